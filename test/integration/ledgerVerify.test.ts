import { Account } from '@functions/points/entities'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { verifyLedger } from '../../local/verifyLedger'
import { aPerson, aStreet } from '../support/factories'
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
  ])
})
