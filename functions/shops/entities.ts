import { offerFacts } from '@functions/meals/entities'
import { plain, table } from '@functions/platform/table'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

/**
 * who          question                                     key
 * shop, admin  who changed a meal and when, newest first    OFFER#<street>#<offer> / CHANGE#<ulid>  backwards
 * shop, admin  what did this write answer the first time    the same key
 */
export const OfferChange = new Entity({
  name: 'offerChange',
  table,
  ...plain,
  schema: item({
    streetId: string().key(),
    offerId: string().key(),
    /** The write's own id. */
    id: string().key(),
    hash: string(),
    at: number(),
    by: string(),
    byLabel: string(),
    merchantId: string(),
    /** The offer as it was from then on. */
    ...offerFacts(),
  }),
  computeKey: ({ streetId, offerId, id }) => ({ pk: `OFFER#${streetId}#${offerId}`, sk: `CHANGE#${id}` }),
})
