import { Profile } from '@functions/identity/entities'
import { client } from '@functions/platform/store/table'
import { addDays, startOf } from '@shared/rules/time/day'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { inStep } from '../support/inStep'
import { shifted } from '../support/meals'
import { anOrg, appointed, enterprisesOf, TODAY, term } from '../support/orgs'
import { ownTable } from '../support/ownTable'
import { comesAgain, settled } from '../support/stream'

beforeAll(() => ownTable({ stream: true }))

/** A dozen enterprises, and a hand-over that dies again and again. Milliseconds. */
const LONG = 240_000

let streetId: string
let admin: Person
let first: Person
let second: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  first = await aPerson(streetId)
  second = await aPerson(streetId, { name: '演乙' })
})

const mine = async (as: Person) => (await call('orgs', 'mine', {}, as)).body
const posts = async (orgId: string, day?: string) => (await call('orgs', 'posts', { orgId, day }, admin)).body
const visit = (orgId: string, as: Person, given: object = {}) =>
  call('orgs', 'visit', { orgId, id: anId(), day: TODAY, note: '送学上门', ...given }, as)

describe('posts', () => {
  test('N2 two heads appointed at once for one post: one', async () => {
    const { orgId } = await anOrg(admin, 'branch')
    const answers = await inStep(
      [first, second].map(
        ({ memberId }) =>
          () =>
            appointed(admin, orgId, 'secretary', memberId),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('POST_TAKEN')
    expect((await posts(orgId)).held).toHaveLength(1)
  })

  test('N3 as of a past day gives that day’s holder after three changes', async () => {
    const { orgId } = await anOrg(admin, 'branch')
    const days = [-90, -60, -30].map((days) => addDays(TODAY, days))
    const people = [first, second, await aPerson(streetId, { name: '试丙' })]
    for (const [place, from] of days.entries()) {
      const to = addDays(days[place + 1] ?? addDays(TODAY, 300), -1)
      const given = await appointed(admin, orgId, 'secretary', people[place]?.memberId ?? '', { from, to })
      expect(given.status).toBe(201)
    }
    for (const [place, from] of days.entries()) {
      for (const day of [from, addDays(from, 29)]) {
        expect((await posts(orgId, day)).held.map(({ memberId }) => memberId)).toEqual([people[place]?.memberId])
      }
    }
    expect((await posts(orgId, addDays(TODAY, -91))).held).toEqual([])
    expect((await posts(orgId)).history).toHaveLength(3)
  })

  test('somebody outside the app holds one by name alone, which is sealed and shown masked', async () => {
    const { orgId } = await anOrg(admin, 'council')
    const id = anId()
    const given = { id, orgId, post: 'member' as const, name: '样板经理', ...term() }
    const answer = await call('orgs', 'appoint', given, admin)
    expect(answer).toMatchObject({ status: 201, body: { name: '样**理' } })
    expect(await call('orgs', 'appoint', given, admin)).toEqual(answer)
    expect((await call('orgs', 'appoint', { ...given, id: anId(), memberId: first.memberId }, admin)).status).toBe(400)
  })

  test('a kind of organisation has its posts alone, nobody of another street holds one, and a closed one gives none', async () => {
    const enterprise = await anOrg(admin, 'enterprise')
    expect((await appointed(admin, enterprise.orgId, 'secretary', first.memberId)).body.code).toBe('POST_NOT_OF_ORG')
    const stranger = await aPerson((await aStreet()).streetId)
    expect((await appointed(admin, enterprise.orgId, 'instructor', stranger.memberId)).body.code).toBe('UNKNOWN_MEMBER')
    const held = await appointed(admin, enterprise.orgId, 'instructor', second.memberId)
    const close = { orgId: enterprise.orgId, id: anId(), version: 1, closed: true }
    expect((await call('orgs', 'close', close, admin)).body).toMatchObject({ code: 'ORG_IN_USE' })
    const end = { orgId: enterprise.orgId, termId: held.body.termId, id: anId(), reason: '网点要关了' }
    expect((await call('orgs', 'endPost', end, admin)).status).toBe(200)
    expect((await call('orgs', 'close', close, admin)).status).toBe(200)
    expect((await appointed(admin, enterprise.orgId, 'instructor', first.memberId)).body.code).toBe('ORG_CLOSED')
  })
})

describe('an instructor', () => {
  test('N5 an instructor reads another’s enterprise: NOT_FOUND, and so does who is none', async () => {
    const [own] = await enterprisesOf(admin, first, 1)
    const [other] = await enterprisesOf(admin, second, 1)
    if (!own || !other) throw new Error('no enterprises')
    expect((await mine(first)).items.map(({ orgId }) => orgId)).toEqual([own.orgId])
    expect((await call('orgs', 'myOrg', { orgId: own.orgId }, first)).status).toBe(200)
    for (const [orgId, as] of [
      [other.orgId, first],
      [own.orgId, second],
      [own.orgId, admin],
    ] as const) {
      expect((await call('orgs', 'myOrg', { orgId }, as)).body.code).toBe('NOT_FOUND')
      expect((await visit(orgId, as)).body.code).toBe('NOT_FOUND')
    }
  })

  test('a visit is an entry of the work log, counted once, and this month’s gap is closed', async () => {
    const [org] = await enterprisesOf(admin, first, 1)
    if (!org) throw new Error('no enterprise')
    const gaps = async () => (await call('orgs', 'instructed', { limit: 20 }, admin)).body.items
    expect(await gaps()).toMatchObject([{ orgId: org.orgId, visitedThisMonth: false }])
    const id = anId()
    const answer = await visit(org.orgId, first, { id })
    expect(answer).toMatchObject({ status: 201, body: { day: TODAY } })
    expect(await visit(org.orgId, first, { id })).toEqual(answer)
    expect((await visit(org.orgId, first, { id, note: '另一句' })).body.code).toBe('IDEMPOTENCY_CONFLICT')
    expect(await gaps()).toMatchObject([{ visitedThisMonth: true, lastVisit: TODAY }])
    const entries = { communityId: 'east', categoryId: 'served-visit', limit: 20 }
    expect((await call('worklog', 'entries', entries, admin)).body.items).toMatchObject([{ entryId: id, quantity: 1 }])
    expect((await visit(org.orgId, first, { day: addDays(TODAY, 1) })).body.code).toBe('VISIT_DAY')
    expect((await visit(org.orgId, first, { day: addDays(TODAY, -31) })).body.code).toBe('VISIT_DAY')
  })

  test('FT-17 a visit logged by mistake is taken back by who logged it or in the work log, and its month is open again', async () => {
    const [org] = await enterprisesOf(admin, first, 1)
    if (!org) throw new Error('no enterprise')
    const { orgId } = org
    const gap = async () => (await call('orgs', 'instructed', { limit: 20 }, admin)).body.items[0]
    const back = (visitId: string, as = first, id = anId()) =>
      call('orgs', 'takeVisitBack', { orgId, visitId, id, reason: '记错了' }, as)
    const [visitId, id] = [anId(), anId()]
    await visit(orgId, first, { id: visitId })
    expect((await back(visitId, admin)).body.code).toBe('NOT_FOUND')
    const taken = await back(visitId, first, id)
    expect(taken).toEqual({ status: 200, body: { visitId } })
    expect(await back(visitId, first, id)).toEqual(taken)
    expect((await back(visitId)).body.code).toBe('VISIT_GONE')
    await settled(streetId)
    expect(await gap()).toMatchObject({ visitedThisMonth: false })
    expect((await call('orgs', 'myOrg', { orgId }, first)).body.visits).toEqual([])
    const again = anId()
    await visit(orgId, first, { id: again })
    expect(await gap()).toMatchObject({ visitedThisMonth: true })
    const reversal = { entryId: again, id: anId(), reason: '没有去' }
    expect((await call('worklog', 'reverse', reversal, admin)).status).toBe(200)
    await settled(streetId)
    expect(await gap()).toMatchObject({ visitedThisMonth: false })
    await comesAgain(streetId)
  })

  test('FT-04 who wrote their employer in another spelling works there all the same', async () => {
    const { orgId } = await anOrg(admin, 'enterprise', { name: 'SF样板快递（东）' })
    await appointed(admin, orgId, 'instructor', first.memberId)
    const workers = async () => (await call('orgs', 'myOrg', { orgId }, first)).body.workers
    const spellings = ['SF样板快递（东）', 'ｓｆ 样板快递(东)', 'SF样板快递（西）']
    for (const employer of spellings) {
      const { memberId } = await aPerson(streetId)
      await Profile.build(UpdateItemCommand).item({ memberId, employer }).send()
    }
    await settled(streetId)
    expect(await workers()).toBe(2)
  })

  test('what a term opens is closed to the second when it is over or is ended', async () => {
    const org = await anOrg(admin, 'enterprise')
    const last = addDays(TODAY, 5)
    const { body } = await appointed(admin, org.orgId, 'instructor', first.memberId, { to: last })
    const midnight = startOf(addDays(last, 1)) - Date.now()
    expect((await shifted(midnight - 1000, () => mine(first))).items).toHaveLength(1)
    await shifted(midnight, async () => {
      expect(await mine(first)).toMatchObject({ items: [], duties: { items: [] } })
      expect((await call('orgs', 'duties', { limit: 20 }, first)).body.items).toEqual([])
      expect((await call('orgs', 'myOrg', { orgId: org.orgId }, first)).body.code).toBe('NOT_FOUND')
      expect((await call('orgs', 'instructed', { limit: 20 }, admin)).body.items[0]?.instructor).toBeUndefined()
    })
    const ending = { orgId: org.orgId, termId: body.termId, id: anId(), reason: '工作调整' }
    expect((await call('orgs', 'endPost', ending, admin)).status).toBe(200)
    expect((await mine(first)).items).toEqual([])
    expect((await visit(org.orgId, first)).body.code).toBe('NOT_FOUND')
    expect((await call('orgs', 'endPost', ending, admin)).status).toBe(200)
  })
})

describe('a hand-over', () => {
  const holdings = async (of: Person) => (await call('orgs', 'holdings', { memberId: of.memberId }, admin)).body
  const handOver = async (given: { id?: string; fingerprint?: string } = {}) => {
    const fingerprint = given.fingerprint ?? (await holdings(first)).fingerprint
    const order = { memberId: first.memberId, successorId: second.memberId, reason: '工作调整', id: given.id ?? anId() }
    return call('orgs', 'handOver', { ...order, fingerprint }, admin)
  }
  const counts = async () => [(await mine(first)).items.length, (await mine(second)).items.length] as const

  test(
    'N4 hand-over of 12 enterprises: 12 moved with their duties or none, whatever dies on the way',
    async () => {
      await enterprisesOf(admin, first, 12)
      const id = anId()
      const { fingerprint } = await holdings(first)
      let killed = 0
      const state = async () => {
        const [left, moved] = await Promise.all([holdings(first), holdings(second)])
        return [left, moved].map(({ posts: held, duties }) => [held.length, duties.length])
      }
      for (const lost of ['before', 'after'] as const) {
        for (let request = 0; ; request++) {
          const died = await dying(request, lost, () => handOver({ id, fingerprint }))
          if (!died) break
          killed++
          expect([
            [
              [12, 12],
              [0, 0],
            ],
            [
              [0, 0],
              [12, 12],
            ],
          ]).toContainEqual(await state())
        }
      }
      expect(killed).toBeGreaterThan(8)
      expect((await handOver({ id, fingerprint })).body).toEqual({ posts: 12, duties: 12, successor: '测*甲' })
      expect([await counts(), (await state())[1]]).toEqual([
        [0, 12],
        [12, 12],
      ])
      expect((await handOver()).body.code).toBe('HANDOVER_EMPTY')
    },
    LONG,
  )

  test('of more than one act can take, none is left behind unsaid', async () => {
    const { orgId } = await anOrg(admin, 'council')
    await appointed(admin, orgId, 'member', first.memberId)
    const decided = Array.from({ length: 12 }, (_, place) => ({
      ...{ title: `决定 ${place}`, ownerId: first.memberId, dueOn: addDays(TODAY, 9) },
    }))
    for (let meeting = 0; meeting < 6; meeting++) {
      const words = { orgId, id: anId(), title: '联席会', day: TODAY, agenda: [] }
      const { meetingId } = (await call('orgs', 'addMeeting', words, admin)).body
      const said = { meetingId, id: anId(), version: 1, present: [], guests: 0, decisions: decided }
      expect((await call('orgs', 'record', said, admin)).status).toBe(200)
    }
    expect((await handOver()).body.code).toBe('HANDOVER_TOO_MUCH')
    const { items } = (await call('orgs', 'duties', { limit: 20 }, first)).body
    for (const { dutyId } of items) await call('orgs', 'settle', { dutyId, id: anId(), outcome: 'done' }, admin)
    expect((await handOver()).status).toBe(200)
    expect((await call('orgs', 'duties', { limit: 20 }, first)).body.items).toEqual([])
  })

  test('whoever saw something else than there is, moves nothing', async () => {
    await enterprisesOf(admin, first, 1)
    const { fingerprint } = await holdings(first)
    await enterprisesOf(admin, first, 1)
    expect((await handOver({ fingerprint })).body.code).toBe('HANDOVER_CHANGED')
    expect(await counts()).toEqual([2, 0])
    const now = await holdings(first)
    expect((await handOver({ fingerprint: now.fingerprint })).status).toBe(200)
    expect(await counts()).toEqual([0, 2])
  })

  test('handed over to two at once, it goes to one', async () => {
    await enterprisesOf(admin, first, 3)
    const { fingerprint } = await holdings(first)
    const third = await aPerson(streetId)
    const orders = [second, third].map(({ memberId: successorId }) => () => {
      const order = { memberId: first.memberId, successorId, reason: '工作调整', id: anId(), fingerprint }
      return call('orgs', 'handOver', order, admin)
    })
    const answers = await inStep(orders)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect([(await mine(second)).items.length, (await mine(third)).items.length].sort()).toEqual([0, 3])
  })
})

/** Runs work whose request to the database of that number is the last: it never leaves, or its answer never comes. Did it die? */
async function dying(
  request: number,
  lost: 'before' | 'after',
  work: () => Promise<{ status: number }>,
): Promise<boolean> {
  let count = 0
  let isDead = false
  const name = 'dying'
  client.middlewareStack.add(
    (next) => async (args) => {
      if (count++ < request && !isDead) return next(args)
      if (!isDead && lost === 'after') await next(args)
      isDead = true
      throw new Error('this process is gone')
    },
    { step: 'initialize', name },
  )
  try {
    const { status } = await work()
    return isDead && status === 500
  } finally {
    client.middlewareStack.remove(name)
  }
}
