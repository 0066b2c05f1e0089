import { randomBytes } from 'node:crypto'
import type { OfferItem } from '@functions/meals/catalogue'
import { Merchant, Offer } from '@functions/meals/entities'
import { now } from '@functions/platform/clock'
import type { Outputs } from '@shared/contract/contract'
import { rotatingCode, stepAt } from '@shared/rules/points/rotating'
import { qrPayload } from '@shared/rules/points/voucher'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { anId, call, type Person } from './api'
import { aPerson, CENTER } from './factories'

/** A shop of its own. */
export async function aMerchant(streetId: string, name = '测试面馆'): Promise<string> {
  const merchantId = `m${randomBytes(4).toString('hex')}`
  await Merchant.build(PutItemCommand)
    .item({
      streetId,
      merchantId,
      name,
      address: '测试路 8 号',
      phone: '0535-0000002',
      communityId: 'east',
      location: CENTER,
      parking: true,
    })
    .send()
  return merchantId
}

/** A meal on sale all day, every day, in a shop of its own unless told; ten a day, twelve points, two for each worker. */
export async function anOffer(streetId: string, given: Partial<OfferItem> = {}): Promise<OfferItem> {
  const offer: OfferItem = {
    streetId,
    offerId: `o${randomBytes(4).toString('hex')}`,
    merchantId: given.merchantId ?? (await aMerchant(streetId)),
    title: '测试套餐',
    description: '一碗面，一碟小菜',
    picture: 'noodles',
    pricePoints: 12,
    cashFen: 500,
    stockPerDay: 10,
    stockShards: 1,
    fromMinute: 0,
    toMinute: 1440,
    weekdays: [0, 1, 2, 3, 4, 5, 6],
    perDay: 2,
    onSale: true,
    validFrom: '2020-01-01',
    validTo: '2099-12-31',
    version: 1,
    ...given,
  }
  await Offer.build(PutItemCommand).item(offer).send()
  return offer
}

/** Somebody behind the counter of a shop. */
export const aClerk = (streetId: string, merchantId: string): Promise<Person> =>
  aPerson(streetId, { grants: [{ role: 'merchant', merchantId }] })

/** Somebody who runs a shop. */
export const anOwner = (streetId: string, merchantId: string): Promise<Person> =>
  aPerson(streetId, { grants: [{ role: 'merchant', merchantId, owner: true }] })

/** Redeems a meal as that worker; any answer. */
export const redeem = (worker: Person, { offerId, version }: OfferItem, id = anId()) =>
  call('meals', 'redeem', { id, offerId, offerVersion: version }, worker)

/** What the worker's phone shows at an instant. */
export const qrOf = ({ qrHandle = '', qrSecret = '' }: Outputs['meals']['redeem'], at = now()) => ({
  kind: 'qr' as const,
  payload: qrPayload(qrHandle, rotatingCode(qrSecret, stepAt(at))),
})

/** Previews a voucher's QR as that clerk and returns its ticket. @throws when it is refused */
export async function ticketFor(clerk: Person, voucher: Outputs['meals']['redeem']): Promise<string> {
  const answer = await call('meals', 'preview', qrOf(voucher), clerk)
  if (answer.status !== 200) throw new Error(`preview was answered ${answer.body.code}`)
  return answer.body.ticket
}

/** Runs something at another time of the server's clock. */
export async function shifted<T>(offsetMs: number, run: () => Promise<T>): Promise<T> {
  const before = process.env.CLOCK_OFFSET_MS
  process.env.CLOCK_OFFSET_MS = String(offsetMs)
  try {
    return await run()
  } finally {
    if (before === undefined) delete process.env.CLOCK_OFFSET_MS
    else process.env.CLOCK_OFFSET_MS = before
  }
}
