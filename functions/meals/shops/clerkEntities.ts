import { listOf } from '@functions/platform/lists/list'
import { listedFields, listedIn } from '@functions/platform/lists/listed'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { type ClerkAct as Act, CLERK_ACTS } from '@shared/rules/points/clerks'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean, item, number, string } from 'dynamodb-toolbox/schema'

/**
 * who          question                                         key
 * shop, admin  who works in a shop                              MERCHANT#<street>#<shop> / CLERK#<member>
 * shop, admin  who took whom in or out, newest first            byOwner  CLERKACTS#<street>#<shop> / <moment>…  backwards
 * remove       is one owner left; is there room                 MERCHANT#<street>#<shop> / TEAM
 * join         what does this code stand for                    INVITATION#<street>#<keyed hash> / INVITATION  (TTL)
 *
 * What somebody may do is decided by their profile alone; it changes in the same transaction as these.
 */
export const Clerk = new Entity({
  ...kind('clerk'),
  schema: item({
    streetId: string().key(),
    merchantId: string().key(),
    memberId: string().key(),
    nameMasked: string(),
    owner: boolean(),
    since: number(),
  }),
  computeKey: ({ streetId, merchantId, memberId }) => ({
    pk: `MERCHANT#${streetId}#${merchantId}`,
    sk: `CLERK#${memberId}`,
  }),
})

/** How many there are: what two who leave at once meet at. */
export const ClerkTeam = new Entity({
  ...kind('clerkTeam'),
  schema: item({
    streetId: string().key(),
    merchantId: string().key(),
    people: number(),
    owners: number(),
  }),
  computeKey: ({ streetId, merchantId }) => ({ pk: `MERCHANT#${streetId}#${merchantId}`, sk: 'TEAM' }),
})

const acts = Object.keys(CLERK_ACTS) as Act[]

/** One change of who works in a shop, append-only; carries the write's id. */
export const ClerkChange = new Entity({
  ...kind('clerkChange'),
  schema: item({
    streetId: string().key(),
    merchantId: string().key(),
    id: string().key(),
    act: string().enum(...acts),
    memberId: string().optional(),
    memberLabel: string().optional(),
    owner: boolean(),
    by: string(),
    byLabel: string(),
    at: number(),
    hash: fingerprinted(),
    /** Of an invitation: which of the codes that follow from its id was free. */
    draw: number().optional(),
    ...listedFields(),
  }),
  computeKey: ({ streetId, merchantId, id }) => ({
    pk: `MERCHANT#${streetId}#${merchantId}`,
    sk: `CLERKACT#${id}`,
  }),
})

/** Where a change stands: among those of its shop, newest first. */
export const clerkChangeAt = (shop: { streetId: string; merchantId: string }, at: number, id: string) =>
  listedIn(clerkChangesPartition(shop), at, id)
export const clerkChangesPartition = (shop: { streetId: string; merchantId: string }) =>
  `CLERKACTS#${shop.streetId}#${shop.merchantId}`

/** A code that lets one person in. The code itself is not kept: whoever reads the table joins nothing. */
export const Invitation = new Entity({
  ...kind('invitation'),
  schema: item({
    streetId: string().key(),
    index: string().key(),
    id: string(),
    merchantId: string(),
    owner: boolean(),
    by: string(),
    /** Whoever invites and is signed out or removed before the code is typed has invited nobody. */
    byEpoch: number(),
    /** Epoch milliseconds. */
    until: number(),
    /** Who joined by it: a code lets in one. */
    usedBy: string().optional(),
    /** Epoch seconds. */
    expiresAt: number(),
  }),
  computeKey: ({ streetId, index }) => ({ pk: `INVITATION#${streetId}#${index}`, sk: 'INVITATION' }),
})

/** Who works in a shop. */
export const clerksIn = (streetId: string, merchantId: string) =>
  listOf(Clerk, { partition: `MERCHANT#${streetId}#${merchantId}`, range: { beginsWith: 'CLERK#' }, consistent: true })

/** Who took whom in or out, newest first. */
export const clerkChangesOf = (shop: { streetId: string; merchantId: string }) =>
  listOf(ClerkChange, { index: 'byOwner', partition: clerkChangesPartition(shop), reverse: true })
