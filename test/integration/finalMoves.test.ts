import { Staff } from '@functions/identity/staff'
import { closeUnconfirmed } from '@functions/reports/moves/close'
import { ServedStreet } from '@functions/stations/registry'
import type { Grant } from '@shared/rules/people/roles'
import { AUTO_CLOSE_DAYS, REOPEN_DAYS } from '@shared/rules/reports/reportStatus'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { accountOf, sumOfEntries } from '../support/ledger'
import { inboxOf } from '../support/messages'
import { ownTable } from '../support/ownTable'
import { aCategory, answered, aReport, aResolvedReport, handled, recordOf } from '../support/reports'
import { comesAgain, settled } from '../support/stream'

beforeAll(() => ownTable({ stream: true }))

const DAY_MS = 86_400_000

let streetId: string
let categoryId: string
let admin: Person
let a: Person
let b: Person
let c: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  await ServedStreet.build(PutItemCommand).item({ streetId }).send()
  categoryId = await aCategory(streetId)
  admin = await aStaffMember([{ role: 'admin' }])
  ;[a, b, c] = [await aPerson(streetId), await aPerson(streetId), await aPerson(streetId)]
})
afterEach(async () => {
  await comesAgain(streetId)
  process.env.CLOCK_OFFSET_MS = '0'
  await ServedStreet.build(DeleteItemCommand).key({ streetId }).send()
})

async function aStaffMember(grants: Grant[]): Promise<Person> {
  const person = await aPerson(streetId, { grants })
  const teamIds = grants.flatMap((grant) => (grant.role === 'gridWorker' ? grant.communityIds : []))
  const role = teamIds.length > 0 ? 'gridWorker' : 'admin'
  await Staff.build(PutItemCommand)
    .item({ streetId, memberId: person.memberId, role, teamIds, nameMasked: '测*甲' })
    .send()
  return person
}

const settle = () => settled(streetId)
const merge = (source: string, target: string) => handled(admin, source, { move: 'merge', targetReportId: target })
const plus = (reportId: string, by: Person) => call('reports', 'plus', { reportId, id: anId() }, by)
const seen = async (reportId: string, by: Person) => (await call('reports', 'get', { reportId }, by)).body
const textsOf = async (person: Person) => (await inboxOf(person)).items.map(({ text }) => text)
const pass = (ms: number) => {
  process.env.CLOCK_OFFSET_MS = String(ms)
}

describe('what others joined', () => {
  test('is not withdrawn by its reporter alone: the sentence says why, and it goes on', async () => {
    const target = await aReport(b, categoryId)
    const source = await aReport(a, categoryId)
    expect((await merge(source, target)).status).toBe(200)
    const refused = await answered(b, target, { move: 'withdraw' })
    expect(refused).toMatchObject({ status: 409, body: { code: 'WITHDRAW_HAS_OTHERS', message: /1 份.*不能撤回/ } })
    expect((await seen(target, b)).moves).not.toContain('withdraw')
    expect((await handled(admin, target, { move: 'accept' })).status).toBe(200)
  })

  test('also where somebody only added a +1, until they take it back', async () => {
    const target = await aReport(b, categoryId)
    await settle()
    expect((await plus(target, c)).status).toBe(200)
    expect((await answered(b, target, { move: 'withdraw' })).body.code).toBe('WITHDRAW_HAS_OTHERS')
    await call('reports', 'unfollow', { reportId: target, id: anId() }, c)
    expect((await answered(b, target, { move: 'withdraw' })).status).toBe(200)
  })

  test('a +1 and a withdrawal at once: never a follower of what was withdrawn', async () => {
    for (let round = 0; round < 5; round++) {
      const target = await aReport(b, categoryId)
      await settle()
      const [joined, withdrawn] = await Promise.all([plus(target, c), answered(b, target, { move: 'withdraw' })])
      expect([joined, withdrawn].filter(({ status }) => status === 200)).toHaveLength(1)
    }
  })

  test('whoever was merged reads why it was refused, without what names a person', async () => {
    const target = await aReport(b, categoryId)
    const source = await aReport(a, categoryId)
    await settle()
    await plus(target, c)
    await merge(source, target)
    await handled(admin, target, { move: 'reject', note: '归供水公司管，请打 13812345678' })
    await settle()
    expect((await textsOf(a)).join()).toContain('没有受理。原因：归供水公司管，请打 ［电话］')
    expect(await textsOf(c)).toContain('你关注的这件没有受理。')
    const shown = await call('publicReports', 'get', { streetId, reportId: target }, c)
    expect(JSON.stringify(shown.body)).toContain('归供水公司管')
    expect((await seen(source, a)).mergedTo).toMatchObject({ reason: '归供水公司管，请打 ［电话］' })
  })
})

describe('what was ended by a slip', () => {
  test('a refusal is taken back with a reason: accepted, paid once, told to all', async () => {
    const reportId = await aReport(a, categoryId)
    await settle()
    await plus(reportId, c)
    await handled(admin, reportId, { move: 'reject', note: '看不清' })
    expect((await handled(admin, reportId, { move: 'restore' })).body.code).toBe('REASON_REQUIRED')
    const back = await handled(admin, reportId, { move: 'restore', note: '点错了，马上安排' })
    expect(back).toMatchObject({ status: 200, body: { status: 'accepted', points: 5 } })
    await settle()
    expect((await textsOf(a)).join()).toContain('点错了')
    expect((await textsOf(c)).join()).toContain('重新办理')
    await handled(admin, reportId, { move: 'reject', note: '再看看' })
    const again = await handled(admin, reportId, { move: 'restore', note: '还是要办' })
    expect(again.body.points).toBe(0)
    expect((await sumOfEntries(a.memberId)).balance).toBe(5)
  })

  test('what closed by itself: its reporter says so for 30 days, staff at any time', async () => {
    const [one, two] = [await aResolvedReport(a, admin, categoryId), await aResolvedReport(a, admin, categoryId)]
    const closedAt = (AUTO_CLOSE_DAYS + 1) * DAY_MS
    pass(closedAt)
    expect((await closeUnconfirmed(() => true)).closed).toBe(2)
    expect((await seen(one, a)).moves).toEqual(['reopen'])
    expect((await answered(a, one, { move: 'reopen', note: '又松了' })).body.status).toBe('reopened')
    pass(closedAt + (REOPEN_DAYS + 1) * DAY_MS)
    expect((await answered(a, two, { move: 'reopen', note: '又松了' })).body.code).toBe('MOVE_NOT_ALLOWED')
    expect((await handled(admin, two, { move: 'restore', note: '巡查看到又坏了' })).body.status).toBe('reopened')
  })

  test('what its reporter confirmed is closed for them; taken up again by staff it earns no second time', async () => {
    const reportId = await aResolvedReport(a, admin, categoryId)
    await answered(a, reportId, { move: 'confirm' })
    expect((await seen(reportId, a)).moves).toEqual([])
    await handled(admin, reportId, { move: 'restore', note: '又坏了' })
    await handled(admin, reportId, { move: 'start' })
    await handled(admin, reportId, { move: 'resolve', photoIds: [anId()] })
    expect((await answered(a, reportId, { move: 'confirm' })).body).toMatchObject({ status: 'closed', points: 0 })
    expect((await sumOfEntries(a.memberId)).balance).toBe(15)
  })

  test('what staff called done by a slip is theirs again, and its reporter is not asked any more', async () => {
    const reportId = await aResolvedReport(a, admin, categoryId)
    expect(Object.keys((await accountOf(a.memberId)).tasks)).toEqual([reportId])
    const back = await handled(admin, reportId, { move: 'restore', note: '点错了一件' })
    expect(back.body).toMatchObject({ status: 'inProgress', points: 0 })
    expect(Object.keys((await accountOf(a.memberId)).tasks)).toEqual([])
    expect((await answered(a, reportId, { move: 'confirm' })).body.code).toBe('MOVE_NOT_ALLOWED')
  })

  test('a merge: the report stands by itself again, and the other one no longer counts it', async () => {
    const target = await aReport(b, categoryId)
    const source = await aReport(a, categoryId)
    await merge(source, target)
    await settle()
    const [one, two] = await Promise.all(
      ['并错了', '并错了'].map((note) => handled(admin, source, { move: 'restore', note })),
    )
    expect([one?.status, two?.status].sort()).toEqual([200, 409])
    expect((await recordOf(source)).report.mergedInto).toBeUndefined()
    const { report, absorbed } = await recordOf(target)
    expect([report.absorbed, absorbed.length]).toEqual([0, 0])
    expect((await seen(source, a)).mergedTo).toBeUndefined()
    expect((await call('reports', 'followed', {}, a)).body.items).toEqual([])
    expect((await answered(b, target, { move: 'withdraw' })).status).toBe(200)
  })
})

describe('two piles of the same thing', () => {
  test('are one after one move: all of them belong to the target, in whatever order the records come', async () => {
    const [x, y] = [await aReport(a, categoryId), await aReport(b, categoryId)]
    const [x1, y1] = [await aReport(c, categoryId), await aReport(await aPerson(streetId), categoryId)]
    await settle()
    const fan = await aPerson(streetId)
    await plus(x, fan)
    await merge(x1, x)
    await merge(y1, y)
    expect((await merge(x, y)).status).toBe(200)
    // Nobody has to wait for the records.
    expect((await seen(x1, c)).mergedTo).toMatchObject({ reportId: y })
    await settle()
    const { report, absorbed } = await recordOf(y)
    expect(report.absorbed).toBe(3)
    expect(report.pluses).toBe(1)
    expect(absorbed.map(({ reportId }) => reportId).sort()).toEqual([x, x1, y1].sort())
    expect((await recordOf(x1)).report.mergedInto).toBe(y)
    expect((await recordOf(x)).report.absorbed).toBe(0)
    for (const person of [a, c, fan]) {
      expect((await call('reports', 'followed', {}, person)).body.items.map(({ reportId }) => reportId)).toEqual([y])
    }
    expect((await merge(y, x)).body.code).toBe('MERGE_TARGET_INVALID')
  })

  test('three in a row before any record came: no chain, no loop, every one counted once', async () => {
    const [x, y, z] = [
      await aReport(a, categoryId),
      await aReport(b, categoryId),
      await aReport(await aPerson(streetId), categoryId),
    ]
    const x1 = await aReport(c, categoryId)
    await merge(x1, x)
    await merge(x, y)
    await merge(y, z)
    await settle()
    const { report, absorbed } = await recordOf(z)
    expect([report.absorbed, absorbed.length]).toEqual([3, 3])
    for (const each of [x, y, x1]) expect((await recordOf(each)).report.mergedInto).toBe(z)
    expect((await seen(x1, c)).mergedTo).toMatchObject({ reportId: z })
  })

  test('one taken out again at once leaves its own pile where it went', async () => {
    const [x, y] = [await aReport(a, categoryId), await aReport(b, categoryId)]
    const x1 = await aReport(c, categoryId)
    await merge(x1, x)
    await merge(x, y)
    expect((await handled(admin, x, { move: 'restore', note: '不是一回事' })).status).toBe(200)
    await settle()
    const { report, absorbed } = await recordOf(y)
    expect([report.absorbed, absorbed.map(({ reportId }) => reportId)]).toEqual([1, [x1]])
    expect((await recordOf(x)).report).toMatchObject({ status: 'accepted', absorbed: 0 })
  })
})
