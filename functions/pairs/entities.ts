import { listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import {
  CALL_TIMES,
  type CallTime,
  CONTACT_MEDIA,
  CONTACT_RESULTS,
  type ContactMedium,
  type ContactResult,
} from '@shared/rules/duties/pairs'
import { OCCUPATIONS } from '@shared/rules/text/words'
import { addDays, type Day } from '@shared/rules/time/day'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean, item, list, map, number, record, string } from 'dynamodb-toolbox/schema'

/**
 * who     question                                            key
 * worker  who is my contact person                            MEMBER#<id> / HEAD#PAIR   (one query with profile and account)
 * staff   whose contact person am I, first due first          byQueue  PAIRS#<street>#<staff> / <day due>#<member>
 * staff   who of a community has none, longest first          byQueue  UNPAIRED#<street>#<community> / <since>#<member>
 * staff   who of a community wants none                       byQueue  UNCALLED#<street>#<community> / <since>#<member>
 * both    our contacts, newest first                          MEMBER#<id> / CONTACT#<ulid>  backwards
 */
const occupations = Object.keys(OCCUPATIONS) as (keyof typeof OCCUPATIONS)[]
const callTimes = Object.keys(CALL_TIMES) as CallTime[]
const results = Object.keys(CONTACT_RESULTS) as ContactResult[]
const media = Object.keys(CONTACT_MEDIA) as ContactMedium[]

/** A confirmed worker and who is in contact with them: nobody where they have none, or want none. */
export const Pair = new Entity({
  ...kind('pair'),
  schema: item({
    memberId: string().key(),
    streetId: string(),
    communityId: string(),
    nameMasked: string(),
    occupation: string()
      .enum(...occupations)
      .optional(),
    staffId: string().optional(),
    staffLabel: string().optional(),
    /** Since when it is so. */
    since: string(),
    /** The first month that counts, by its first day, and how often they were reached in each. */
    first: string(),
    months: record(string(), number()),
    /** The last contacts: for the day of the last one, and what already counted. */
    reached: list(map({ id: string(), day: string(), source: string().optional() })),
    triedOn: string().optional(),
    callTime: string().enum(...callTimes),
    wish: string().enum('another', 'none').optional(),
    /** Rises with every write; every write is conditioned on it. */
    version: number(),
    /** The last writes, so that one that is sent again is known. */
    made: list(map({ id: string(), hash: fingerprinted() })),
    at: number(),
    queuePk: string(),
    queueSk: string(),
  }),
  computeKey: ({ memberId }) => ({ pk: `MEMBER#${memberId}`, sk: 'HEAD#PAIR' }),
})

/** A try to reach somebody, written down once. It is never changed but for the mark that another record takes it back. */
export const Contact = new Entity({
  ...kind('contact'),
  schema: item({
    memberId: string().key(),
    id: string().key(),
    hash: fingerprinted(),
    streetId: string(),
    communityId: string(),
    by: string(),
    /** Who made it and is counted with it, whoever has the worker since; of a taking back, who made what it takes back. */
    credit: string(),
    byRole: string().enum('staff', 'worker'),
    byLabel: string(),
    at: number(),
    day: string(),
    result: string().enum(...results),
    medium: string().enum(...media),
    noteSealed: string().optional(),
    /** Its month was over. */
    late: boolean().optional(),
    /** 1: the first of its month; −1: takes back the only one. */
    fulfils: number().optional(),
    source: string().optional(),
    reverses: string().optional(),
    reason: string().optional(),
    reversedBy: string().optional(),
  }),
  computeKey: ({ memberId, id }) => ({ pk: `MEMBER#${memberId}`, sk: `CONTACT#${id}` }),
})

const pairsOf = (streetId: string, staffId: string) => `PAIRS#${streetId}#${staffId}`
const unpairedOf = (streetId: string, communityId: string) => `UNPAIRED#${streetId}#${communityId}`
const uncalledOf = (streetId: string, communityId: string) => `UNCALLED#${streetId}#${communityId}`

/** Where a pair stands. */
export function pairPlace(
  { memberId, streetId, communityId, staffId, since, wish }: Place & { memberId: string; since: Day },
  due: Day,
) {
  if (staffId !== undefined) return { queuePk: pairsOf(streetId, staffId), queueSk: `${due}#${memberId}` }
  const list = wish === 'none' ? uncalledOf : unpairedOf
  return { queuePk: list(streetId, communityId), queueSk: `${since}#${memberId}` }
}

interface Place {
  streetId: string
  communityId: string
  staffId?: string | undefined
  wish?: 'another' | 'none' | undefined
}

/** The workers somebody is the contact person of, first due first; those due until a day when one is named. */
export const pairedWith = (streetId: string, staffId: string, until?: Day) =>
  listOf(Pair, {
    index: 'byQueue',
    partition: pairsOf(streetId, staffId),
    ...(until === undefined ? {} : { range: { lt: addDays(until, 1) } }),
  })

/** The same between two places of it: days, maybe with `#` and an id. */
export const pairedBetween = (streetId: string, staffId: string, between: [string, string]) =>
  listOf(Pair, { index: 'byQueue', partition: pairsOf(streetId, staffId), range: { between } })

/** Who of a community has no contact person, longest first. */
export const unpairedIn = (streetId: string, communityId: string) =>
  listOf(Pair, { index: 'byQueue', partition: unpairedOf(streetId, communityId) })

/** Who of a community wants none. */
export const uncalledIn = (streetId: string, communityId: string) =>
  listOf(Pair, { index: 'byQueue', partition: uncalledOf(streetId, communityId) })

/** Contacts with somebody, newest first. */
export const contactsWith = (memberId: string) =>
  listOf(Contact, { partition: `MEMBER#${memberId}`, range: { beginsWith: 'CONTACT#' }, reverse: true })
