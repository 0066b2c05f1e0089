import { Counter } from '@functions/counters/entities'
import { handler } from '@functions/insights/onRecords'
import { sceneOf } from '@functions/stations/posted'
import { addDays, dayOf } from '@shared/rules/time/day'
import type { DynamoDBRecord } from 'aws-lambda'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import fc from 'fast-check'
import { rebuildCounters } from '../../local/commands/rebuildCounters'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStation, aStreet, CENTER } from '../support/factories'
import { aClerk, anOffer, redeem, ticketFor } from '../support/meals'
import { ownTable } from '../support/ownTable'
import { streamed } from '../support/stream'

beforeAll(() => ownTable({ stream: true }))

let streetId: string
let admin: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
})

const today = dayOf(Date.now())

async function checkIn(worker: Person): Promise<void> {
  const station = await aStation(streetId)
  const proof = { kind: 'posted' as const, scene: sceneOf(station), location: CENTER }
  const { forgetAll } = await import('@functions/platform/cache')
  forgetAll()
  const answer = await call('checkins', 'create', { id: anId(), stationId: station.stationId, proof }, worker)
  if (answer.status !== 201) throw new Error(`check-in was answered ${answer.body.code}`)
}

/** A little of everything that counts: three workers, visits, vouchers handed out, returned and kept. */
async function traffic(): Promise<void> {
  const offer = await anOffer(streetId)
  const clerk = await aClerk(streetId, offer.merchantId)
  for (const communityId of ['east', 'west', 'east']) {
    const worker = await aPerson(streetId, { points: 50, communityId })
    await checkIn(worker)
    const eaten = (await redeem(worker, offer)).body
    await call('meals', 'confirm', { id: anId(), ticket: await ticketFor(clerk, eaten) }, clerk)
    const { voucherId } = (await redeem(worker, offer)).body
    if (communityId === 'west') await call('meals', 'cancel', { voucherId, id: anId() }, worker)
  }
}

const deliver = async (records: readonly DynamoDBRecord[]) => {
  for (let from = 0; from < records.length; from += 40) {
    const answer = await handler({ Records: records.slice(from, from + 40) })
    expect(answer).toEqual({ batchItemFailures: [] })
  }
}

test('counters from the stream are what the records say: delivered twice, out of order, and by two consumers at once', async () => {
  await traffic()
  const records = await streamed(streetId)
  expect(records.length).toBeGreaterThan(30)
  const shuffled = fc.sample(fc.shuffledSubarray(records, { minLength: records.length }), 2)
  await Promise.all(shuffled.map(deliver))
  expect(await rebuildCounters({ streetId })).toEqual([])
  const { body } = await call('insights', 'today', {}, admin)
  expect(body.today).toMatchObject({ checkins: 3, vouchers: 6, redeemed: 3, pointsSpent: 36, pointsEarned: 156 })
  expect(body.total).toEqual(body.today)
  expect(body.communities.map(({ communityId, today: { pointsEarned } }) => [communityId, pointsEarned])).toEqual([
    ['east', 106],
    ['west', 50],
  ])
  expect(body.facts).toEqual({ stations: 3, sharedShelves: 0, merchants: 1, offers: 1 })
})

test('a rebuild puts wrong counters right, and what the stream still delivers is not counted again', async () => {
  await traffic()
  const records = await streamed(streetId)
  await deliver(records.slice(0, records.length / 2))
  await Counter.build(PutItemCommand)
    .item({ scope: streetId, bucket: `DAY#${today}#nowhere`, checkins: 7 })
    .send()
  expect((await rebuildCounters({ streetId, write: true })).length).toBeGreaterThan(0)
  expect(await rebuildCounters({ streetId })).toEqual([])
  await deliver(records)
  expect(await rebuildCounters({ streetId })).toEqual([])
})

test('a record that cannot be counted is reported alone, the others count', async () => {
  await traffic()
  const records = (await streamed(streetId)).filter(({ dynamodb }) => dynamodb?.NewImage?._et?.S === 'checkin')
  const [first, ...others] = records
  const image = first?.dynamodb?.NewImage ?? {}
  const poison = { ...first, dynamodb: { ...first?.dynamodb, NewImage: { ...image, at: { S: 'soon' } } } }
  const answer = await handler({ Records: [poison, ...others] })
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: first?.dynamodb?.SequenceNumber }] })
  const { body } = await call('insights', 'today', {}, admin)
  expect(body.today.checkins).toBe(2)
})

test('days come newest first, whole, a page at a time', async () => {
  const days = Array.from({ length: 5 }, (_, n) => addDays(today, -n))
  for (const day of days) {
    for (const communityId of ['east', 'west']) {
      await Counter.build(PutItemCommand)
        .item({ scope: streetId, bucket: `DAY#${day}#${communityId}`, reports: 2 })
        .send()
    }
  }
  const first = await call('insights', 'days', { limit: 2 }, admin)
  const second = await call('insights', 'days', { limit: 2, cursor: first.body.cursor }, admin)
  const third = await call('insights', 'days', { limit: 2, cursor: second.body.cursor }, admin)
  const all = [first, second, third].flatMap(({ body }) => body.items)
  expect(all.map(({ day }) => day)).toEqual(days)
  expect(all.every(({ counts }) => counts.reports === 4)).toBe(true)
  expect(third.body.cursor).toBeUndefined()
})

test('home brings account, streak, tasks and stations in one answer', async () => {
  const worker = await aPerson(streetId, { points: 50 })
  await checkIn(worker)
  const { body: voucher } = await redeem(worker, await anOffer(streetId))
  const { status, body } = await call('insights', 'home', {}, worker)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    me: { memberId: worker.memberId, status: 'confirmed', phoneMasked: '138****0000' },
    account: { balance: 52, held: 12, available: 40 },
    checkin: { state: { day: today, count: 1, streak: 1 }, streak: 1, leftToday: 2, pointsEach: 2, streakBonus: 10 },
    tasks: [{ kind: 'voucher', ref: voucher.voucherId, title: '测试套餐', until: voucher.expiresAt }],
  })
  expect(body.stations[0]).not.toHaveProperty('codeSecret')
})
