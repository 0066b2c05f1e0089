import { Account, Entry } from '@functions/ledger/entities'
import { Stock, Voucher } from '@functions/meals/entities'
import { tokenOf } from '@functions/platform/sealed/lookup'
import { newId } from '@functions/platform/store/ids'
import { dayOf } from '@shared/rules/time/day'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { verifyLedger } from '../../local/commands/verifyLedger'
import { verifyMeals } from '../../local/commands/verifyMeals'
import { aPerson, aStreet } from '../support/factories'
import { entriesOf } from '../support/ledger'
import { anOffer, redeem } from '../support/meals'

test('an account that does not add up is found, with what it should be; sound ones are not accused', async () => {
  const { streetId } = await aStreet()
  const offer = await anOffer(streetId)
  const [sound, cooked] = [await aPerson(streetId, { points: 40 }), await aPerson(streetId, { points: 40 })]
  for (const worker of [sound, cooked]) await redeem(worker, offer)
  expect(await verifyLedger(streetId)).toEqual({ accounts: 2, differences: [] })
  const { memberId } = cooked
  await Account.build(UpdateItemCommand).item({ memberId, balance: 41, held: 11 }).send()
  const { differences } = await verifyLedger(streetId)
  expect(differences).toEqual([
    { memberId, what: 'balance', expected: 40, found: 41 },
    { memberId, what: 'held', expected: 12, found: 11 },
    { memberId, what: 'held by issued vouchers', expected: 12, found: 11 },
    { memberId, what: 'available', expected: 30, found: 28 },
    { memberId, what: 'left of all years', expected: 41, found: 40 },
  ])
})

test('a reversal of nothing, of too much, by another reason or for the second time is found', async () => {
  const { streetId } = await aStreet()
  const { memberId } = await aPerson(streetId, { points: 40 })
  const [award] = await entriesOf(memberId)
  if (!award) throw new Error('no award')
  const lie = (more: Partial<typeof award>) => {
    const back = { reason: 'earnReversed' as const, kind: 'reverse' as const, amount: 0, balanceDelta: 0 }
    return Entry.build(PutItemCommand)
      .item({ ...award, ...back, id: newId(), ...more })
      .send()
  }
  await lie({ reverses: award.id, amount: 41, balanceDelta: -41 })
  await lie({ reverses: award.id, reason: 'expiryUndone', kind: 'restore' })
  await lie({ reverses: newId() })
  await lie({})
  const { differences } = await verifyLedger(streetId)
  const found = Object.fromEntries(differences.map(({ what, found: number }) => [what, number]))
  expect(found).toMatchObject({
    'reversals that are not of their entry': 3,
    'corrections that name no entry': 1,
    'entries reversed twice': 1,
    entries: 1,
  })
})

test('a meal that is sold, counted or handed out by no voucher is found too', async () => {
  const { streetId } = await aStreet()
  const offer = await anOffer(streetId)
  const worker = await aPerson(streetId, { points: 40 })
  const { body } = await redeem(worker, offer)
  expect(await verifyMeals(streetId)).toEqual([])
  const { offerId } = offer
  const day = dayOf(body.issuedAt)
  const code = await tokenOf('voucher', body.code ?? '')
  await Stock.build(UpdateItemCommand).item({ streetId, offerId, day, shard: 0, sold: 3 }).send()
  await Voucher.build(UpdateItemCommand).item({ streetId, code, state: 'redeemed' }).send()
  const found = await verifyMeals(streetId)
  expect(found).toEqual([
    {
      where: `voucher ${body.voucherId}`,
      what: 'entries of one that is redeemed',
      expected: 'mealHold 12,mealPost 12',
      found: 'mealHold 12',
    },
    { where: `stock ${streetId} ${offerId} ${day} 0`, what: 'sold', expected: 1, found: 3 },
    {
      where: `shop ${offer.merchantId} voucher ${code} redeemed`,
      what: 'records of the counter',
      expected: 1,
      found: 0,
    },
  ])
})
