import { Rule } from '@functions/ledger/entities'
import { RULE_LEAD_MS } from '@shared/rules/points/earning'
import { dayOf } from '@shared/rules/time/day'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { call } from '../support/api'
import { aPerson, aStreet, givePoints } from '../support/factories'
import { anOffer, redeem } from '../support/meals'

let streetId: string

beforeAll(async () => {
  ;({ streetId } = await aStreet())
})

test('an account says what can be spent, what is held and until when points last', async () => {
  const worker = await aPerson(streetId, { points: 30 })
  await redeem(worker, await anOffer(streetId))
  const { status, body } = await call('points', 'account', {}, worker)
  const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear()
  expect(status).toBe(200)
  expect(body).toEqual({
    balance: 30,
    held: 12,
    available: 18,
    expiring: [{ year, points: 30, lastDay: `${year + 1}-12-31` }],
  })
})

test('the ledger comes newest first, a page at a time, in words', async () => {
  const worker = await aPerson(streetId, { points: 30 })
  await givePoints({ ...worker, communityId: 'east', points: 5 })
  await redeem(worker, await anOffer(streetId))
  const first = await call('points', 'ledger', { limit: 2 }, worker)
  expect(first.body.items).toMatchObject([
    { kind: 'hold', label: '换套餐（待用）', amount: 12, balanceDelta: 0, heldDelta: 12, subject: '测试套餐' },
    { kind: 'earn', amount: 5, balanceDelta: 5 },
  ])
  const rest = await call('points', 'ledger', { limit: 2, cursor: first.body.cursor }, worker)
  expect(rest.body.items).toMatchObject([{ amount: 30 }])
  const stranger = await aPerson(streetId)
  const stolen = await call('points', 'ledger', { limit: 2, cursor: first.body.cursor }, stranger)
  expect(stolen).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT' } })
})

test('each entry shows the balance after it, on every page, also when something arrives in between', async () => {
  const worker = await aPerson(streetId, { points: 30 })
  for (const points of [1, 2, 3]) await givePoints({ ...worker, communityId: 'east', points })
  const first = await call('points', 'ledger', { limit: 2 }, worker)
  await givePoints({ ...worker, communityId: 'east', points: 100 })
  const second = await call('points', 'ledger', { limit: 2, cursor: first.body.cursor }, worker)
  const balances = [first, second].flatMap(({ body }) => body.items.map(({ balanceAfter }) => balanceAfter))
  expect(balances).toEqual([36, 33, 31, 30])
  expect(first.body.items[0]).toMatchObject({ by: 'staff', ref: 'test' })
})

test('rules show what is in force now, not what was or will be', async () => {
  const own = await aStreet()
  const put = (amount: number, validFrom: number, note: string) =>
    Rule.build(PutItemCommand).item({ streetId: own.streetId, reason: 'checkin', amount, validFrom, note }).send()
  await put(3, Date.now() - 1000, '今天起')
  await put(9, Date.now() + RULE_LEAD_MS, '以后')
  const { body } = await call('points', 'rules', { streetId: own.streetId })
  expect(body.items.find(({ reason }) => reason === 'checkin')).toEqual({
    reason: 'checkin',
    label: '驿站打卡',
    amount: 3,
    note: '今天起',
    firstDay: dayOf(Date.now() - 1000),
  })
  expect(await call('points', 'rules', { streetId: 'nowhere' })).toMatchObject({ status: 404 })
})
