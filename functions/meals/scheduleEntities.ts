import { plain, table } from '@functions/platform/store/table'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

/**
 * who       question                                     key
 * schedule  up to which moment is everything expired     SWEPT / <street>
 * schedule  up to which end were owners reminded         REMINDED / <street>
 * consumer  a voucher ends soon                          VOUCHER#<street>#<token of the code> / ENDING   (its record is the message)
 */

/** How far the schedule has come: every voucher of the street usable until then or earlier is settled. */
export const Swept = new Entity({
  name: 'swept',
  table,
  ...plain,
  schema: item({ streetId: string().key(), until: number() }),
  computeKey: ({ streetId }) => ({ pk: 'SWEPT', sk: streetId }),
})

/** How far reminding has come: of every voucher of the street that ends until then its owner is told. */
export const Reminded = new Entity({
  name: 'reminded',
  table,
  ...plain,
  schema: item({ streetId: string().key(), until: number() }),
  computeKey: ({ streetId }) => ({ pk: 'REMINDED', sk: streetId }),
})

/** That a voucher ends soon, put once; the table's TTL tidies up. */
export const Ending = new Entity({
  name: 'ending',
  table,
  ...plain,
  schema: item({ streetId: string().key(), code: string().key(), at: number(), expiresAt: number() }),
  computeKey: ({ streetId, code }) => ({ pk: `VOUCHER#${streetId}#${code}`, sk: 'ENDING' }),
})
