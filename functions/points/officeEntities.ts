import { listOf } from '@functions/platform/lists/list'
import { listedFields, listedIn } from '@functions/platform/lists/listed'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { POINTS_ACTS, type PointsAct } from '@shared/rules/people/corrections'
import { EARN_REASONS } from '@shared/rules/points/points'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, map, number, string } from 'dynamodb-toolbox/schema'

/**
 * who     question                                             key
 * admin   what was done to points, newest first                byOwner  POINTSACTS#<street> / <moment>…  backwards
 * admin   what did this write answer the first time            POINTSACTS#<street> / <ulid>
 * admin   what waits for a second person, newest first         PROPOSALS#<street> / OPEN#<ulid>  backwards
 * admin   what a second person decided, newest first           PROPOSALS#<street> / DONE#<ulid>  backwards
 * admin   what did I move alone today                          POINTSALONE#<street>#<admin> / <day>   (TTL)
 * admin   was this entry reversed (unique by key)              MEMBER#<id> / REVERSED#<entry>
 *
 * Written by administrators' own hands only: a few a day in a street.
 */
const acts = Object.keys(POINTS_ACTS) as PointsAct[]

const subject = () => ({
  /** Whose points; absent for a rule, which is everybody's. */
  memberId: string().optional(),
  memberLabel: string(),
  kind: string().enum('award', 'reversal', 'rule'),
  amount: number(),
  reason: string(),
  /** Of a reversal: the entry, and what it was in words. */
  entryId: string().optional(),
  about: string().optional(),
})

/** One act of an administrator, append-only; carries the write's id and what it answered. */
export const OfficeAct = new Entity({
  ...kind('officeAct'),
  schema: item({
    streetId: string().key(),
    id: string().key(),
    act: string().enum(...acts),
    ...subject(),
    /** The proposal that it made or decided. */
    proposalId: string().optional(),
    by: string(),
    byLabel: string(),
    at: number(),
    done: number(),
    missing: number(),
    hash: fingerprinted(),
    ...listedFields(),
  }),
  computeKey: ({ streetId, id }) => ({ pk: `POINTSACTS#${streetId}`, sk: id }),
})

/** Where an act stands: among those of its street, newest first. */
export const actAt = (streetId: string, at: number, id: string) => listedIn(actsPartition(streetId), at, id)
const actsPartition = (streetId: string) => `POINTSACTS#${streetId}`

/** What is too large for one administrator. While it is open it stands in one list, then in the other. */
export const Proposal = new Entity({
  ...kind('pointsProposal'),
  schema: item({
    streetId: string().key(),
    list: string().enum('OPEN', 'DONE').key(),
    id: string().key(),
    ...subject(),
    proposedBy: string(),
    proposedByLabel: string(),
    proposedAt: number(),
    state: string().enum('open', 'approved', 'declined'),
    /** Of a rule: what it is to be. */
    rule: map({
      reason: string().enum(...EARN_REASONS),
      dailyCap: number().optional(),
      firstDay: string(),
      lastDay: string().optional(),
      note: string(),
    }).optional(),
    decidedByLabel: string().optional(),
    decidedAt: number().optional(),
  }),
  computeKey: ({ streetId, list, id }) => ({ pk: `PROPOSALS#${streetId}`, sk: `${list}#${id}` }),
})

/** How many points one administrator moved on a Shanghai day without a second person. */
export const MovedAlone = new Entity({
  ...kind('movedAlone'),
  schema: item({
    streetId: string().key(),
    memberId: string().key(),
    day: string().key(),
    points: number(),
    /** Epoch seconds. */
    expiresAt: number(),
  }),
  computeKey: ({ streetId, memberId, day }) => ({ pk: `POINTSALONE#${streetId}#${memberId}`, sk: day }),
})

/** What was done to points by hand, newest first. */
export const actsIn = (streetId: string) =>
  listOf(OfficeAct, { index: 'byOwner', partition: actsPartition(streetId), reverse: true })

/** What waits for a second person, or was decided, newest first; as it stands. */
export const proposalsIn = (streetId: string, list: 'OPEN' | 'DONE') =>
  listOf(Proposal, {
    partition: `PROPOSALS#${streetId}`,
    range: { beginsWith: `${list}#` },
    reverse: true,
    consistent: true,
  })

/** What waits for a second person, longest first; maybe as it was a moment ago. */
export const proposalsWaiting = (streetId: string) =>
  listOf(Proposal, { partition: `PROPOSALS#${streetId}`, range: { beginsWith: 'OPEN#' } })
