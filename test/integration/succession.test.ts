import { dutiesOf } from '@functions/alerts/entities'
import { handler as onUnfinished } from '@functions/exports/onUnfinished'
import { Staff } from '@functions/identity/staff'
import { forgetAll } from '@functions/platform/cache'
import { client } from '@functions/platform/store/table'
import { STANDS_STILL_MS } from '@functions/platform/store/unfinished'
import { staffNotice } from '@functions/reports/notices/staffNotice'
import { passingBy } from '@functions/reports/succession/passing'
import { successionTold } from '@functions/reports/succession/told'
import { ServedStreet } from '@functions/stations/registry'
import type { Grant } from '@shared/rules/people/roles'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { allItems } from '../../local/commands/onTable'
import { anId, call, type Person } from '../support/api'
import { runs } from '../support/depth'
import { aPerson, aStreet } from '../support/factories'
import { shifted } from '../support/meals'
import { inboxOf } from '../support/messages'
import { ownTable } from '../support/ownTable'
import { takeAside } from '../support/queues'
import { aCategory, aReport, handled, recordOf } from '../support/reports'
import { comesAgain, consumerOf, news, settled } from '../support/stream'

const EAST: Grant[] = [{ role: 'gridWorker', communityIds: ['east'] }]
const BOTH: Grant[] = [{ role: 'gridWorker', communityIds: ['east', 'west'] }]
const MORNINGS = [{ weekday: 1, fromMinute: 480, toMinute: 720 }]
const EVENINGS = [{ weekday: 1, fromMinute: 1080, toMinute: 1320 }]

let streetId: string
let categoryId: string
let admin: Person
let worker: Person
let leaver: Person
let colleague: Person

beforeAll(() => ownTable({ stream: true }))
beforeEach(async () => {
  ;({ streetId } = await aStreet())
  categoryId = await aCategory(streetId)
  worker = await aPerson(streetId)
  admin = await aStaffMember([{ role: 'admin' }])
  leaver = await aStaffMember(BOTH)
  colleague = await aStaffMember(EAST)
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

/** Reports of a community that somebody has in hand. */
async function inHand(of: Person, count: number, over: { communityId?: string; categoryId?: string } = {}) {
  const all: string[] = []
  for (let each = 0; each < count; each++) {
    const { communityId = 'east' } = over
    const reportId = await aReport(worker, over.categoryId ?? categoryId, { communityId })
    await handled(admin, reportId, { move: 'accept' })
    expect((await handled(admin, reportId, { move: 'assign', assigneeId: of.memberId })).status).toBe(200)
    all.push(reportId)
  }
  return all
}

const onDuty = async (of: Person, teamId: string, shifts: typeof MORNINGS) => {
  const set = { teamId, id: anId(), memberId: of.memberId, version: 0, shifts, exceptions: [] }
  expect((await call('alerts', 'setDuty', set, admin)).status).toBe(200)
}

const ends = (of: Person, successor: string, over: { id?: string; by?: Person } = {}) => {
  const role = of.grants[0]?.role === 'admin' ? 'admin' : 'gridWorker'
  const input = { memberId: of.memberId, id: over.id ?? anId(), rolesVersion: 0, role, reason: '换了岗位' } as const
  return call('setup', 'endRole', { ...input, successor }, over.by ?? admin)
}

const handlers = async (reports: string[]) =>
  Promise.all(reports.map(async (reportId) => (await recordOf(reportId)).report.assigneeId))
const titlesOf = async (person: Person) => (await inboxOf(person)).items.map(({ title }) => title)

async function orders() {
  const all = []
  for await (const item of allItems()) if (item._et === 'succession' && item.streetId === streetId) all.push(item)
  return all
}

describe('whoever’s role ends hands over what they have in hand', () => {
  test('it is counted from the records before', async () => {
    await inHand(leaver, 2)
    const urgent = await aCategory(streetId, { urgent: true })
    forgetAll()
    await inHand(leaver, 1, { communityId: 'west', categoryId: urgent })
    await inHand(colleague, 1)
    await onDuty(leaver, 'west', MORNINGS)
    const ask = { memberId: leaver.memberId, role: 'gridWorker' } as const
    expect((await call('setup', 'openWork', ask, admin)).body).toEqual({
      ...{ reports: 3, urgent: 1, atLeast: false, shifts: 1, proposals: 0 },
      teams: [
        { teamId: 'east', reports: 2 },
        { teamId: 'west', reports: 1 },
      ],
    })
    const none = { memberId: leaver.memberId, role: 'admin' } as const
    expect((await call('setup', 'openWork', none, admin)).body).toMatchObject({ reports: 0, teams: [], shifts: 0 })
  })

  test('a colleague takes it, with the duty, and is told once; where they do not work it is the team’s', async () => {
    const east = await inHand(leaver, 3)
    const west = await inHand(leaver, 1, { communityId: 'west' })
    const theirs = await inHand(colleague, 1)
    await onDuty(leaver, 'east', MORNINGS)
    await onDuty(leaver, 'west', MORNINGS)
    await onDuty(colleague, 'east', EVENINGS)
    await settled(streetId)
    const [before, atWest] = [
      await titlesOf(colleague),
      await aStaffMember([{ role: 'gridWorker', communityIds: ['west'] }]),
    ]
    const id = anId()
    const first = await ends(leaver, colleague.memberId, { id })
    expect(first).toMatchObject({ status: 200, body: { grants: [] } })
    expect(await ends(leaver, colleague.memberId, { id })).toEqual(first)
    await settled(streetId)
    expect(await handlers([...east, ...theirs])).toEqual(Array(4).fill(colleague.memberId))
    expect(await handlers(west)).toEqual([leaver.memberId])
    expect((await call('reports', 'get', { reportId: west[0] ?? '' }, admin)).body.desk?.assigneeLeft).toBe(true)
    expect((await titlesOf(colleague)).slice(0, -before.length || undefined)).toEqual(['接手 3 件工单'])
    expect(await titlesOf(atWest)).toEqual(['1 件工单等人接手'])
    expect(await dutiesOf(streetId, 'east').all()).toMatchObject([
      { memberId: colleague.memberId, shifts: [...EVENINGS, ...MORNINGS], version: 2 },
    ])
    expect(await dutiesOf(streetId, 'west').all()).toEqual([])
    const { timeline } = await recordOf(east[0] ?? '')
    expect(timeline.at(-1)).toMatchObject({ move: 'assign', by: admin.memberId, byRole: 'staff' })
    expect(await orders()).toMatchObject([{ state: 'done', given: 3, left: { west: 1 } }])
    await comesAgain(streetId)
  })

  test('the team takes it: its people are told, once, and each report says that its handler left', async () => {
    const east = await inHand(leaver, 2)
    await settled(streetId)
    expect((await ends(leaver, 'team')).status).toBe(200)
    // Nothing has run yet, and it is true already.
    const seen = await call('reports', 'get', { reportId: east[0] ?? '' }, colleague)
    expect(seen.body.desk?.assigneeLeft).toBe(true)
    await settled(streetId)
    expect((await titlesOf(colleague))[0]).toBe('2 件工单等人接手')
    await comesAgain(streetId)
  })

  test('who keeps the role with fewer communities leaves the work of the others to these', async () => {
    const [east, west] = [await inHand(leaver, 1), await inHand(leaver, 1, { communityId: 'west' })]
    const grant = { role: 'gridWorker' as const, communityIds: ['west'] }
    const give = { memberId: leaver.memberId, id: anId(), rolesVersion: 0, grant }
    expect((await call('setup', 'giveRole', give, admin)).status).toBe(200)
    await settled(streetId)
    expect((await titlesOf(colleague))[0]).toBe('1 件工单等人接手')
    expect(await handlers([...east, ...west])).toEqual([leaver.memberId, leaver.memberId])
    expect(await orders()).toMatchObject([{ teamIds: ['east'], left: { east: 1 } }])
  })

  test('what the successor reported themselves, and what was done meanwhile, is not given to them', async () => {
    const own = await aPerson(streetId, { grants: [{ role: 'worker' }, ...EAST] })
    const reportId = await aReport(own, categoryId)
    await handled(admin, reportId, { move: 'accept' })
    await handled(admin, reportId, { move: 'assign', assigneeId: leaver.memberId })
    const [other = ''] = await inHand(leaver, 1)
    expect((await ends(leaver, own.memberId)).status).toBe(200)
    await handled(admin, other, { move: 'assign', assigneeId: colleague.memberId })
    await settled(streetId)
    expect(await handlers([reportId, other])).toEqual([leaver.memberId, colleague.memberId])
    expect(await orders()).toMatchObject([{ state: 'done', given: 0, left: { east: 1 } }])
  })

  test('nobody takes it who does not work there: the role stays until somebody does', async () => {
    const stranger = await aPerson((await aStreet()).streetId, { grants: BOTH })
    const elsewhere = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['sanitation'] }] })
    for (const wrong of [stranger, elsewhere, worker, leaver, { memberId: anId() }]) {
      expect(await ends(leaver, wrong.memberId)).toMatchObject({ status: 422, body: { code: 'SUCCESSOR_INVALID' } })
    }
    expect(await orders()).toEqual([])
    expect((await call('setup', 'candidate', { memberId: leaver.memberId }, admin)).body.grants).toEqual(BOTH)
  })

  test('two who are to take each other’s work: one of them stays', async () => {
    for (let round = 0; round < runs(3, 30); round++) {
      const [a, b] = [await aStaffMember(EAST), await aStaffMember(EAST)]
      const answers = await Promise.all([ends(a, b.memberId), ends(b, a.memberId)])
      expect(answers.filter(({ status }) => status === 200).length).toBeLessThan(2)
      for (const { status, body } of answers) {
        if (status !== 200) expect(['SETTING_CHANGED', 'SUCCESSOR_INVALID', 'BUSY']).toContain(body.code)
      }
    }
  })
})

describe('the work passes in steps that may die', () => {
  const REPORTS = 3
  const consume = consumerOf(passingBy(2), staffNotice, successionTold)

  /** All that follows, where the request after so many never goes out; what came until then comes again. */
  async function carriedOut(dyingAfter: number): Promise<void> {
    let sent = 0
    const name = 'killed'
    client.middlewareStack.add(
      (next) => async (args) => {
        if (sent++ === dyingAfter) throw new Error('killed')
        return next(args)
      },
      { step: 'initialize', name },
    )
    let since: Awaited<ReturnType<typeof news>> = []
    for (let Records = await news(streetId); Records.length > 0; Records = await news(streetId)) {
      since = [...since, ...Records]
      await consume({ Records })
      if (sent <= dyingAfter) continue
      client.middlewareStack.remove(name)
      await consume({ Records: since })
      since = []
    }
    expect(takeAside()).toHaveLength(1)
    client.middlewareStack.remove(name)
  }

  test('wherever one dies, each report goes over once, and the count is right', async () => {
    for (const dyingAfter of Array.from({ length: runs(4, 40) }, (_, each) => each * 7)) {
      worker = await aPerson(streetId)
      const person = await aStaffMember(EAST)
      const reports = await inHand(person, REPORTS)
      await settled(streetId)
      expect((await ends(person, colleague.memberId)).status).toBe(200)
      await carriedOut(dyingAfter)
      expect(await handlers(reports)).toEqual(Array(REPORTS).fill(colleague.memberId))
      for (const reportId of reports) {
        const { timeline } = await recordOf(reportId)
        expect(timeline.filter(({ successionId }) => successionId !== undefined)).toHaveLength(1)
      }
      const order = (await orders()).find(({ leaverId }) => leaverId === person.memberId)
      expect(order).toMatchObject({ state: 'done', given: REPORTS, left: {} })
      expect((await titlesOf(colleague)).filter((title) => title === `接手 ${REPORTS} 件工单`)).toHaveLength(1)
      colleague = await aStaffMember(EAST)
    }
  })

  test('an order whose record never came is taken up again', async () => {
    await ServedStreet.build(PutItemCommand).item({ streetId }).send()
    const reports = await inHand(leaver, 1)
    await ends(leaver, colleague.memberId)
    await news(streetId)
    const resumed = () => onUnfinished(undefined, { getRemainingTimeInMillis: () => 60_000 })
    expect(await resumed()).toMatchObject({ resumed: 0 })
    await shifted(STANDS_STILL_MS + 1000, async () => {
      expect(await resumed()).toMatchObject({ resumed: 1, failed: 0 })
      await settled(streetId)
    })
    expect(await handlers(reports)).toEqual([colleague.memberId])
    expect(await orders()).toMatchObject([{ state: 'done', given: 1 }])
  })
})
