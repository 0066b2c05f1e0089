import { Counter } from '@functions/counters/entities'
import { handler } from '@functions/insights/onRecords'
import { place } from '@functions/insights/placing'
import { recordMove, updateAccount } from '@functions/ledger/movement'
import { newId } from '@functions/platform/store/ids'
import { transact } from '@functions/platform/store/transact'
import { monthBefore, monthOf } from '@shared/rules/points/settlement'
import { dayOf, monthAfter, startOf } from '@shared/rules/time/day'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { rebuildCounters } from '../../local/commands/rebuildCounters'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { ownTable } from '../support/ownTable'
import { streamed } from '../support/stream'

beforeAll(() => ownTable({ stream: true }))

const loadedAt = Date.now()
const thisMonth = monthOf(dayOf(loadedAt))
const lastMonth = monthBefore(thisMonth)
/** The first moment of this month in Shanghai. */
const edge = startOf(`${thisMonth}-01`)

let streetId: string

beforeEach(async () => {
  ;({ streetId } = await aStreet())
})

/** Points through the ledger at a moment; the id of the entry. */
async function earn(person: Person, amount: number, at = edge): Promise<string> {
  const { memberId } = person
  const about = { reason: 'registration' as const, subject: '测试', ref: 'test', by: 'test', communityId: 'east' }
  const movement = { ...about, id: newId(), memberId, streetId: person.streetId, amount, at }
  await transact<void>(
    [
      recordMove<void>(movement, () => undefined),
      updateAccount<void>({ memberId, movements: [movement] }, () => undefined),
    ],
    () => undefined,
  )
  return movement.id
}

/** Everything the stream says so far, delivered to the consumer, whatever was delivered before. */
async function deliver(): Promise<void> {
  const Records = await streamed(streetId)
  expect(await handler({ Records })).toEqual({ batchItemFailures: [] })
}

const seenBy = (person: Person, month = thisMonth) => call('insights', 'leaders', { month }, person)
const choose = (person: Person, hidden: boolean, id = anId()) =>
  call('insights', 'chooseLeaders', { id, hidden }, person)
const ranks = async (person: Person, month = thisMonth) =>
  (await seenBy(person, month)).body.items.map(({ rank, points, mine }) => `${rank}: ${points}${mine ? ' mine' : ''}`)

test('most points first, equal points share a rank, by name masked; delivered twice and at once counts once', async () => {
  const [first, second, third] = await Promise.all([1, 2, 3].map(() => aPerson(streetId)))
  if (!first || !second || !third) throw new Error('three persons were made')
  await Promise.all([earn(first, 9), earn(second, 30), earn(third, 70), earn(second, 40)])
  await Promise.all([deliver(), deliver()])
  await deliver()
  expect(await ranks(first)).toEqual(['1: 70', '1: 70', '3: 9 mine'])
  const { body } = await call('insights', 'leaders', {}, first)
  expect(body).toMatchObject({ ownPoints: 9, hidden: false })
  expect(body.items[2]).toEqual({ rank: 3, nameMasked: '测*甲', points: 9, mine: true })
  const stranger = await aPerson((await aStreet()).streetId)
  expect((await seenBy(stranger)).body).toMatchObject({ items: [], ownPoints: 0 })
  const admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  expect(await seenBy(admin)).toMatchObject({ status: 403 })
})

test('a month begins at midnight in Shanghai, and what is taken back lowers the month it was earned in', async () => {
  const [worker, admin] = await Promise.all([
    aPerson(streetId),
    aPerson(streetId, { grants: [{ role: 'admin' as const }] }),
  ])
  const late = await earn(worker, 5, edge - 1)
  await earn(worker, 3, edge - 2)
  const onTime = await earn(worker, 2, edge)
  await deliver()
  expect([await ranks(worker, lastMonth), await ranks(worker)]).toEqual([['1: 8 mine'], ['1: 2 mine']])
  for (const entryId of [late, onTime]) {
    const answer = await call(
      'points',
      'reverse',
      { id: anId(), memberId: worker.memberId, entryId, reason: '重复发放' },
      admin,
    )
    expect(answer.body).toMatchObject({ missing: 0 })
  }
  await deliver()
  expect([await ranks(worker, lastMonth), await ranks(worker)]).toEqual([['1: 3 mine'], []])
  const ago = `${Number(thisMonth.slice(0, 4)) - 1}${thisMonth.slice(4)}`
  expect((await seenBy(worker, ago)).status).toBe(200)
  expect((await seenBy(worker, monthBefore(ago))).status).toBe(404)
  expect((await seenBy(worker, monthAfter(monthAfter(thisMonth)))).status).toBe(404)
})

test('who leaves the list is gone from every month at once and stays away; who comes back is there again', async () => {
  const [worker, other] = await Promise.all([aPerson(streetId), aPerson(streetId)])
  await Promise.all([earn(worker, 5), earn(worker, 4, edge - 1), earn(other, 3)])
  await deliver()
  const away = anId()
  expect(await choose(worker, true, away)).toMatchObject({ status: 200, body: { hidden: true } })
  expect([await ranks(other), await ranks(other, lastMonth)]).toEqual([['1: 3 mine'], []])
  expect((await seenBy(worker)).body).toMatchObject({ hidden: true, ownPoints: 5, items: [{ points: 3 }] })
  await earn(worker, 6)
  await deliver()
  expect(await ranks(other)).toEqual(['1: 3 mine'])
  const back = anId()
  expect((await choose(worker, false, back)).body).toEqual({ hidden: false })
  // The first choice, sent again after a lost answer, does not undo the later one.
  expect((await choose(worker, true, away)).body).toEqual({ hidden: false })
  expect((await choose(worker, false, back)).body).toEqual({ hidden: false })
  expect(await choose(worker, true, back)).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } })
  expect(await choose({ ...worker, epoch: 0 }, true)).toMatchObject({ status: 401 })
  expect(await ranks(worker)).toEqual(['1: 11 mine', '2: 3'])
})

test('whoever leaves while their points are being counted is not put back', async () => {
  const [other, ...leaving] = await Promise.all([1, 2, 3, 4, 5, 6].map(() => aPerson(streetId)))
  if (!other) throw new Error('six persons were made')
  await Promise.all(leaving.map((person) => earn(person, 5)))
  await Promise.all([deliver(), ...leaving.map((person) => choose(person, true)), deliver()])
  expect(await ranks(other)).toEqual([])
})

test('a rebuild makes the list anew, without those who left it', async () => {
  const [worker, hidden] = await Promise.all([aPerson(streetId), aPerson(streetId)])
  await Promise.all([earn(worker, 5, loadedAt), earn(hidden, 7, loadedAt)])
  await choose(hidden, true)
  const wrong = { scope: `${streetId}#member#${worker.memberId}`, bucket: `MONTH#${thisMonth}`, pointsEarned: 99 }
  await Counter.build(PutItemCommand).item(wrong).send()
  await place(wrong)
  expect(await ranks(worker)).toEqual(['1: 99 mine'])
  await rebuildCounters({ streetId, write: true })
  expect(await ranks(worker)).toEqual(['1: 5 mine'])
  await deliver()
  expect(await ranks(worker)).toEqual(['1: 5 mine'])
  expect(await rebuildCounters({ streetId })).toEqual([])
})
