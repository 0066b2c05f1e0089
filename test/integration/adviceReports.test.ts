import { Report } from '@functions/reports/entities'
import { sceneOf } from '@functions/stations/posted'
import { MERGE_LIMIT } from '@shared/rules/reports/reportDesk'
import { addDays, dayOf } from '@shared/rules/time/day'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStation, aStreet, CENTER } from '../support/factories'
import { entriesOf } from '../support/ledger'
import { bucketsOfFile } from '../support/photos'
import { aCategory, aReport, aSubmission, handled, recordOf } from '../support/reports'
import { aDevelopedPhoto } from '../support/safety'

bucketsOfFile()

let streetId: string
let categoryId: string
let worker: Person
let staff: Person
let admin: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  categoryId = await aCategory(streetId)
  worker = await aPerson(streetId)
  staff = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
})

const codeOf = ({ body }: { body: { code?: string } }) => body.code
const merged = (source: string, targetReportId: string | undefined) =>
  handled(staff, source, { move: 'merge', targetReportId })

describe('a report that is refused', () => {
  test('another category: taken', async () => {
    expect(codeOf(await call('reports', 'create', aSubmission('nothing'), worker))).toBe('UNKNOWN_CATEGORY')
    expect((await call('reports', 'create', aSubmission(categoryId), worker)).status).toBe(201)
  })

  test('a shorter text: taken', async () => {
    const long = aSubmission(categoryId, { description: '松'.repeat(30_000) })
    expect(codeOf(await call('reports', 'create', long, worker))).toBe('PAYLOAD_TOO_LARGE')
    expect((await call('reports', 'create', { ...long, description: '井盖松了' }, worker)).status).toBe(201)
  })

  test('an id that lay too long: it is not there, so it is sent as a new one', async () => {
    const old = aSubmission(categoryId, { id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' })
    expect(codeOf(await call('reports', 'create', old, worker))).toBe('ID_NOT_FRESH')
    expect((await call('reports', 'get', { reportId: old.id }, worker)).status).toBe(404)
    expect((await call('reports', 'create', { ...old, id: anId() }, worker)).status).toBe(201)
  })

  test('one that was settled meanwhile is reported anew', async () => {
    const reportId = await aReport(worker, categoryId)
    await handled(staff, reportId, { move: 'reject', note: '不属实' })
    const other = await aPerson(streetId)
    expect(codeOf(await call('reports', 'plus', { reportId, id: anId() }, other))).toBe('REPORT_CLOSED')
    expect((await call('reports', 'create', aSubmission(categoryId), other)).status).toBe(201)
  })
})

describe('a move that is refused', () => {
  test('with the photo, the person or the team it asks for it is done', async () => {
    const reportId = await aReport(worker, categoryId)
    expect(codeOf(await handled(staff, reportId, { move: 'handOver' }))).toBe('TEAM_REQUIRED')
    expect((await handled(staff, reportId, { move: 'handOver', teamId: 'west' })).status).toBe(200)

    const other = await aReport(worker, categoryId)
    await handled(staff, other, { move: 'accept' })
    expect(codeOf(await handled(staff, other, { move: 'assign' }))).toBe('ASSIGNEE_REQUIRED')
    expect((await handled(staff, other, { move: 'assign', assigneeId: staff.memberId })).status).toBe(200)
    await handled(staff, other, { move: 'start' })
    expect(codeOf(await handled(staff, other, { move: 'resolve' }))).toBe('PHOTO_REQUIRED')
    const photoIds = [await aDevelopedPhoto(staff)]
    expect((await handled(staff, other, { move: 'resolve', photoIds })).status).toBe(200)
  })

  test('it was accepted meanwhile: looked at anew it goes on', async () => {
    const reportId = await aReport(worker, categoryId)
    await handled(staff, reportId, { move: 'accept' })
    expect(codeOf(await handled(staff, reportId, { move: 'accept' }))).toBe('MOVE_NOT_ALLOWED')
    const { body } = await call('reports', 'get', { reportId }, staff)
    expect(body.moves).toContain('start')
    expect((await handled(staff, reportId, { move: 'start' })).status).toBe(200)
  })

  test('another one that is not settled takes it in', async () => {
    const [source, settled, open] = [
      await aReport(worker, categoryId),
      await aReport(worker, categoryId),
      await aReport(worker, categoryId),
    ]
    await handled(staff, settled, { move: 'reject', note: '不属实' })
    expect(codeOf(await merged(source, settled))).toBe('MERGE_TARGET_INVALID')
    expect((await merged(source, open)).status).toBe(200)
    expect((await recordOf(source)).report.status).toBe('merged')
  })
})

test('what a full pile does not take in, another one does', async () => {
  const [source, full, open] = [
    await aReport(worker, categoryId),
    await aReport(worker, categoryId),
    await aReport(worker, categoryId),
  ]
  await Report.build(UpdateItemCommand).item({ reportId: full, absorbed: MERGE_LIMIT }).send()
  expect(codeOf(await merged(source, full))).toBe('MERGE_TARGET_FULL')
  expect((await merged(source, open)).status).toBe(200)
})

describe('a visit to a station that is refused', () => {
  const visit = (at: Awaited<ReturnType<typeof aStation>>, of = at) =>
    call(
      'checkins',
      'create',
      { id: anId(), stationId: at.stationId, proof: { kind: 'posted', scene: sceneOf(of), location: CENTER } },
      worker,
    )

  test('the code that hangs there opens it, and another station serves while one rests', async () => {
    const [here, other, resting] = [
      await aStation(streetId),
      await aStation(streetId),
      await aStation(streetId, { active: false }),
    ]
    expect(codeOf(await visit(here, other))).toBe('STATION_CODE_INVALID')
    expect((await visit(here)).status).toBe(201)
    expect(codeOf(await visit(resting))).toBe('STATION_CLOSED')
    expect((await visit(other)).status).toBe(201)
  })
})

test('a rule begins on the day that the sentence names', async () => {
  const change = (firstDay: string) =>
    call('points', 'changeRule', { id: anId(), reason: 'checkin', amount: 3, firstDay, note: '新规则' }, admin)
  const refused = await change(dayOf(Date.now()))
  expect(codeOf(refused)).toBe('RULE_TOO_SOON')
  expect(addDays(dayOf(Date.now()), 1)).toBe((refused.body as { data?: { day?: string } }).data?.day)
  expect((await change(addDays(dayOf(Date.now()), 1))).status).toBe(201)
})

test('another administrator gives one of them points', async () => {
  const award = (by: Person) =>
    call('points', 'award', { id: anId(), memberId: admin.memberId, amount: 5, reason: '文明骑行之星' }, by)
  expect(codeOf(await award(admin))).toBe('OWN_ACCOUNT')
  expect((await award(await aPerson(streetId, { grants: [{ role: 'admin' }] }))).status).toBe(201)
})

test('points that were taken back already are seen as such', async () => {
  const award = { id: anId(), memberId: worker.memberId, amount: 5, reason: '文明骑行之星' }
  await call('points', 'award', award, admin)
  const [{ id: entryId } = { id: '' }] = await entriesOf(worker.memberId)
  const reverse = () =>
    call('points', 'reverse', { id: anId(), memberId: worker.memberId, entryId, reason: '重复发放' }, admin)
  expect((await reverse()).status).toBe(201)
  expect(codeOf(await reverse())).toBe('ALREADY_REVERSED')
  expect((await call('points', 'account', {}, worker)).body.balance).toBe(0)
})
