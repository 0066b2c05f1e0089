import { Audit } from '@functions/identity/entities'
import { table } from '@functions/platform/store/table'
import { Standing } from '@functions/safety/entities'
import { publicViewOf } from '@functions/safety/publicity'
import { screen } from '@functions/safety/screen'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { aCategory, anUnscreenedReport, isCleared } from '../support/reports'
import { aDevelopedPhoto, aSafetyRule, screeningOfReport } from '../support/safety'

let streetId: string
let categoryId: string
let worker: Person
let staff: Person
let colleague: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  await aSafetyRule(streetId)
  categoryId = await aCategory(streetId)
  worker = await aPerson(streetId)
  staff = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
  colleague = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  process.env.WECHAT_BASE_URL = 'http://127.0.0.1:9'
})

/** A report that staff have to look at: of somebody who has no account any more, so that WeChat cannot be asked. */
async function aDoubtfulReport(communityId = 'east'): Promise<string> {
  const { Publicity } = await import('@functions/safety/entities')
  const { cleared, settled } = await import('@functions/safety/publicity')
  const { PutItemCommand } = await import('dynamodb-toolbox/entity/actions/put')
  const { recordOf } = await import('../support/reports')
  const reportId = await anUnscreenedReport(worker, categoryId, {
    communityId,
    photoIds: [await aDevelopedPhoto(worker)],
  })
  const clear = cleared((await recordOf(reportId)).report)
  await Publicity.build(PutItemCommand)
    .item(settled({ ...clear, text: 'review', newcomer: true }, Date.now()))
    .send()
  return reportId
}
type Decision = { id?: string; outcome: 'show' | 'textOnly' | 'hide'; reason?: string; version?: number }
const decided = async (who: Person, reportId: string, { id = anId(), version, ...words }: Decision) =>
  call(
    'safety',
    'decide',
    { reportId, id, version: version ?? (await screeningOfReport(reportId)).version, ...words },
    who,
  )
const listed = async (who: Person) => (await call('safety', 'reviews', { communityId: 'east' }, who)).body.items
const shownOf = async (reportId: string) => publicViewOf(await screeningOfReport(reportId))
const standing = async () =>
  (await Standing.build(GetItemCommand).key({ memberId: worker.memberId }).send()).Item?.shown ?? 0
const audits = async () => {
  const { Items = [] } = await table
    .build(QueryCommand)
    .query({ partition: `MEMBER#${worker.memberId}`, range: { beginsWith: 'AUDIT#' } })
    .entities(Audit)
    .send()
  return Items.map(({ action, purpose, by }) => [action, purpose, by])
}

test('what waits stands in the list with its reasons and photos, and leaves it with the decision', async () => {
  const reportId = await aDoubtfulReport()
  expect(await listed(staff)).toMatchObject([
    { reportId, state: 'review', reasons: ['text', 'newcomer'], photos: [{}], categoryName: '井盖' },
  ])
  expect(await shownOf(reportId)).toEqual({ state: 'review', photoIds: [] })
  const made = await decided(staff, reportId, { outcome: 'textOnly', reason: '照片里有人脸' })
  expect(made).toMatchObject({ status: 200, body: { state: 'visible' } })
  expect(await listed(staff)).toEqual([])
  expect(await shownOf(reportId)).toEqual({ state: 'visible', photoIds: [] })
  expect(await audits()).toEqual([['reportReviewed', '只公开文字：照片里有人脸', staff.memberId]])
})

const waitingFor = async (who: Person) => (await call('insights', 'home', {}, who)).body.reviewsWaiting

test('the home screen tells staff how many wait in their communities, and nobody else', async () => {
  const other = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['west'] }] })
  expect(await waitingFor(staff)).toBe(0)
  const [first = ''] = [await aDoubtfulReport(), await aDoubtfulReport(), await aDoubtfulReport('west')]
  expect(await waitingFor(staff)).toBe(2)
  expect(await waitingFor(other)).toBe(1)
  expect(await waitingFor(colleague)).toBe(3)
  expect(await waitingFor(worker)).toBeUndefined()
  await decided(staff, first, { outcome: 'show' })
  expect(await waitingFor(staff)).toBe(1)
})

test('of many that wait 21 are counted, over all communities: more than twenty are 20+', async () => {
  const { Publicity } = await import('@functions/safety/entities')
  const { settled } = await import('@functions/safety/publicity')
  const { PutItemCommand } = await import('dynamodb-toolbox/entity/actions/put')
  const one = await screeningOfReport(await aDoubtfulReport())
  for (const communityId of ['east', 'west']) {
    const many = Array.from({ length: 19 }, () => settled({ ...one, reportId: anId(), communityId }, Date.now()))
    for (const item of many) await Publicity.build(PutItemCommand).item(item).send()
  }
  expect(await waitingFor(staff)).toBe(20)
  expect(await waitingFor(colleague)).toBe(21)
  for (let more = 0; more < 3; more++) await aDoubtfulReport()
  expect(await waitingFor(staff)).toBe(21)
})

test('sent again a decision changes nothing; under the same id another one is refused', async () => {
  const reportId = await aDoubtfulReport()
  const { version } = await screeningOfReport(reportId)
  const same = { id: anId(), version, outcome: 'show' as const }
  const first = await decided(staff, reportId, same)
  const again = await Promise.all([1, 2, 3].map(() => decided(staff, reportId, same)))
  for (const each of again) expect(each).toEqual(first)
  expect(await decided(staff, reportId, { ...same, outcome: 'hide', reason: '换了' })).toMatchObject({ status: 409 })
  expect([await standing(), (await audits()).length]).toEqual([1, 1])
})

test('of several at once one decides, and the others are told what was decided', async () => {
  const reportId = await aDoubtfulReport()
  const { version } = await screeningOfReport(reportId)
  const answers = await Promise.all([
    decided(staff, reportId, { outcome: 'show', version }),
    decided(colleague, reportId, { outcome: 'hide', reason: '违规', version }),
    decided(colleague, reportId, { outcome: 'textOnly', reason: '有车牌', version }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  const winner = answers.find(({ status }) => status === 200)
  for (const { body } of answers.filter(({ status }) => status === 409)) expect(body.code).toBe('REVIEW_CHANGED')
  const { decisions } = await screeningOfReport(reportId)
  expect(decisions.map(({ outcome }) => outcome)).toEqual([winner?.body.outcome])
})

test('nobody decides about their own report, in another community or street, or to hide without a reason', async () => {
  const reportId = await aDoubtfulReport()
  const west = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['west'] }] })
  const stranger = await aPerson((await aStreet()).streetId, { grants: [{ role: 'admin' }] })
  for (const person of [west, stranger]) expect((await decided(person, reportId, { outcome: 'show' })).status).toBe(404)
  expect((await call('safety', 'reviews', { communityId: 'east' }, west)).status).toBe(403)
  expect((await decided(staff, reportId, { outcome: 'hide' })).body.code).toBe('REASON_REQUIRED')
  const own = { ...worker, grants: [{ role: 'admin' as const }] }
  expect((await decided(own, reportId, { outcome: 'show' })).status).toBe(403)
  expect((await screeningOfReport(reportId)).state).toBe('review')
})

test('the reporter learns why, appeals once, and somebody else decides', async () => {
  const reportId = await aDoubtfulReport()
  const appeal = { reportId, id: anId(), text: '照片里只有井盖，请再看看' }
  expect((await call('safety', 'appeal', appeal, worker)).body.code).toBe('APPEAL_NOT_POSSIBLE')
  await decided(staff, reportId, { outcome: 'hide', reason: '照片里有人脸' })
  const seen = await call('safety', 'publicity', { reportId }, worker)
  expect(seen.body).toMatchObject({ state: 'hidden', reason: '照片里有人脸', canAppeal: true })
  const sent = await Promise.all([1, 2].map(() => call('safety', 'appeal', appeal, worker)))
  expect(sent.map(({ status }) => status)).toEqual([200, 200])
  expect(sent[0]?.body).toEqual(sent[1]?.body)
  expect((await call('safety', 'appeal', { ...appeal, id: anId() }, worker)).body.code).toBe('APPEAL_NOT_POSSIBLE')
  expect(await listed(staff)).toMatchObject([{ reportId, reasons: ['appeal'], appeal: appeal.text }])
  expect((await decided(staff, reportId, { outcome: 'show' })).body.code).toBe('OTHER_REVIEWER')
  expect((await decided(colleague, reportId, { outcome: 'show' })).status).toBe(200)
  expect(await shownOf(reportId)).toEqual({ state: 'visible', photoIds: [expect.any(String)] })
  const after = await call('safety', 'publicity', { reportId }, worker)
  expect(after.body).toMatchObject({ state: 'visible', canAppeal: false, appeal: { decided: true } })
  expect((await call('safety', 'publicity', { reportId }, await aPerson(streetId))).status).toBe(404)
})

test('a report of a confidential category says so to its reporter, whatever was decided', async () => {
  const usual = await call('safety', 'publicity', { reportId: await aDoubtfulReport() }, worker)
  expect(usual.body).toMatchObject({ confidential: false })
  const { streetId: other } = await aStreet()
  const secret = await aCategory(other, { confidential: true })
  const reporter = await aPerson(other)
  const reportId = await anUnscreenedReport(reporter, secret)
  await isCleared(reportId)
  expect((await call('safety', 'publicity', { reportId }, reporter)).body).toMatchObject({ confidential: true })
})

test('after the first shown report a new member is known', async () => {
  await aSafetyRule(streetId, { firstReports: 1 })
  const reportId = await aDoubtfulReport()
  await decided(staff, reportId, { outcome: 'hide', reason: '看不清' })
  expect(await standing()).toBe(0)
  await decided(staff, reportId, { outcome: 'show' })
  await decided(colleague, reportId, { outcome: 'show' })
  expect(await standing()).toBe(1)
  const next = await anUnscreenedReport(worker, categoryId)
  expect((await screen(next))?.newcomer).toBe(false)
})
