import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { handler as everyMinute } from '@functions/alerts/onSchedule'
import { Profile } from '@functions/identity/entities'
import { Staff } from '@functions/identity/staff'
import { Message } from '@functions/messages/entities'
import { retryPushes } from '@functions/messages/retry'
import { announce, deliver } from '@functions/messages/send'
import { handler } from '@functions/reports/onRecords'
import { Publicity } from '@functions/safety/entities'
import { publicityOf, screeningPartition } from '@functions/safety/publicity'
import { retryScreenings } from '@functions/safety/retry'
import { ServedStreet } from '@functions/stations/registry'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { anId, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { accepts, aDelivery, inboxOf } from '../support/messages'
import { ownTable } from '../support/ownTable'
import { aCategory, aReport, handled } from '../support/reports'
import { streamed } from '../support/stream'
import { aWechat } from '../support/wechat'

beforeAll(() => ownTable({ stream: true }))

const MINUTE_MS = 60_000
/** Where nobody listens. */
let away = ''

let wechat: Awaited<ReturnType<typeof aWechat>>
let streetId: string
let worker: Person
let grid: Person

beforeAll(async () => {
  wechat = await aWechat()
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  away = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await new Promise((resolve) => server.close(resolve))
})
afterAll(() => wechat.stop())
beforeEach(async () => {
  ;({ streetId } = await aStreet())
  await ServedStreet.build(PutItemCommand).item({ streetId }).send()
  worker = await aPerson(streetId)
  grid = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
  await Staff.build(PutItemCommand)
    .item({ streetId, memberId: grid.memberId, role: 'gridWorker', teamIds: ['east'], nameMasked: '测*甲' })
    .send()
})
afterEach(async () => {
  process.env.CLOCK_OFFSET_MS = '0'
  process.env.WECHAT_BASE_URL = wechat.endpoint
  // Whatever was busy before: WeChat is there again.
  const reached = aDelivery(worker)
  await accepts(wechat, worker, 'reportProgress')
  await deliver(reached)
  await ServedStreet.build(DeleteItemCommand).key({ streetId }).send()
})

const later = (minutes: number) => {
  process.env.CLOCK_OFFSET_MS = String(minutes * MINUTE_MS)
}
const minute = () => everyMinute({}, { getRemainingTimeInMillis: () => 50_000 })
const settle = async () => handler({ Records: await streamed(streetId) })
const messageOf = async ({ memberId }: Person, id: string) =>
  (await Message.build(GetItemCommand).key({ memberId, id }).options({ consistent: true }).send()).Item
const arrived = async (person: Person) => (await wechat.messagesTo(person.memberId)).length

test('while WeChat is away no record waits: an urgent report is in the inbox, and goes to the phone when it is back', async () => {
  const categoryId = await aCategory(streetId)
  const urgent = await aCategory(streetId, { urgent: true })
  const people: Person[] = []
  for (let n = 0; n < 6; n++) {
    const person = await aPerson(streetId)
    await accepts(wechat, person, 'reportProgress')
    people.push(person)
    const reportId = await aReport(person, categoryId)
    await handled(grid, reportId, { move: 'accept' })
  }
  await accepts(wechat, grid, 'alert')
  await aReport(worker, urgent)
  process.env.WECHAT_BASE_URL = away
  for (let time = 0; time < 2; time++) expect(await settle()).toEqual({ batchItemFailures: [] })
  expect((await inboxOf(grid)).items.some(({ kind }) => kind === 'alert')).toBe(true)
  for (const person of people) expect((await inboxOf(person)).unread).toBe(1)
  later(2)
  await minute()
  expect(await arrived(grid)).toBe(0)
  process.env.WECHAT_BASE_URL = wechat.endpoint
  later(10)
  await Promise.all([minute(), minute()])
  later(50)
  await minute()
  expect(await arrived(grid)).toBe(1)
  for (const person of people) expect(await arrived(person)).toBe(1)
  later(200)
  await minute()
  expect(await settle()).toEqual({ batchItemFailures: [] })
  for (const person of [grid, ...people]) expect(await arrived(person)).toBe(1)
})

test('one that can never be sent holds up no other, nor one street the next', async () => {
  const other = await aStreet()
  await ServedStreet.build(PutItemCommand).item({ streetId: other.streetId }).send()
  const neighbour = await aPerson(other.streetId)
  const broken: Person[] = []
  for (let n = 0; n < 12; n++) broken.push(await aPerson(streetId))
  for (const person of [...broken, worker, neighbour]) await accepts(wechat, person, 'reportProgress')
  process.env.WECHAT_BASE_URL = away
  for (const person of [...broken, worker, neighbour]) await announce(aDelivery(person))
  process.env.WECHAT_BASE_URL = wechat.endpoint
  for (const { memberId } of broken) {
    await Profile.build(UpdateItemCommand).item({ memberId, openidSealed: 'k.not.sealed' }).send()
  }
  later(40)
  const first = await retryPushes(() => true)
  expect(first.failed).toBe(12)
  expect([await arrived(worker), await arrived(neighbour)]).toEqual([1, 1])
  // They went to the end of the list and wait their time.
  expect(await retryPushes(() => true)).toEqual({ tried: 0, failed: 0 })
  await ServedStreet.build(DeleteItemCommand).key({ streetId: other.streetId }).send()
})

test('an urgent one is sent before whatever waited longer', async () => {
  await accepts(wechat, worker, 'reportProgress', 30)
  await accepts(wechat, grid, 'alert')
  process.env.WECHAT_BASE_URL = away
  for (let n = 0; n < 30; n++) await announce(aDelivery(worker))
  await announce(aDelivery(grid, { kind: 'alert', state: '紧急' }))
  process.env.WECHAT_BASE_URL = wechat.endpoint
  later(40)
  let pages = 0
  await retryPushes(() => pages++ === 0)
  expect([await arrived(grid), await arrived(worker)]).toEqual([1, 0])
  const [message] = await wechat.messagesTo(grid.memberId)
  expect(JSON.stringify(message?.data)).toContain('紧急')
  await retryPushes(() => true)
  expect(await arrived(worker)).toBe(30)
})

test('after a day nobody is helped by it: it is given up, and the acceptance is there for the next', async () => {
  await accepts(wechat, worker, 'reportProgress')
  const delivery = aDelivery(worker)
  process.env.WECHAT_BASE_URL = away
  await announce(delivery)
  process.env.WECHAT_BASE_URL = wechat.endpoint
  expect(await messageOf(worker, delivery.id)).toMatchObject({ push: 'due', queuePk: `PUSHES#${streetId}#other` })
  later(25 * 60)
  await retryPushes(() => true)
  const given = await messageOf(worker, delivery.id)
  expect([given?.push, given?.queuePk]).toEqual(['refused', undefined])
  expect(await arrived(worker)).toBe(0)
  await deliver(aDelivery(worker))
  expect(await arrived(worker)).toBe(1)
})

test('one whose sender died on the way is found, and never sent twice', async () => {
  await accepts(wechat, worker, 'reportProgress')
  const delivery = aDelivery(worker)
  process.env.WECHAT_BASE_URL = away
  await announce(delivery)
  process.env.WECHAT_BASE_URL = wechat.endpoint
  const { memberId, id } = delivery
  await Message.build(UpdateItemCommand).item({ memberId, id, push: 'sending', pushedAt: Date.now() }).send()
  later(40)
  await Promise.all([retryPushes(() => true), retryPushes(() => true)])
  const lost = await messageOf(worker, id)
  expect([lost?.push, lost?.queuePk, await arrived(worker)]).toEqual(['lost', undefined, 0])
})

test('screenings that fail, or whose report is gone, keep no good one behind them', async () => {
  const [categoryId] = [await aCategory(streetId)]
  const gone = {
    ...{ streetId, communityId: 'east', reporterId: worker.memberId, state: 'pending' as const, version: 1 },
    ...{ since: 1, changedAt: 1, tries: 0, nextTryAt: 1, photos: {}, newcomer: false, sampled: false, decisions: [] },
  }
  const ids: string[] = []
  for (let n = 0; n < 30; n++) {
    const reportId = anId()
    ids.push(reportId)
    await Publicity.build(PutItemCommand)
      .item({
        ...{ ...gone, reportId, queuePk: screeningPartition(streetId, 'east') },
        queueSk: `${'1'.padStart(15, '0')}#${reportId}`,
      })
      .send()
  }
  const reportId = await aReport(worker, categoryId)
  await Publicity.build(PutItemCommand)
    .item({
      ...{ ...gone, reportId, queuePk: screeningPartition(streetId, 'east') },
      queueSk: `${'2'.padStart(15, '0')}#${reportId}`,
    })
    .send()
  await wechat.seen(worker)
  for (let time = 0; time < 2; time++) await retryScreenings(() => true)
  expect((await publicityOf(reportId))?.text).toBe('pass')
  expect((await publicityOf(ids[0] ?? ''))?.tries).toBe(1)
})
