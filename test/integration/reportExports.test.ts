import { PutObjectCommand } from '@aws-sdk/client-s3'
import { carryOut } from '@functions/events/carryOut'
import { exportingBy } from '@functions/exports/exporting'
import { filing } from '@functions/exports/filing'
import { s3 } from '@functions/media/s3'
import { env } from '@functions/platform/env'
import { Report, ReportEvent } from '@functions/reports/entities'
import { monthBefore, monthOf } from '@shared/rules/points/settlement'
import { EXPORT_LIMITS } from '@shared/rules/reports/reportExport'
import { sayNumber } from '@shared/rules/reports/reportNumber'
import { csvLines } from '@shared/rules/text/csv'
import { dayOf, monthAfter, sayClock } from '@shared/rules/time/day'
import type { DynamoDBRecord } from 'aws-lambda'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { writeAll } from '../../local/seed/writer'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { ownTable } from '../support/ownTable'
import { startBuckets } from '../support/photos'
import { takeAside } from '../support/queues'
import { aCategory, answered, aReport, aResolvedReport, aSubmission, handled, recordOf } from '../support/reports'
import { streamed } from '../support/stream'

beforeAll(() => ownTable({ stream: true }))

let buckets: Awaited<ReturnType<typeof startBuckets>>
beforeAll(async () => {
  buckets = await startBuckets()
})
afterAll(() => buckets.stop())

let streetId: string
let categoryId: string
let worker: Person
let staff: Person
let west: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  categoryId = await aCategory(streetId)
  worker = await aPerson(streetId)
  staff = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  west = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['west'] }] })
})

const thisMonth = monthOf(dayOf(Date.now()))
const lastMonth = monthBefore(thisMonth)

const order = (over: Partial<ReturnType<typeof words>> = {}, by = staff) =>
  call('reports', 'startExport', { ...words(), ...over }, by)
const words = () => ({
  ...{ id: anId(), kind: 'reports' as 'reports' | 'timeline', communityId: 'east' },
  ...{ fromMonth: lastMonth, toMonth: thisMonth },
})
const standing = (exportId: string, by = staff) => call('reports', 'export', { exportId }, by)

/** Steps of 20 reports instead of 200. */
const exporting = exportingBy(20)
const effects = [filing, exporting]
const carried = new Set<string>()

/** More than any table here takes, also when every other run dies. */
const MOST_TURNS = 40

/** Carries out what the stream says and was not carried out yet, until it says nothing more. */
async function settle(carry = (records: DynamoDBRecord[]) => carryOut(effects, records)): Promise<void> {
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const fresh = (await streamed(streetId)).filter(({ dynamodb }) => !carried.has(dynamodb?.SequenceNumber ?? ''))
    if (fresh.length === 0) return
    expect(await carry(fresh)).toEqual({ batchItemFailures: [] })
    // What was set aside comes again.
    const failed = new Set(takeAside().map(({ number }) => number))
    for (const { dynamodb } of fresh) {
      const id = dynamodb?.SequenceNumber ?? ''
      if (!failed.has(id)) carried.add(id)
    }
  }
  throw new Error('the records do not come to an end')
}

/** The file as a browser gets it. */
async function fileOf(exportId: string): Promise<Response & { lines: string[] }> {
  const { body } = await standing(exportId)
  expect(body).toMatchObject({ state: 'done', percent: 100 })
  const response = await fetch(body.url ?? '')
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer())
  expect(text.startsWith('\uFEFF')).toBe(true)
  return Object.assign(response, { lines: text.slice(1).split('\r\n') })
}

/** So many reports, oldest first, a minute apart, half of them last month; their ids. */
async function manyReports(count: number): Promise<string[]> {
  const example = (await recordOf(await aReport(worker, categoryId))).report
  const from = Date.parse(`${thisMonth}-01T00:00:00+08:00`) - (count / 2) * 60_000
  const numbers = Array.from({ length: count }, (_, n) => ({ reportId: anId(), submittedAt: from + n * 60_000, n }))
  await writeAll(
    numbers.flatMap(({ reportId, submittedAt, n }) => [
      Report.build(BatchPutRequest).item({
        ...{ ...example, reportId, submittedAt, description: `第 ${n} 件`, ownerSk: `REPORT#${reportId}` },
      }),
      ReportEvent.build(BatchPutRequest).item({
        ...{ reportId, seq: 1, streetId, communityId: 'east', move: 'submit', to: 'submitted', by: worker.memberId },
        ...{ byRole: 'reporter', at: submittedAt, clientId: reportId, hash: 'h' },
      }),
    ]),
  )
  return numbers.map(({ reportId }) => reportId)
}

/** The whole id, with which a line of a table ends. */
const wholeIn = (line: string): string => line.split(',').at(-1) ?? ''

test('45 reports of two months make one table, whole and in the order in which they came', async () => {
  const reportIds = await manyReports(45)
  await settle()
  const { status, body } = await order()
  expect([status, body.state, body.rows]).toEqual([202, 'waiting', 0])
  const seen: number[] = []
  await settle(async (records) => {
    const answer = await carryOut(effects, records)
    seen.push((await standing(body.exportId)).body.percent)
    return answer
  })
  expect(seen).toEqual([0, 43, 86, 99, 100, 100])
  expect((await standing(body.exportId)).body).toMatchObject({ rows: 46, state: 'done' })
  const file = await fileOf(body.exportId)
  expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(file.headers.get('content-disposition')).toContain(`attachment; filename="reports-east-${lastMonth}`)
  expect(file.lines).toHaveLength(48)
  const found = file.lines.slice(1, -1).map(wholeIn)
  expect(found.filter((id) => reportIds.includes(id))).toEqual(reportIds)
  expect(file.lines[0]).toBe(
    '编号,类别,状态,紧急,社区,地址,描述,上报人,上报时间,首次响应,应办结时间,处理完成,确认解决,再次处理次数,同感人数,处理人,完整编号',
  )
})

test('more rows than a table may have are told as such, whether they are counted before or found on the way', async () => {
  const [reportId = ''] = await manyReports(12)
  for (const move of ['accept', 'start'] as const) await handled(staff, reportId, { move })
  await settle()
  const standingUpTo = async (most: number, kind: 'reports' | 'timeline') => {
    const { exportId } = (await order({ kind })).body
    await settle((records) => carryOut([filing, exportingBy(5, most)], records))
    const { state, reason, url } = (await standing(exportId)).body
    return { state, reason, isThere: url !== undefined }
  }
  const tooMany = { state: 'failed', reason: 'tooMany', isThere: false }
  expect(await standingUpTo(12, 'reports')).toEqual(tooMany)
  expect(await standingUpTo(13, 'reports')).toMatchObject({ state: 'done', isThere: true })
  // 13 reports with 15 entries.
  expect(await standingUpTo(14, 'timeline')).toEqual(tooMany)
  expect(await standingUpTo(15, 'timeline')).toMatchObject({ state: 'done', isThere: true })
})

test('records that come twice and two consumers at once make the same table', async () => {
  await manyReports(23)
  await settle()
  const [once, twice] = [(await order()).body.exportId, (await order()).body.exportId]
  await settle(async (records) => {
    const own = records.filter(({ dynamodb }) => dynamodb?.NewImage?.exportId?.S === twice)
    await Promise.all([carryOut(effects, own), carryOut(effects, own)])
    return carryOut(effects, records)
  })
  await carryOut(effects, await streamed(streetId))
  expect((await standing(twice)).body.rows).toBe((await standing(once)).body.rows)
  const [one, other] = [await fileOf(once), await fileOf(twice)]
  expect(other.lines).toHaveLength(26)
  expect(other.lines).toEqual(one.lines)
})

test('a run that dies after any of its writes is taken up again, and the table is the same', async () => {
  await manyReports(23)
  await settle()
  const whole = (await order()).body.exportId
  await settle()
  const broken = (await order()).body.exportId
  const send = UpdateItemCommand.prototype.send
  let deaths = 0
  await settle(async (records) => {
    // Every other time, what was done is not written down.
    const dies = deaths % 2 === 0
    deaths += 1
    const spy = jest.spyOn(UpdateItemCommand.prototype, 'send').mockImplementation(function (
      this: InstanceType<typeof UpdateItemCommand>,
      ...given
    ) {
      return dies ? Promise.reject(new Error('killed')) : send.apply(this, given)
    })
    const answer = await carryOut(effects, records)
    spy.mockRestore()
    return answer
  })
  expect(deaths).toBeGreaterThan(6)
  expect((await fileOf(broken)).lines).toEqual((await fileOf(whole)).lines)
})

test('a consumer that comes late with its step does not take the table back', async () => {
  await manyReports(23)
  await settle()
  const { exportId } = (await order()).body
  const send = UpdateItemCommand.prototype.send
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  let reach: () => void = () => undefined
  const reached = new Promise<void>((resolve) => {
    reach = resolve
  })
  let isFirst = true
  const spy = jest.spyOn(UpdateItemCommand.prototype, 'send').mockImplementation(async function (
    this: InstanceType<typeof UpdateItemCommand>,
    ...given
  ) {
    const waits = isFirst
    isFirst = false
    if (waits) {
      reach()
      await held
    }
    return send.apply(this, given)
  })
  const late = carryOut(effects, await streamed(streetId))
  await reached
  await settle()
  const before = await standing(exportId)
  expect(before.body).toMatchObject({ state: 'done', percent: 100 })
  release()
  await late
  spy.mockRestore()
  const { url, ...after } = (await standing(exportId)).body
  expect(before.body).toMatchObject(after)
})

test('a report that changes between two tries stands in the table once', async () => {
  const [reportId] = await manyReports(1)
  await settle()
  const { exportId } = (await order({ kind: 'timeline' })).body
  let turns = 0
  await settle(async (records) => {
    turns += 1
    // The part is made twice, with one more entry the second time.
    if (turns === 2) {
      const before = await carryOut([exporting], records)
      await handled(staff, reportId ?? '', { move: 'accept' })
      await carryOut([exporting], records)
      return before
    }
    return carryOut(effects, records)
  })
  const { lines } = await fileOf(exportId)
  expect(lines.filter((line) => wholeIn(line) === reportId)).toHaveLength(1)
  expect((await standing(exportId)).body.rows).toBe(lines.length - 2)
})

test('what a table says of a report: masked names, whole words, no formula, no phone number', async () => {
  const long = `=HYPERLINK("http://x")${'很长的话'.repeat(15)}`
  const submission = aSubmission(categoryId, { description: long, anonymous: true, address: '+86, "号"' })
  const { body: sent } = await call('reports', 'create', submission, worker)
  await settle()
  const { exportId } = (await order({ fromMonth: thisMonth })).body
  await settle()
  const { report } = await recordOf(sent.reportId)
  const cells = [csvLines([[sayNumber(report)]]).trim(), '井盖', '已提交', '否', '东社区']
  const { lines } = await fileOf(exportId)
  const [, line = ''] = lines
  expect(line.startsWith(`${cells.join(',')},`)).toBe(true)
  const asTexts = (texts: string[]) => csvLines([texts]).trim()
  expect(line).toContain(`,${asTexts(['+86, "号"', long, '匿名', sayClock(report.submittedAt)])},,`)
  expect(line).toContain(`,"=""=HYPERLINK(""""http://x"""")${'很长的话'.repeat(15)}""",匿名,`)
  expect(line).toContain(`,,${asTexts([sayClock(report.dueAt)])},,,0,0,,${sent.reportId}`)
})

test('a timeline is told in words: who, what, from where to where', async () => {
  const reportId = await aResolvedReport(worker, staff, categoryId)
  await answered(worker, reportId, { move: 'reopen', note: '还在漏水', photoIds: [] })
  await settle()
  const { exportId } = (await order({ kind: 'timeline', fromMonth: thisMonth })).body
  await settle()
  const { report, timeline } = await recordOf(reportId)
  // Some numbers look like a time of the day, 4P for one: those are kept a text.
  const number = csvLines([[sayNumber(report)]]).trim()
  const { lines } = await fileOf(exportId)
  expect(lines[0]).toBe('工单编号,序号,时间,谁,操作,原状态,新状态,说明,完整编号')
  expect(lines.slice(1, -1).map((line) => line.split(',').filter((_, n) => [0, 1, 4, 5, 6].includes(n)))).toEqual([
    [number, '1', '提交', '', '已提交'],
    [number, '2', '受理', '已提交', '已受理'],
    [number, '3', '开始处理', '已受理', '处理中'],
    [number, '4', '处理完成', '处理中', '待确认'],
    [number, '5', '没有解决', '待确认', '再次处理'],
  ])
  expect(lines[5]?.endsWith(`,还在漏水,${reportId}`)).toBe(true)
  expect(lines[1]).toContain(sayClock(timeline[0]?.at ?? 0))
})

test('a report that went to another community stands in that one’s table alone', async () => {
  const reportId = await aReport(worker, categoryId)
  await settle()
  expect((await handled(staff, reportId, { move: 'handOver', teamId: 'west', note: '在西边' })).status).toBe(200)
  const early = (await order()).body.exportId
  await settle()
  const late = (await order({ communityId: 'west' }, west)).body.exportId
  await settle()
  expect((await fileOf(late)).lines.map(wholeIn).includes(reportId)).toBe(true)
  expect((await fileOf(early)).lines.map(wholeIn).includes(reportId)).toBe(false)
})

test('nobody orders or fetches a table of another community or street, and the list shows only one’s own', async () => {
  const { exportId } = (await order()).body
  const foreign = await aPerson((await aStreet()).streetId, { grants: [{ role: 'admin' }] })
  expect((await order({}, west)).body.code).toBe('FORBIDDEN')
  expect((await order({ communityId: 'nowhere' })).body.code).toBe('UNKNOWN_COMMUNITY')
  for (const by of [west, foreign]) {
    expect((await standing(exportId, by)).body.code).toBe('NOT_FOUND')
    expect((await call('reports', 'exports', { limit: 20 }, by)).body.items).toEqual([])
  }
  const own = (await order({ communityId: 'west' }, west)).body.exportId
  const listed = async (by: Person) =>
    (await call('reports', 'exports', { limit: 20 }, by)).body.items.map((each) => each.exportId)
  expect(await listed(west)).toEqual([own])
  expect(new Set(await listed(staff))).toEqual(new Set([own, exportId]))
})

test('an order sent again is the same one; with other words it is refused', async () => {
  const wish = words()
  const first = await order(wish)
  expect(await order(wish)).toEqual(first)
  expect((await order({ ...wish, kind: 'timeline' })).body.code).toBe('IDEMPOTENCY_CONFLICT')
  const other = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  expect((await order(wish, other)).body.code).toBe('IDEMPOTENCY_CONFLICT')
  expect((await call('reports', 'exports', { limit: 20 }, staff)).body.items).toHaveLength(1)
})

test('more than twelve months, or months the wrong way round, are told as such; ten tables a day are enough', async () => {
  const from = thisMonth.replace(/^\d{4}/, (year) => String(Number(year) - 1))
  expect((await order({ fromMonth: from })).body.code).toBe('INVALID_INPUT')
  expect((await order({ fromMonth: monthAfter(thisMonth) })).body.code).toBe('INVALID_INPUT')
  const busy = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  for (let n = 0; n < EXPORT_LIMITS.perDay; n++) expect((await order({ fromMonth: thisMonth }, busy)).status).toBe(202)
  expect((await order({}, busy)).body.code).toBe('TOO_MANY_REQUESTS')
})

test('the link is only for its own file and only signed', async () => {
  const { exportId } = (await order()).body
  await settle()
  const { url = '' } = (await standing(exportId)).body
  expect((await fetch(url.split('?')[0] ?? '')).status).toBe(403)
  const other = `exports/${streetId}/${anId()}.csv`
  await s3().send(new PutObjectCommand({ Bucket: env.photosBucket, Key: other, Body: 'x' }))
  expect((await fetch(url.replace(`${exportId}.csv`, other.split('/')[2] ?? ''))).status).toBe(403)
})
