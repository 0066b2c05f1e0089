import { listOf } from '@functions/platform/lists/list'
import { kind } from '@functions/platform/store/table'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean, item, number, string } from 'dynamodb-toolbox/schema'

/**
 * who       question                                              key
 * schedule  how far did the year's expiry of a street come        EXPIRY#<street> / RUN#<year>
 * schedule  whose out-of-date points lie under vouchers           EXPIRY#<street> / WAITING#<member>
 *
 * A few writes a page of members, once a year; a street's own partition is never busy.
 */
export const ExpiryRun = new Entity({
  ...kind('expiryRun'),
  schema: item({
    streetId: string().key(),
    year: number().key(),
    /** The community being worked through; those before it in the alphabet are done. */
    communityId: string().optional(),
    /** Where its list of members goes on, as JSON. */
    from: string().optional(),
    complete: boolean(),
    /** So far; what a page that was interrupted had expired already is not counted again. */
    accounts: number(),
    points: number(),
  }),
  computeKey: ({ streetId, year }) => ({ pk: `EXPIRY#${streetId}`, sk: `RUN#${year}` }),
})

export const ExpiryWaiting = new Entity({
  ...kind('expiryWaiting'),
  schema: item({ streetId: string().key(), memberId: string().key(), communityId: string() }),
  computeKey: ({ streetId, memberId }) => ({ pk: `EXPIRY#${streetId}`, sk: `WAITING#${memberId}` }),
})

/** Those whose vouchers kept points back. */
export const expiryWaitingIn = (streetId: string) =>
  listOf(ExpiryWaiting, { partition: `EXPIRY#${streetId}`, range: { beginsWith: 'WAITING#' }, consistent: true })
