import { kind } from '@functions/platform/store/table'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, number, string } from 'dynamodb-toolbox/schema'

/**
 * who       question                                     key
 * schedule  up to which moment is everything expired     SWEPT / <street>
 * schedule  up to which end were owners reminded         REMINDED / <street>
 * consumer  a voucher ends soon                          VOUCHER#<street>#<token of the code> / ENDING   (its record is the message)
 */

/** How far the schedule has come: every voucher of the street usable until then or earlier is settled. */
export const Swept = new Entity({
  ...kind('swept'),
  schema: item({ streetId: string().key(), until: number() }),
  computeKey: ({ streetId }) => ({ pk: 'SWEPT', sk: streetId }),
})

/** How far reminding has come: of every voucher of the street that ends until then its owner is told. */
export const Reminded = new Entity({
  ...kind('reminded'),
  schema: item({ streetId: string().key(), until: number() }),
  computeKey: ({ streetId }) => ({ pk: 'REMINDED', sk: streetId }),
})

/** That a voucher ends soon, put once; the table's TTL tidies up. */
export const Ending = new Entity({
  ...kind('ending'),
  schema: item({ streetId: string().key(), code: string().key(), at: number(), expiresAt: number() }),
  computeKey: ({ streetId, code }) => ({ pk: `VOUCHER#${streetId}#${code}`, sk: 'ENDING' }),
})
