import { marshall } from '@aws-sdk/util-dynamodb'
import { carryOut } from '@functions/events/carryOut'
import { newId } from '@functions/platform/store/ids'
import { noticeDevice } from '@functions/vigilance/device'
import { vigilance } from '@functions/vigilance/effects'
import { note } from '@functions/vigilance/watch'
import { FLAG_KINDS } from '@shared/rules/office/vigilance'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStation, aStreet, CENTER } from '../support/factories'
import { inStep } from '../support/inStep'

const MINUTE = 60_000
const DAY = 86_400_000
const WEEK = 7 * DAY
/** Noon in Shanghai on a Wednesday: a flag is told of once a period, and the periods of that moment hold all of a test. */
const NOON = Math.floor(Date.now() / WEEK) * WEEK - WEEK + 6 * DAY + 4 * 60 * MINUTE
let streetId: string
let admin: Person
let worker: Person
let clerk: Person

// The evening of that day.
beforeAll(() => {
  process.env.CLOCK_OFFSET_MS = String(NOON + 8 * 60 * MINUTE - Date.now())
})

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  worker = await aPerson(streetId)
  clerk = await aPerson(streetId, { grants: [{ role: 'merchant', merchantId: 'noodle' }] })
})

const flags = async (list: 'open' | 'seen' = 'open') => (await call('points', 'flags', { list }, admin)).body.items

/** Records as the stream brings them. */
const deliver = (images: readonly object[]) =>
  carryOut(
    [vigilance],
    images.map((image, index) => ({
      dynamodb: {
        SequenceNumber: String(index),
        Keys: marshall({ pk: `X#${index}`, sk: JSON.stringify(image).slice(0, 200) }),
        NewImage: marshall(image, { removeUndefinedValues: true }),
      },
    })) as never,
  )

const redeemedAt = (at: number, merchantId = 'noodle') => ({
  ...{ _et: 'voucher', streetId, code: '12345678', voucherId: newId(), memberId: worker.memberId, communityId: 'east' },
  ...{ merchantId, offerId: 'o', title: '热汤面', picture: 'noodle', pricePoints: 5, cashFen: 0, day: '2026-11-25' },
  ...{ shard: 0, everCounts: false, workerLabel: '测*甲', state: 'redeemed', issuedAt: at, usableFrom: at },
  ...{ usableUntil: at, settledAt: at, settledId: newId(), ownerPk: 'x', ownerSk: 'x' },
})

/** A shop's record of what its clerk did, as the consumer is given it. */
const handedOutAt = (
  at: number,
  clerk: Person,
  given: { merchantId?: string; outcome?: 'redeemed' | 'refused' } = {},
) => ({
  ...{ _et: 'redemption', streetId, merchantId: 'noodle', day: '2026-11-25', id: newId(), hash: 'h', at },
  ...{ outcome: 'redeemed', code: '12345678', voucherId: newId(), offerId: 'o', title: '热汤面', pricePoints: 5 },
  ...{ cashFen: 0, workerLabel: '测*甲', by: clerk.memberId, clerkLabel: '店员', ...given },
})

/** So many, one every so many seconds. */
const counter = (howMany: number, everySeconds: number, start = NOON, merchantId = 'noodle') =>
  Array.from({ length: howMany }, (_, n) => handedOutAt(start + n * everySeconds * 1000, clerk, { merchantId }))

const visitAt = (at: number, stationId: string) => ({
  ...{ _et: 'checkin', memberId: worker.memberId, day: '2026-11-25', stationId, id: newId(), hash: 'h', streetId },
  ...{ communityId: 'east', stationName: '站', proof: 'rotating', at, points: 2, bonusPoints: 0 },
  state: { day: '2026-11-25', count: 1, streak: 1 },
})

test('the same person at the same shop more than eight times a week is told of once, however records come', async () => {
  const meals = Array.from({ length: 9 }, (_, n) => redeemedAt(NOON + n * 120 * MINUTE))
  await deliver(meals.slice(0, 8))
  expect(await flags()).toEqual([])
  for (const records of [meals.slice(8), meals.toReversed(), meals, [redeemedAt(NOON + 1100 * MINUTE)]]) {
    expect(await deliver(records)).toEqual({ batchItemFailures: [] })
  }
  expect(await flags()).toMatchObject([
    {
      kind: 'sameShop',
      people: [{ memberId: worker.memberId }],
      facts: expect.arrayContaining([expect.stringContaining('热汤面')]),
    },
  ])
})

test('eight meals in a week, over shops or weeks, are nothing to tell', async () => {
  const week = FLAG_KINDS.sameShop.windowMs
  await deliver(Array.from({ length: 8 }, (_, n) => redeemedAt(NOON + n * 120 * MINUTE)))
  await deliver(Array.from({ length: 8 }, (_, n) => redeemedAt(NOON + 61 * MINUTE + n * 120 * MINUTE, 'other')))
  await deliver(Array.from({ length: 8 }, (_, n) => redeemedAt(NOON + 2 * week + n * 120 * MINUTE)))
  expect(await flags()).toEqual([])
})

test('five meals within an hour are told of, all at once or one by one', async () => {
  const meals = Array.from({ length: 5 }, (_, n) => redeemedAt(NOON + n * MINUTE, `shop${n}`))
  await Promise.all(meals.map((meal) => deliver([meal])))
  await deliver(meals)
  expect((await flags()).map(({ kind }) => kind)).toEqual(['manyMeals'])
})

test('a clerk who confirms more than twenty vouchers in five minutes is told of once, however records come', async () => {
  const rush = counter(21, 10)
  await deliver(rush.slice(0, 20))
  await deliver(rush.slice(0, 20))
  expect(await flags()).toEqual([])
  for (const records of [rush.slice(20), rush, rush.toReversed(), counter(3, 10, NOON + 4 * MINUTE)]) {
    expect(await deliver(records)).toEqual({ batchItemFailures: [] })
  }
  const [found, ...more] = await flags()
  expect(more).toEqual([])
  expect(found).toMatchObject({ kind: 'fastClerk', people: [{ memberId: clerk.memberId }] })
  expect(found?.facts.at(-1)).toBe('五分钟内至少 21 份')
  expect(found?.facts.at(-2)).toMatch(/12:03 noodle$/)
})

test('a rush that comes backwards, all at once or over two shops of one clerk is told of as well', async () => {
  expect(await deliver(counter(21, 10).toReversed())).toEqual({ batchItemFailures: [] })
  const [found] = await flags()
  expect(found?.kind).toBe('fastClerk')
  const nextDay = [...counter(11, 10, NOON + DAY), ...counter(10, 10, NOON + DAY + 5000, 'dumplings')]
  const batches = [nextDay.slice(0, 7), nextDay.slice(7, 14), nextDay.slice(14)]
  expect(await Promise.all(batches.map(deliver))).toEqual(batches.map(() => ({ batchItemFailures: [] })))
  expect((await flags()).map(({ kind }) => kind)).toEqual(['fastClerk', 'fastClerk'])
})

test('facts that come all at once are all kept, and the last of them finds all, however they get in each other’s way', async () => {
  const facts = Array.from({ length: 21 }, (_, n) => ({ id: newId(), at: NOON + n * 1000, what: 'noodle' }))
  const subject = { streetId, kind: 'fastClerk', subject: clerk.memberId } as const
  const found = await inStep(facts.map((fact) => () => note(subject, fact)))
  expect(Math.max(...found.map(({ length }) => length))).toBe(21)
  expect((await note(subject, facts[0] ?? { id: '', at: 0, what: '' })).map(({ id }) => id)).toEqual(
    facts.map(({ id }) => id),
  )
})

test('a queue that is served without a pause, two clerks side by side, and what was sent back are nothing to tell', async () => {
  const colleague = await aPerson(streetId, { grants: [{ role: 'merchant', merchantId: 'noodle' }] })
  await deliver(counter(60, 15))
  await deliver(counter(20, 5, NOON + 60 * MINUTE))
  await deliver(Array.from({ length: 20 }, (_, n) => handedOutAt(NOON + 60 * MINUTE + n * 5000, colleague)))
  const sentBack = { outcome: 'refused' } as const
  await deliver(Array.from({ length: 30 }, (_, n) => handedOutAt(NOON + 90 * MINUTE + n * 1000, clerk, sentBack)))
  expect(await flags()).toEqual([])
})

test('what lies so far back that its record cannot still be on its way is history, and not looked at', async () => {
  const hour = (ago: number) => Array.from({ length: 5 }, (_, n) => redeemedAt(NOON - ago + n * MINUTE, `shop${n}`))
  await deliver(hour(4 * DAY))
  expect(await flags()).toEqual([])
  await deliver(hour(2 * DAY))
  expect((await flags()).map(({ kind }) => kind)).toEqual(['manyMeals'])
})

test('two stations that lie too far apart for the time between are told of; a ride between them is not', async () => {
  const { Station } = await import('@functions/stations/entities')
  const { UpdateItemCommand } = await import('dynamodb-toolbox/entity/actions/update')
  const [here, there] = [await aStation(streetId), await aStation(streetId)]
  const location = { ...CENTER, longitude: CENTER.longitude + 0.03 }
  await Station.build(UpdateItemCommand).item({ streetId, stationId: there.stationId, location }).send()
  await deliver([visitAt(NOON, here.stationId), visitAt(NOON + 10 * MINUTE, there.stationId)])
  expect(await flags()).toEqual([])
  const leap = visitAt(NOON + 11 * MINUTE, here.stationId)
  await deliver([leap])
  await deliver([leap])
  expect(await flags()).toMatchObject([
    { kind: 'leap', facts: [expect.anything(), expect.anything(), expect.stringMatching(/^相距 2\d{3} 米$/)] },
  ])
})

test('a phone that a third person signs in on is told of once; a family of two is not', async () => {
  const device = anId()
  const others = [await aPerson(streetId), await aPerson(streetId)]
  const twice = async (person: Person) => {
    await noticeDevice(streetId, device, person.memberId)
    await noticeDevice(streetId, device, person.memberId)
  }
  await twice(worker)
  await twice(others[0] ?? worker)
  expect(await flags()).toEqual([])
  await twice(others[1] ?? worker)
  await twice(worker)
  const [found, ...more] = await flags()
  expect(more).toEqual([])
  expect(found?.people.map(({ memberId }) => memberId).sort()).toEqual(
    [worker, ...others].map(({ memberId }) => memberId).sort(),
  )
})

test('is seen by one of the office, with a note, once', async () => {
  await deliver(Array.from({ length: 5 }, (_, n) => redeemedAt(NOON + n * MINUTE, `shop${n}`)))
  const flagId = (await flags())[0]?.id ?? ''
  const id = anId()
  const see = (seenId = anId()) => call('points', 'seeFlag', { flagId, id: seenId, note: '已电话核实' }, admin)
  const first = await see(id)
  expect(first).toMatchObject({ status: 200, body: { state: 'seen', note: '已电话核实' } })
  expect(await see(id)).toEqual(first)
  expect(await see()).toMatchObject({ status: 409, body: { code: 'FLAG_SEEN' } })
  expect(await flags()).toEqual([])
  expect(await flags('seen')).toHaveLength(1)
})

/** A report as the stream brings it. */
const reportAt = (at: number, given: { anonymous: boolean }) => ({
  _et: 'report',
  reportId: newId(),
  hash: 'h',
  streetId,
  communityId: 'east',
  reporterId: worker.memberId,
  ...given,
  ...{ categoryId: 'parking', categoryName: '违停举报', urgent: false, description: 'x', address: 'y', photoIds: [] },
  ...{ location: CENTER, status: 'submitted', version: 1, submittedAt: at, dueAt: at, movedAt: at, reopenedCount: 0 },
  ...{ ownerPk: 'x', ownerSk: 'x', queuePk: 'x', queueSk: 'x' },
})

test('many anonymous reports are told of without what would find them: neither kind nor minute', async () => {
  await deliver(Array.from({ length: 11 }, (_, n) => reportAt(NOON + n * MINUTE, { anonymous: true })))
  const [found] = await flags()
  expect(found).toMatchObject({ kind: 'manyReports', people: [{ memberId: worker.memberId }] })
  expect(found?.facts.join()).not.toMatch(/违停|\d\d:\d\d/)
})

test('many open ones are told of with both', async () => {
  await deliver(Array.from({ length: 11 }, (_, n) => reportAt(NOON + n * MINUTE, { anonymous: false })))
  expect((await flags())[0]?.facts[0]).toMatch(/12:\d\d 违停举报$/)
})

test('one set of digits that more people came in by than through a door is told of, with all of them', async () => {
  const { stationId } = await aStation(streetId)
  const visits = Array.from({ length: 7 }, (_, n) => ({ ...visitAt(NOON + n * 1000, stationId), memberId: newId() }))
  await deliver(visits.slice(0, 6))
  expect(await flags()).toEqual([])
  for (const records of [visits.slice(6), visits]) await deliver(records)
  const [found, ...more] = await flags()
  expect(more).toEqual([])
  expect(found).toMatchObject({ kind: 'oneCode', facts: ['测试驿站：一分钟内 7 人用动态码打卡'] })
  expect(found?.people).toHaveLength(7)
})
