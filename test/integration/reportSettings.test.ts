import { forgetAll } from '@functions/platform/cache'
import { ReplyTemplate } from '@functions/reports/deskEntities'
import { isNewcomer } from '@functions/safety/rule'
import type { Inputs } from '@shared/contract/contract'
import { TEMPLATE_LIMITS } from '@shared/rules/reports/replyTemplate'
import { dueAfter, type WorkingRules } from '@shared/rules/time/working'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { aCategory, answered, aReport, handled, recordOf } from '../support/reports'

let streetId: string
let admin: Person
let staff: Person
let worker: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  staff = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
  worker = await aPerson(streetId)
})

const RULES: WorkingRules = {
  weekdays: [1, 2, 3, 4, 5],
  opensAtMinute: 510,
  closesAtMinute: 1050,
  holidays: ['2027-01-01'],
  extraDays: [],
}
type Saving = Inputs['reports']['saveWorking']
const saving = (over: Partial<Saving> = {}): Saving => ({
  id: anId(),
  version: 0,
  rules: { ...RULES, weekdays: [...RULES.weekdays], holidays: [...RULES.holidays], extraDays: [] },
  ...over,
})
const template = (over: Partial<Inputs['reports']['saveTemplate']> = {}): Inputs['reports']['saveTemplate'] => ({
  id: anId(),
  templateId: anId(),
  move: 'accept',
  title: '已收到',
  text: '{地址}的{类别}已收到，{期限}前处理',
  active: true,
  version: 0,
  ...over,
})

describe('working rules', () => {
  test('a report is due by them as soon as they are set, an urgent one around the clock', async () => {
    const [plain, urgent] = [
      await aCategory(streetId, { slaHours: 30 }),
      await aCategory(streetId, { slaHours: 1, urgent: true }),
    ]
    expect((await call('reports', 'working', {}, staff)).body).toEqual({ version: 0 })
    const before = (await recordOf(await aReport(worker, plain))).report
    expect(before.dueAt - before.submittedAt).toBe(30 * 3_600_000)
    expect((await call('reports', 'saveWorking', saving(), admin)).body).toEqual({ version: 1 })
    expect((await call('reports', 'working', {}, staff)).body).toMatchObject({ version: 1, rules: RULES })
    const { submittedAt, dueAt } = (await recordOf(await aReport(worker, plain))).report
    expect(dueAt).toBe(dueAfter(RULES, submittedAt, { slaHours: 30, urgent: false }))
    const quick = (await recordOf(await aReport(worker, urgent))).report
    expect(quick.dueAt - quick.submittedAt).toBe(3_600_000)
  })

  test('a change of category or urgency makes it due as if it had come in as that', async () => {
    await call('reports', 'saveWorking', saving(), admin)
    const [slow, fast] = [
      await aCategory(streetId, { slaHours: 72, name: '路灯' }),
      await aCategory(streetId, { slaHours: 2, name: '井盖' }),
    ]
    const reportId = await aReport(worker, slow)
    await handled(staff, reportId, { move: 'accept' })
    const moved = await handled(staff, reportId, { move: 'reclassify', categoryId: fast, note: '其实是井盖' })
    expect(moved.body).toMatchObject({ status: 'accepted', version: 3 })
    const { report, timeline } = await recordOf(reportId)
    expect(report).toMatchObject({ categoryId: fast, categoryName: '井盖', urgent: false })
    expect(report.dueAt).toBe(dueAfter(RULES, report.submittedAt, { slaHours: 2, urgent: false }))
    expect(timeline.at(-1)).toMatchObject({ move: 'reclassify', from: 'accepted', to: 'accepted', about: '井盖' })
    await handled(staff, reportId, { move: 'reclassify', categoryId: fast, urgent: true })
    const pressing = (await recordOf(reportId)).report
    expect(pressing).toMatchObject({ urgent: true, dueAt: report.submittedAt + 2 * 3_600_000 })
    const { body } = await call('reports', 'queue', { communityId: 'east' }, staff)
    expect(body.items[0]).toMatchObject({ reportId, urgent: true })
    const nothing = await handled(staff, reportId, { move: 'reclassify', categoryId: 'nothing' })
    expect(nothing).toMatchObject({ status: 422, body: { code: 'UNKNOWN_CATEGORY' } })
  })

  test('two who save at once: one is kept, the other is told; a repeat brings its first answer ever after', async () => {
    const [one, two] = [saving(), saving({ rules: { ...saving().rules, opensAtMinute: 480 } })]
    const answers = await Promise.all([one, two].map((each) => call('reports', 'saveWorking', each, admin)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('SETTING_CHANGED')
    const won = answers[0]?.status === 200 ? one : two
    await call('reports', 'saveWorking', saving({ version: 1 }), admin)
    expect((await call('reports', 'saveWorking', won, admin)).body).toEqual({ version: 1 })
    expect((await call('reports', 'working', {}, admin)).body.version).toBe(2)
    const other = { ...won, rules: { ...won.rules, closesAtMinute: 1000 } }
    expect((await call('reports', 'saveWorking', other, admin)).body.code).toBe('IDEMPOTENCY_CONFLICT')
  })

  test('a day that closes as it opens is not understood, one past midnight is', async () => {
    const rules = { ...saving().rules, opensAtMinute: 1050, closesAtMinute: 1050 }
    expect((await call('reports', 'saveWorking', saving({ rules }), admin)).body.code).toBe('INVALID_INPUT')
    const night = { ...rules, closesAtMinute: 510 }
    expect((await call('reports', 'saveWorking', saving({ rules: night }), admin)).status).toBe(200)
  })
})

describe('reply templates', () => {
  test('when there is room for no more, the last one sent again is answered, and an old one becomes another', async () => {
    for (let count = 1; count < TEMPLATE_LIMITS.perStreet; count++) {
      await ReplyTemplate.build(PutItemCommand)
        .item({
          ...{ streetId, templateId: anId(), move: 'accept', title: '已收到', text: '已收到' },
          active: true,
          version: 1,
        })
        .send()
    }
    const last = template()
    expect((await call('reports', 'saveTemplate', last, admin)).body).toEqual({ version: 1 })
    expect((await call('reports', 'saveTemplate', last, admin)).body).toEqual({ version: 1 })
    const another = await call('reports', 'saveTemplate', template({ templateId: anId() }), admin)
    expect(another).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT' } })
    const reused = template({ templateId: last.templateId, version: 1, id: anId(), title: '另一条' })
    expect((await call('reports', 'saveTemplate', reused, admin)).body).toEqual({ version: 2 })
  })

  test('the office writes, changes and switches off; staff read', async () => {
    const first = template()
    expect((await call('reports', 'saveTemplate', first, admin)).body).toEqual({ version: 1 })
    expect((await call('reports', 'saveTemplate', first, admin)).body).toEqual({ version: 1 })
    const changed = template({ templateId: first.templateId, version: 1, active: false, title: '收到' })
    expect((await call('reports', 'saveTemplate', changed, admin)).body).toEqual({ version: 2 })
    const late = template({ templateId: first.templateId, version: 1 })
    expect((await call('reports', 'saveTemplate', late, admin)).body.code).toBe('SETTING_CHANGED')
    forgetAll()
    const { body } = await call('reports', 'templates', {}, staff)
    expect(body.items).toEqual([
      {
        ...{ templateId: first.templateId, move: 'accept', title: '收到', text: first.text },
        active: false,
        version: 2,
      },
    ])
  })

  test('one with a fact nobody knows is refused before it is kept', async () => {
    const { status, body } = await call('reports', 'saveTemplate', template({ text: '请拨打{电话}' }), admin)
    expect([status, body.code]).toEqual([400, 'INVALID_INPUT'])
    expect(JSON.stringify(body.data)).toContain('没有“{电话}”这一项')
    expect((await call('reports', 'templates', {}, admin)).body.items).toEqual([])
  })
})

test('first response and resolution are measured once where they happen', async () => {
  const reportId = await aReport(worker, await aCategory(streetId))
  await handled(staff, reportId, { move: 'accept' })
  await handled(staff, reportId, { move: 'start' })
  await handled(staff, reportId, { move: 'resolve', photoIds: [anId()] })
  await answered(worker, reportId, { move: 'reopen', note: '没有好' })
  await handled(staff, reportId, { move: 'start' })
  await handled(staff, reportId, { move: 'resolve', photoIds: [anId()] })
  const { report, timeline } = await recordOf(reportId)
  const { submittedAt, firstResponseAt, resolvedAt } = report
  const at = (seq: number) => timeline[seq - 1]?.at ?? 0
  expect([firstResponseAt, resolvedAt]).toEqual([at(2), at(7)])
  const measured = timeline.map(({ firstResponseMs, resolutionMs }) => [firstResponseMs, resolutionMs])
  const none = [undefined, undefined]
  expect(measured).toEqual([
    none,
    [at(2) - submittedAt, undefined],
    none,
    [undefined, at(4) - submittedAt],
    none,
    none,
    [undefined, at(7) - submittedAt],
  ])
})

describe('whose reports are looked at first', () => {
  const rule = { firstReports: 2, firstDays: 7, samplePercent: 0 }
  const save = (over: Partial<Inputs['safety']['saveRule']> = {}, by = admin) =>
    call('safety', 'saveRule', { id: anId(), version: 0, rule, ...over }, by)

  test('is nobody until the office says so, and then every new member', async () => {
    const before = await call('safety', 'rule', {}, admin)
    expect(before.body).toEqual({ version: 0, rule: { firstReports: 0, firstDays: 0, samplePercent: 3 } })
    expect(await isNewcomer(streetId, worker.memberId, Date.now())).toBe(false)
    expect((await save()).body).toEqual({ version: 1 })
    expect((await call('safety', 'rule', {}, admin)).body).toEqual({ version: 1, rule })
    expect(await isNewcomer(streetId, worker.memberId, Date.now())).toBe(true)
  })

  test('is changed once a write, by administrators alone, and never over what another one saved', async () => {
    const id = anId()
    const answers = await Promise.all(Array.from({ length: 4 }, () => save({ id })))
    for (const { body } of answers) expect(body).toEqual({ version: 1 })
    expect((await save()).body.code).toBe('SETTING_CHANGED')
    expect((await save({ id, version: 1 })).body.code).toBe('IDEMPOTENCY_CONFLICT')
    expect((await save({ version: 1 }, staff)).status).toBe(403)
    const tooMuch = { ...rule, samplePercent: 101 }
    expect((await save({ version: 1, rule: tooMuch })).status).toBe(400)
  })
})
