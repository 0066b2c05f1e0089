import { listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { VOUCHER_STATES } from '@shared/rules/points/voucher'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean, item, list, map, number, set, string } from 'dynamodb-toolbox/schema'

/**
 * who       question                                     key
 * everyone  shops and meals of a street                  STREET#<id> / MERCHANT#<id>, OFFER#<id>   (one query each, kept ≤ 60 s)
 * redeem    is there one left today                      STOCK#<street>#<offer>#<day> / SHARD#<n>
 * redeem    how many did this worker have                USE#<street>#<offer>#<day or ever> / MEMBER#<id>
 * schedule  whose vouchers of a day may be left over     USE#<street>#<offer>#<day>   (whole partition)
 * clerk     which voucher is this code                   VOUCHER#<street>#<token of the code> / VOUCHER
 * worker    my vouchers, newest first                    byOwner  MEMBER#<id> / VOUCHER#<ulid>
 * worker    one voucher, right after it was issued       its hold entry's ref is the token (points: LEDGER#<voucher id>)
 * clerk     what my shop handed out on a day             MERCHANT#<street>#<id> / DAY#<day>#<ulid>   (what was annulled stands beside it)
 */
export const Merchant = new Entity({
  ...kind('merchant'),
  schema: item({
    streetId: string().key(),
    merchantId: string().key(),
    name: string(),
    address: string(),
    phone: string(),
    /** Where the shop is: vouchers and points spent are counted there. */
    communityId: string(),
    /** gcj02. */
    location: map({ latitude: number(), longitude: number() }),
    /** 小哥专属停车位. */
    parking: boolean(),
    /** Rises with each change on a screen. */
    version: number().optional(),
  }),
  computeKey: ({ streetId, merchantId }) => ({ pk: `STREET#${streetId}`, sk: `MERCHANT#${merchantId}` }),
})

/** What is decided about a meal; as it stands on the offer and in the record of each change. */
export const offerFacts = () => ({
  title: string(),
  description: string(),
  /** A drawing's code, or whose photo it is (pictures.ts). */
  picture: string(),
  pricePoints: number(),
  cashFen: number(),
  stockPerDay: number(),
  /** Over how many items a day's stock is split: 1, or more for a meal that hundreds want at once. */
  stockShards: number(),
  /** Minutes of the Shanghai day; `toMinute` ≤ 1440 and exclusive. */
  fromMinute: number(),
  toMinute: number(),
  /** 0 = Sunday. */
  weekdays: list(number()),
  /** How many one worker may have on a day, and ever. */
  perDay: number(),
  perWorker: number().optional(),
  onSale: boolean(),
  /** First and last Shanghai day on which it is sold, `YYYY-MM-DD`. */
  validFrom: string(),
  validTo: string(),
  version: number(),
})

/** A meal on offer. Changed only through `changeOffer`, which tells today's and tomorrow's stock as well. */
export const Offer = new Entity({
  ...kind('offer'),
  schema: item({ streetId: string().key(), offerId: string().key(), merchantId: string(), ...offerFacts() }),
  computeKey: ({ streetId, offerId }) => ({ pk: `STREET#${streetId}`, sk: `OFFER#${offerId}` }),
})

/** A part of a day's stock. Absent until its first sale or until the offer changes on that day or the day before. */
export const Stock = new Entity({
  ...kind('stock'),
  schema: item({
    streetId: string().key(),
    offerId: string().key(),
    day: string().key(),
    shard: number().key(),
    sold: number(),
    /** It sells while `sold` is below this. */
    capacity: number(),
    /** The offer's version it sells. */
    version: number(),
  }),
  computeKey: ({ streetId, offerId, day, shard }) => ({
    pk: `STOCK#${streetId}#${offerId}#${day}`,
    sk: `SHARD#${String(shard).padStart(2, '0')}`,
  }),
})

/** What one worker has had of an offer on a day (`period` = the day) or ever (`period` = `ever`). */
export const Use = new Entity({
  ...kind('use'),
  schema: item({
    streetId: string().key(),
    offerId: string().key(),
    period: string().key(),
    memberId: string().key(),
    count: number(),
    /** Of a day: `<usable until>#<code>` of each voucher that was not given back. The schedule looks here for expired ones. */
    vouchers: set(string()).optional(),
  }),
  computeKey: ({ streetId, offerId, period, memberId }) => ({
    pk: `USE#${streetId}#${offerId}#${period}`,
    sk: `MEMBER#${memberId}`,
  }),
})

const states = Object.keys(VOUCHER_STATES) as (keyof typeof VOUCHER_STATES)[]

/**
 * A voucher. Its `code` is the token of the eight digits (platform/sealed/tokens.ts), as wherever else a voucher is referred to: whoever
 * reads the table redeems nothing. The secret of its QR is not kept: it is made from its owner's and its own id and a key of the stage.
 */
export const Voucher = new Entity({
  ...kind('voucher'),
  schema: item({
    streetId: string().key(),
    code: string().key(),
    /** The digits, for its owner. Of a voucher from before they were sealed the `code` is the digits. */
    codeSealed: string().optional(),
    voucherId: string(),
    memberId: string(),
    /** The shop's community. */
    communityId: string(),
    merchantId: string(),
    offerId: string(),
    title: string(),
    picture: string(),
    pricePoints: number(),
    cashFen: number(),
    /** Where its meal was taken from the stock. */
    day: string(),
    shard: number(),
    /** Does it also count towards what a worker may ever have? */
    everCounts: boolean(),
    workerLabel: string(),
    state: string().enum(...states),
    issuedAt: number(),
    usableFrom: number(),
    /** Milliseconds; not the table's TTL: vouchers stay. */
    usableUntil: number(),
    settledAt: number().optional(),
    settledByLabel: string().optional(),
    /** The id of the write that settled it. */
    settledId: string().optional(),
    /** Why it was sent back, or its redemption annulled. */
    refuseReason: string().optional(),
    /** When and by whom its redemption was annulled; `settledAt` goes on saying when it was redeemed. */
    annulledAt: number().optional(),
    annulledByLabel: string().optional(),
    ownerPk: string(),
    ownerSk: string(),
  }),
  computeKey: ({ streetId, code }) => ({ pk: `VOUCHER#${streetId}#${code}`, sk: 'VOUCHER' }),
})

/** Where a voucher stands in its owner's list. */
export function ownedBy(memberId: string, voucherId: string) {
  return { ownerPk: `MEMBER#${memberId}`, ownerSk: `VOUCHER#${voucherId}` }
}

/** What a clerk did with a voucher; append-only. Its id is the clerk's own; its day the id's, past midnight the voucher's. */
export const Redemption = new Entity({
  ...kind('redemption'),
  schema: item({
    streetId: string().key(),
    merchantId: string().key(),
    day: string().key(),
    id: string().key(),
    hash: fingerprinted(),
    at: number(),
    /** `annulled` takes an earlier record of the same day back. */
    outcome: string().enum('redeemed', 'refused', 'annulled'),
    annuls: string().optional(),
    code: string(),
    /** The last four digits of what was typed or scanned: by then it redeems nothing any more. */
    codeTail: string().optional(),
    voucherId: string(),
    offerId: string(),
    title: string(),
    pricePoints: number(),
    cashFen: number(),
    workerLabel: string(),
    by: string(),
    clerkLabel: string(),
    refuseReason: string().optional(),
  }),
  computeKey: ({ streetId, merchantId, day, id }) => ({
    pk: `MERCHANT#${streetId}#${merchantId}`,
    sk: `DAY#${day}#${id}`,
  }),
})

/** Shops of a street: tens of them. */
export const shopsIn = (streetId: string, consistent = false) =>
  listOf(Merchant, { partition: `STREET#${streetId}`, range: { beginsWith: 'MERCHANT#' }, consistent })

/** All offers of a street. */
export const offersIn = (streetId: string, consistent: boolean) =>
  listOf(Offer, { partition: `STREET#${streetId}`, range: { beginsWith: 'OFFER#' }, consistent })

/** The shards of an offer's day that exist. */
export const shardsOf = (streetId: string, offerId: string, day: string) =>
  listOf(Stock, { partition: `STOCK#${streetId}#${offerId}#${day}`, consistent: true })

/** Who had an offer on a day. */
export const usersOf = (streetId: string, offerId: string, day: string) =>
  listOf(Use, { partition: `USE#${streetId}#${offerId}#${day}`, consistent: true })

/** A member's vouchers, newest first. */
export const vouchersBy = (memberId: string) =>
  listOf(Voucher, {
    index: 'byOwner',
    partition: `MEMBER#${memberId}`,
    range: { beginsWith: 'VOUCHER#' },
    reverse: true,
  })

/** What a shop handed out on a day or in a month (`YYYY-MM-DD#`, `YYYY-MM`), as it stands. */
export const redeemedAt = (shop: { streetId: string; merchantId: string }, during: string, reverse = false) =>
  listOf(Redemption, {
    partition: `MERCHANT#${shop.streetId}#${shop.merchantId}`,
    range: { beginsWith: `DAY#${during}` },
    consistent: true,
    reverse,
  })
