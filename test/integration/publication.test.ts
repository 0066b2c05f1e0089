import { Category } from '@functions/categories/entities'
import { carryOut } from '@functions/events/carryOut'
import { handler } from '@functions/events/onRecords'
import { forgetAll } from '@functions/platform/cache'
import { publish } from '@functions/publicReports/publication'
import type { DynamoDBRecord } from 'aws-lambda'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import fc from 'fast-check'
import { republish } from '../../local/commands/republish'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet, CENTER } from '../support/factories'
import { ownTable } from '../support/ownTable'
import { publicItems } from '../support/publicReports'
import { takeAside } from '../support/queues'
import { aCategory, answered, aReport, aResolvedReport, handled } from '../support/reports'
import { streamed } from '../support/stream'

beforeAll(() => ownTable({ stream: true }))

let streetId: string
let categoryId: string
let worker: Person
let staff: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  categoryId = await aCategory(streetId)
  worker = await aPerson(streetId, { name: '真名甲' })
  staff = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }], name: '真名乙' })
})

const deliver = async (records: readonly DynamoDBRecord[]) => {
  for (let from = 0; from < records.length; from += 20) {
    expect(await handler({ Records: records.slice(from, from + 20) })).toEqual({ batchItemFailures: [] })
  }
}
const counted = (items: Awaited<ReturnType<typeof publicItems>>) =>
  Object.fromEntries(items.counts.map(({ scope, bucket, ...sums }) => [`${scope}|${bucket}`, sums]))

test('copies, lists and map are exact however records come: twice, out of order, by two consumers at once', async () => {
  await aResolvedReport(worker, staff, categoryId)
  const far = { latitude: CENTER.latitude + 0.01, longitude: CENTER.longitude }
  await aReport(worker, categoryId, { location: far })
  const withdrawn = await aReport(worker, categoryId)
  await answered(worker, withdrawn, { move: 'withdraw' })
  const records = await streamed(streetId)
  const shuffled = fc.sample(fc.shuffledSubarray(records, { minLength: records.length }), 2)
  await Promise.all(shuffled.map(deliver))
  await deliver(records)
  expect(await republish({ streetId })).toEqual([])
  const items = await publicItems(streetId)
  expect(items.reports.map(({ status }) => status).sort()).toEqual(['resolved', 'submitted'])
  const sums = counted(items)
  expect(Object.keys(sums).filter((key) => key.startsWith('map#0'))).toHaveLength(1)
  expect(Object.keys(sums).filter((key) => key.startsWith('map#3'))).toHaveLength(2)
  const [whole] = Object.entries(sums).filter(([key]) => key.startsWith('map#0'))
  expect(whole?.[1]).toMatchObject({ count: 2, open: 1 })
  expect(whole?.[1].latitudeSum).toBe(Math.round(CENTER.latitude * 1e6) + Math.round(far.latitude * 1e6))
})

test('a withdrawn report leaves no trace in public: no copy, no entry, every counter back at nothing', async () => {
  const reportId = await aReport(worker, categoryId)
  await publish(reportId)
  expect((await publicItems(streetId)).entries).toHaveLength(3)
  await answered(worker, reportId, { move: 'withdraw' })
  await publish(reportId)
  const { reports, entries, counts } = await publicItems(streetId)
  expect([reports, entries]).toEqual([[], []])
  for (const { count, open } of counts) expect([count, open]).toEqual([0, 0])
})

test('a report of a confidential category is never public, and what was public vanishes when its category becomes so', async () => {
  const secret = await aCategory(streetId, { confidential: true })
  await publish(await aReport(worker, secret))
  expect((await publicItems(streetId)).reports).toEqual([])
  const reportId = await aReport(worker, categoryId)
  await publish(reportId)
  const seen = () => call('publicReports', 'get', { streetId, reportId })
  expect((await seen()).status).toBe(200)
  await Category.build(UpdateItemCommand).item({ streetId, id: categoryId, confidential: true }).send()
  forgetAll()
  expect((await seen()).status).toBe(404)
  expect((await call('publicReports', 'list', { streetId })).body.items).toEqual([])
  await republish({ streetId, write: true })
  const { reports, entries } = await publicItems(streetId)
  expect([reports, entries]).toEqual([[], []])
})

test('what is fixed stands in the gallery, and leaves it when it is reopened', async () => {
  const reportId = await aResolvedReport(worker, staff, categoryId)
  await publish(reportId)
  const fixed = async () => (await publicItems(streetId)).entries.filter(({ list }) => list.startsWith('fixed#'))
  expect(await fixed()).toMatchObject([{ reportId, beforeName: expect.any(String), afterName: expect.any(String) }])
  await answered(worker, reportId, { move: 'reopen', note: '又松了' })
  await publish(reportId)
  expect(await fixed()).toEqual([])
})

test('the copy names nobody: not the reporter, not staff, no number in the words, no note between staff and reporter', async () => {
  const reportId = await aReport(worker, categoryId, { description: '井盖松动，联系 13812345678，车 鲁F12345' })
  await handled(staff, reportId, { move: 'accept', note: '已电话联系本人' })
  await handled(staff, reportId, { move: 'start' })
  await handled(staff, reportId, { move: 'resolve', note: '已换新，谢谢 13912345678', photoIds: [anId()] })
  await publish(reportId)
  const { reports, entries } = await publicItems(streetId)
  const text = JSON.stringify([reports, entries])
  for (const secret of [worker.memberId, staff.memberId, '13812345678', '13912345678', '鲁F12345', '已电话', '测*甲']) {
    expect(text).not.toContain(secret)
  }
  expect(reports[0]).toMatchObject({
    description: '井盖松动，联系 ［电话］，车 ［车牌］',
    steps: [
      { move: 'submit' },
      { move: 'accept' },
      { move: 'start' },
      { move: 'resolve', note: '已换新，谢谢 ［电话］' },
    ],
  })
})

test('nor in another spelling: in words, summary, address and staff’s answer', async () => {
  const spelt = [
    '１３８１２３４５６７８',
    '138.1234.5678',
    '一三八一二三四五六七八',
    '鲁f12345',
    '３７０６０２１９９００１０１１２３４',
  ]
  const text = spelt.join('，')
  const reportId = await aReport(worker, categoryId, { description: `找 ${text}`, address: `3号楼 ${text}` })
  await handled(staff, reportId, { move: 'accept' })
  await handled(staff, reportId, { move: 'start' })
  await handled(staff, reportId, { move: 'resolve', note: `已办 ${text}`, photoIds: [anId()] })
  await publish(reportId)
  const items = await publicItems(streetId)
  for (const secret of spelt) expect(JSON.stringify(items)).not.toContain(secret)
  const shown = '［电话］，［电话］，［电话］，［车牌］，［证件号］'
  expect(items.reports[0]).toMatchObject({ description: `找 ${shown}`, address: `3号楼 ${shown}` })
  expect(items.reports[0]?.steps.at(-1)).toMatchObject({ note: `已办 ${shown}` })
})

test('an effect that fails is set aside alone with its record; the other effects happen for all', async () => {
  const first = await aReport(worker, categoryId)
  const second = await aReport(worker, categoryId)
  const records = (await streamed(streetId)).filter(({ dynamodb }) => dynamodb?.NewImage?._et?.S === 'report')
  expect(records).toHaveLength(2)
  const seen: unknown[] = []
  const failing = {
    name: 'failing',
    kinds: ['report'],
    run: async ({ after }: { after?: Record<string, unknown> }) => {
      if (after?.reportId === first) throw new Error('not this one')
    },
  }
  const noting = {
    name: 'noting',
    kinds: ['report'],
    run: async ({ after }: { after?: Record<string, unknown> }) => void seen.push(after?.reportId),
  }
  const broken = { ...records[0], dynamodb: { SequenceNumber: 'broken' } }
  const answer = await carryOut([failing, noting], [...records, broken])
  const failed = records.find(({ dynamodb }) => dynamodb?.NewImage?.reportId?.S === first)
  expect(answer).toEqual({ batchItemFailures: [] })
  const aside = takeAside()
  expect(aside).toHaveLength(2)
  expect(aside).toContainEqual({ effects: ['failing'], kind: 'report', number: failed?.dynamodb?.SequenceNumber })
  expect(aside).toContainEqual({ effects: [], kind: undefined, number: 'broken' })
  expect(seen.sort()).toEqual([first, second].sort())
})
