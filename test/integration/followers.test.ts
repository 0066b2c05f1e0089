import { handler } from '@functions/events/onRecords'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { accepts, inboxOf, sentLater } from '../support/messages'
import { ownTable } from '../support/ownTable'
import { aCategory, answered, aReport, handled } from '../support/reports'
import { comesAgain, news, sent, settled } from '../support/stream'
import { aWechat } from '../support/wechat'

beforeAll(() => ownTable({ stream: true }))

const SEND = '/cgi-bin/message/subscribe/send'

let wechat: Awaited<ReturnType<typeof aWechat>>
let streetId: string
let categoryId: string
let worker: Person
let follower: Person
let staff: Person

beforeAll(async () => {
  wechat = await aWechat()
})
afterAll(() => wechat.stop())
beforeEach(async () => {
  ;({ streetId } = await aStreet())
  categoryId = await aCategory(streetId)
  worker = await aPerson(streetId)
  follower = await aPerson(streetId)
  staff = await aPerson(streetId, { grants: [{ role: 'admin' }] })
})
afterEach(() => comesAgain(streetId))

/** Lets the consumer see what is new, and WeChat have what comes of it. */
async function settle(): Promise<void> {
  await settled(streetId)
  await sent(streetId)
}
const join = async (reportId: string, person: Person) =>
  expect((await call('reports', 'plus', { reportId, id: anId() }, person)).status).toBe(200)
const followed = async (person: Person) =>
  (await inboxOf(person)).items
    .filter(({ text }) => text.startsWith('你关注的'))
    .map(({ text }) => text)
    .reverse()

test('a follower is told of each move once, with where to look, and neither who made it nor what was noted', async () => {
  const reportId = await aReport(worker, categoryId)
  await settle()
  await join(reportId, follower)
  await accepts(wechat, follower, 'reportProgress')
  for (const move of ['accept', 'start', 'resolve'] as const) {
    await handled(staff, reportId, { move, note: '电话 13800000000', photoIds: move === 'resolve' ? [anId()] : [] })
  }
  await settle()
  await answered(worker, reportId, { move: 'reopen', note: '还是松的', photoIds: [anId()] })
  await settle()
  expect(await followed(follower)).toEqual([
    '你关注的这件已受理。',
    '你关注的这件处理完了，路过可以看看。',
    '你关注的这件还没有解决，正在再次处理。',
  ])
  const { items } = await inboxOf(follower)
  expect(items[0]).toMatchObject({
    title: '井盖（测试路 2 号）',
    page: `packages/worker/pages/publicReport/index?id=${reportId}`,
  })
  expect(JSON.stringify(items)).not.toContain('138')
  expect(await wechat.messagesTo(follower.memberId)).toHaveLength(1)
  expect([await followed(worker), await followed(staff)]).toEqual([[], []])
})

test('who joins later hears of what comes later, and who has left hears nothing more', async () => {
  const reportId = await aReport(worker, categoryId)
  const [early, late] = [follower, await aPerson(streetId)]
  await settle()
  await join(reportId, early)
  await handled(staff, reportId, { move: 'accept' })
  await join(reportId, late)
  await settle()
  expect([await followed(early), await followed(late)]).toEqual([['你关注的这件已受理。'], []])
  await call('reports', 'unfollow', { reportId, id: anId() }, early)
  await handled(staff, reportId, { move: 'reject', note: '不归街道管' })
  await settle()
  expect(await followed(early)).toEqual(['你关注的这件已受理。'])
  expect(await followed(late)).toEqual(['你关注的这件没有受理。'])
})

test('a merge is told before people are taken along, its reporter among the next ones to hear of the target', async () => {
  const reporter = await aPerson(streetId)
  const [source, target] = [await aReport(worker, categoryId), await aReport(reporter, categoryId)]
  await settle()
  await join(source, follower)
  await handled(staff, source, { move: 'merge', targetReportId: target })
  await settle()
  await handled(staff, target, { move: 'accept' })
  await settle()
  const merged = '你关注的这件和另一件并在一起办，之后告诉你那一件的进展。'
  expect(await followed(follower)).toEqual([merged, '你关注的这件已受理。'])
  expect(await followed(worker)).toEqual(['你关注的这件已受理。'])
  const { items } = await inboxOf(follower)
  for (const { page } of items) expect(page).toBe(`packages/worker/pages/publicReport/index?id=${target}`)
})

test('while WeChat is busy everybody else is told, and it reaches later who was not', async () => {
  const reportId = await aReport(worker, categoryId)
  await settle()
  const people = await Promise.all([follower, aPerson(streetId), aPerson(streetId)])
  for (const person of people) {
    await join(reportId, person)
    await accepts(wechat, person, 'reportProgress')
  }
  await handled(staff, reportId, { move: 'accept' })
  await wechat.failNext(SEND, -1)
  expect(await handler({ Records: await news(streetId) })).toEqual({ batchItemFailures: [] })
  await sent(streetId)
  const heard = async () => Promise.all(people.map(async ({ memberId }) => (await wechat.messagesTo(memberId)).length))
  expect((await heard()).reduce((sum, each) => sum + each, 0)).toBe(2)
  await sentLater()
  await settle()
  expect(await heard()).toEqual([1, 1, 1])
  for (const person of people) expect(await followed(person)).toHaveLength(1)
})
