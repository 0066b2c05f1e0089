import { expireVouchers } from '@functions/meals/expire'
import { handler } from '@functions/points/onSchedule'
import { expireStreet } from '@functions/points/yearly'
import { ServedStreet } from '@functions/stations/registry'
import { startOf } from '@shared/rules/time/day'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { verifyLedger } from '../../local/commands/verifyLedger'
import { call } from '../support/api'
import { aPerson, aStreet, givePoints } from '../support/factories'
import { accountOf, entriesOf } from '../support/ledger'
import { anOffer, redeem, shifted } from '../support/meals'

const MINUTE = 60_000
const at = <T>(day: string, minute: number, run: () => Promise<T>) =>
  shifted(startOf(day) + minute * MINUTE - Date.now(), run)
const always = () => true
const people = (streetId: string, count: number) =>
  at('2028-02-29', 0, () =>
    Promise.all(Array.from({ length: count }, () => aPerson(streetId, { points: 10, listed: true }))),
  )

test('a run that is interrupted goes on where it stopped; runs at once take nothing twice', async () => {
  const { streetId } = await aStreet()
  const members = await people(streetId, 30)
  expect(await at('2029-12-31', 1439, () => expireStreet(streetId, always))).toMatchObject({
    points: 0,
    complete: true,
  })
  await at('2030-01-01', 0, async () => {
    let pages = 0
    expect(await expireStreet(streetId, () => pages++ < 1)).toMatchObject({
      accounts: 25,
      points: 250,
      complete: false,
    })
    const runs = await Promise.all([1, 2, 3].map(() => expireStreet(streetId, always)))
    expect(runs.every(({ complete, failed }) => complete && failed === 0)).toBe(true)
    expect(runs.reduce((sum, { points }) => sum + points, 0)).toBe(50)
    expect(await expireStreet(streetId, always)).toMatchObject({ accounts: 0, points: 0 })
  })
  for (const { memberId } of members) {
    expect((await entriesOf(memberId)).map(({ kind }) => kind)).toEqual(['earn', 'expire'])
    expect(await accountOf(memberId)).toMatchObject({ balance: 0, available: 0 })
  }
  expect((await verifyLedger(streetId)).differences).toEqual([])
})

test('in the first second of the year nobody spends points that are out of date, whether the job ran or not', async () => {
  const { streetId } = await aStreet()
  const offer = await anOffer(streetId, { pricePoints: 8 })
  const [worker] = await people(streetId, 1)
  if (!worker) throw new Error('nobody')
  await at('2030-01-01', 0, async () => {
    await givePoints({ memberId: worker.memberId, streetId, communityId: 'east', points: 7 })
    expect(await redeem(worker, offer)).toMatchObject({ status: 409, body: { data: { missing: 1 } } })
    await givePoints({ memberId: worker.memberId, streetId, communityId: 'east', points: 1 })
    const answers = await Promise.all([redeem(worker, offer), redeem(worker, offer), expireStreet(streetId, always)])
    expect(answers.slice(0, 2).filter((answer) => 'status' in answer && answer.status === 201)).toHaveLength(1)
    const { body } = await call('points', 'account', {}, worker)
    expect(body).toEqual({
      balance: 8,
      held: 8,
      available: 0,
      expiring: [{ year: 2030, points: 8, lastDay: '2031-12-31' }],
    })
  })
  expect((await verifyLedger(streetId)).differences).toEqual([])
})

test('points under a voucher outlive the year with it, and go when it gives them back', async () => {
  const { streetId } = await aStreet()
  await ServedStreet.build(PutItemCommand).item({ streetId }).send()
  const offer = await anOffer(streetId, { pricePoints: 8 })
  const [worker] = await people(streetId, 1)
  if (!worker) throw new Error('nobody')
  expect((await at('2029-12-31', 1439, () => redeem(worker, offer))).status).toBe(201)
  await at('2030-01-01', 2, async () => {
    expect(await expireStreet(streetId, always)).toMatchObject({ points: 2 })
    expect(await accountOf(worker.memberId)).toMatchObject({ balance: 8, held: 8, available: 0 })
    expect(await expireVouchers(streetId)).toBe(1)
    expect((await call('points', 'account', {}, worker)).body).toMatchObject({ balance: 0, available: 0 })
    expect((await redeem(worker, offer)).body).toMatchObject({ code: 'NOT_ENOUGH_POINTS' })
    await handler({}, { getRemainingTimeInMillis: () => 60_000 })
  })
  expect(await accountOf(worker.memberId)).toMatchObject({ balance: 0, held: 0, spent: 10 })
  expect((await verifyLedger(streetId)).differences).toEqual([])
})
