import { offerFacts } from '@functions/meals/entities'
import { listOf } from '@functions/platform/lists/list'
import { listedFields } from '@functions/platform/lists/listed'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, map, number, string } from 'dynamodb-toolbox/schema'

/**
 * who          question                                     key
 * shop, admin  who changed a meal and when, newest first    byOwner  OFFERCHANGES#<street>#<offer> / <moment>…  backwards
 * shop, admin  what did this write answer the first time    OFFER#<street>#<offer> / CHANGE#<ulid>
 * closing      was something of a month annulled meanwhile  MERCHANT#<street>#<shop> / ANNULLED#<month>
 * shop, admin  what a shop is owed for a closed month       MERCHANT#<street>#<shop> / SETTLED#<month>
 */
export const OfferChange = new Entity({
  ...kind('offerChange'),
  schema: item({
    streetId: string().key(),
    offerId: string().key(),
    /** The write's own id. */
    id: string().key(),
    hash: fingerprinted(),
    at: number(),
    by: string(),
    byLabel: string(),
    merchantId: string(),
    /** The offer as it was from then on. */
    ...offerFacts(),
    ...listedFields(),
  }),
  computeKey: ({ streetId, offerId, id }) => ({ pk: `OFFER#${streetId}#${offerId}`, sk: `CHANGE#${id}` }),
})

const sum = () => map({ vouchers: number(), points: number(), valueFen: number() })

/** A closed month of a shop; written once and never again. */
export const Settlement = new Entity({
  ...kind('settlement'),
  schema: item({
    streetId: string().key(),
    merchantId: string().key(),
    month: string().key(),
    /** The write that closed it. */
    id: string(),
    own: sum(),
    /** What had reached the month before after it was closed, at that month's value. */
    correction: sum(),
    pointFen: number(),
    closedAt: number(),
    closedBy: string(),
    closedByLabel: string(),
  }),
  computeKey: ({ streetId, merchantId, month }) => ({
    pk: `MERCHANT#${streetId}#${merchantId}`,
    sk: `SETTLED#${month}`,
  }),
})

/** How many redemptions of a month were annulled: whoever closes the month after it must have seen them all. */
export const Annulled = new Entity({
  ...kind('annulled'),
  schema: item({ streetId: string().key(), merchantId: string().key(), month: string().key(), count: number() }),
  computeKey: ({ streetId, merchantId, month }) => ({
    pk: `MERCHANT#${streetId}#${merchantId}`,
    sk: `ANNULLED#${month}`,
  }),
})

/** Who changed a meal, newest first. */
export const offerChanges = (streetId: string, offerId: string) =>
  listOf(OfferChange, { index: 'byOwner', partition: changesPartition(streetId, offerId), reverse: true })

export const changesPartition = (streetId: string, offerId: string) => `OFFERCHANGES#${streetId}#${offerId}`
