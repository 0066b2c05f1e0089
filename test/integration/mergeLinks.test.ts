import { handler } from '@functions/events/onRecords'
import { call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { ownTable } from '../support/ownTable'
import { aCategory, aReport, handled } from '../support/reports'
import { streamed } from '../support/stream'

beforeAll(() => ownTable({ stream: true }))

let streetId: string
let categoryId: string
let reporter: Person
let other: Person
let staff: Person
let west: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  categoryId = await aCategory(streetId)
  reporter = await aPerson(streetId)
  other = await aPerson(streetId)
  staff = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  west = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['west'] }] })
})

const settle = async () => handler({ Records: await streamed(streetId) })
const seen = async (reportId: string, by: Person) => (await call('reports', 'get', { reportId }, by)).body
const merge = (source: string, target: string, by = staff) =>
  handled(by, source, { move: 'merge', targetReportId: target })

test('staff see the target at the source and every source at the target', async () => {
  const [target, one, two] = [
    await aReport(other, categoryId),
    await aReport(reporter, categoryId),
    await aReport(reporter, categoryId),
  ]
  for (const source of [one, two]) expect((await merge(source, target)).status).toBe(200)
  expect((await seen(one, staff)).mergedTo).toMatchObject({ reportId: target, link: 'desk', status: 'submitted' })
  const { absorbed, desk } = await seen(target, staff)
  expect(absorbed).toBe(2)
  expect(desk?.absorbed.map(({ reportId }) => reportId)).toEqual([one, two])
})

test('a reporter is shown the target as the public sees it, their own as it is, and nothing of a hidden one', async () => {
  const hidden = await aCategory(streetId, { confidential: true })
  const [open, own, secret] = [
    await aReport(other, categoryId),
    await aReport(reporter, categoryId),
    await aReport(other, hidden),
  ]
  const sources: string[] = []
  for (const target of [open, own, secret]) {
    const source = await aReport(reporter, categoryId)
    await merge(source, target)
    sources.push(source)
  }
  await settle()
  const shown = await Promise.all(sources.map(async (source) => (await seen(source, reporter)).mergedTo))
  expect(shown.map((each) => each?.link)).toEqual(['public', 'own', 'none'])
  expect(shown[0]).toMatchObject({ categoryName: '井盖' })
  expect(shown[2]).toEqual({ reportId: secret, link: 'none' })
  expect((await seen(own, reporter)).absorbed).toBe(1)
  expect((await seen(own, reporter)).desk).toBeUndefined()
})

test('staff of another community see only what is public of a target that is not theirs', async () => {
  const target = await aReport(other, categoryId)
  const source = await aReport(reporter, categoryId, { communityId: 'west' })
  await settle()
  expect((await merge(source, target, west)).status).toBe(200)
  expect((await seen(source, west)).mergedTo).toMatchObject({ link: 'public' })
  expect((await call('reports', 'get', { reportId: target }, west)).status).toBe(404)
})

test('no report goes round in a circle, and each refusal says why', async () => {
  const [target, source, third] = [
    await aReport(other, categoryId),
    await aReport(reporter, categoryId),
    await aReport(reporter, categoryId),
  ]
  await merge(source, target)
  expect(await merge(target, source)).toMatchObject({ body: { code: 'MERGE_TARGET_INVALID', message: /未办结/ } })
  expect(await merge(third, source)).toMatchObject({ body: { code: 'MERGE_TARGET_INVALID', message: /未办结/ } })
  expect(await merge(third, third)).toMatchObject({ body: { code: 'MERGE_TARGET_INVALID' } })
})

test('“not fixed” carries photos of how it looks now, for staff and reporter alike', async () => {
  const { aResolvedReport, answered } = await import('../support/reports')
  const { anId } = await import('../support/api')
  const reportId = await aResolvedReport(reporter, staff, categoryId)
  const made = { move: 'reopen' as const, note: '还是老样子', photoIds: [anId(), anId()] }
  expect((await answered(reporter, reportId, made)).status).toBe(200)
  for (const by of [reporter, staff]) expect((await seen(reportId, by)).timeline.at(-1)?.photos).toHaveLength(2)
})
