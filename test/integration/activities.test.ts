import { forgetAll } from '@functions/platform/cache'
import { Street } from '@functions/stations/entities'
import { offerEnds } from '@shared/rules/activities/seats'
import { $set, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { anActivity, changed, HOUR, insisting, saved, signedUp, stateOf, words } from '../support/activities'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet, CENTER } from '../support/factories'
import { shifted } from '../support/meals'
import { billOf } from '../support/meter'
import { ownTable } from '../support/ownTable'
import { aWechat } from '../support/wechat'

let wechat: Awaited<ReturnType<typeof aWechat>>
let streetId: string
let admin: Person
let east: Person
let worker: Person

beforeAll(async () => {
  await ownTable()
  wechat = await aWechat()
})
afterAll(() => wechat.stop())
beforeEach(async () => {
  forgetAll()
  ;({ streetId } = await aStreet())
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  east = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
  worker = await aPerson(streetId)
  await wechat.seen(admin)
  await wechat.seen(east)
})

const persons = (count: number) => Promise.all(Array.from({ length: count }, () => aPerson(streetId)))
const seatsOf = async (activityId: string) => (await call('activities', 'edit', { activityId }, admin)).body.seats[0]
const listed = async (activityId: string, state: 'in' | 'waiting' | 'offered' | 'left' | 'passed') => {
  const all: string[] = []
  let cursor: string | undefined
  do {
    const { body } = await call('activities', 'signups', { activityId, state, limit: 50, cursor }, admin)
    all.push(...body.items.map(({ memberId }) => memberId))
    cursor = body.cursor
  } while (cursor)
  return all
}
const leaves = (person: Person, activityId: string, id = anId()) =>
  call('activities', 'leave', { activityId, id }, person)
const accepts = (person: Person, activityId: string, id = anId()) =>
  call('activities', 'accept', { activityId, id }, person)

describe('what is on', () => {
  test('a draft is staff’s; published it is in the list, with its places, until it is over', async () => {
    const { body } = await saved(east)
    expect((await call('activities', 'list', {}, worker)).body.items).toEqual([])
    expect((await call('activities', 'open', { activityId: body.activityId }, worker)).status).toBe(404)
    expect((await call('activities', 'desk', { state: 'draft' }, east)).body.items).toMatchObject([body])
    const activityId = await anActivity(east, { capacity: 10 })
    const { items } = (await call('activities', 'list', {}, worker)).body
    expect(items).toMatchObject([
      { activityId, state: 'coming', signUp: 'open', host: { name: '东社区' }, joint: false, kind: 'lecture' },
    ])
    const opened = (await call('activities', 'open', { activityId }, worker)).body
    expect(opened).toMatchObject({ seats: [{ capacity: 10, free: 10, taken: 0, waiting: 0 }], isPublic: true })
    await shifted(27 * HOUR, async () => {
      expect((await call('activities', 'list', {}, worker)).body.items).toEqual([])
      const past = (await call('activities', 'list', { show: 'past' }, worker)).body.items
      expect(past).toMatchObject([{ activityId, state: 'over', signUp: 'closed' }])
    })
  })

  test('whoever it is not for gets it neither by list, link nor share, and cannot sign up', async () => {
    const audience = { communities: ['west'], occupations: [], organisations: [], roles: [] }
    const activityId = await anActivity(admin, { audience })
    const west = await aPerson(streetId, { communityId: 'west' })
    expect((await call('activities', 'list', {}, west)).body.items).toMatchObject([{ activityId }])
    expect((await call('activities', 'list', {}, worker)).body.items).toEqual([])
    expect((await call('activities', 'open', { activityId }, worker)).status).toBe(404)
    expect((await call('activities', 'publicOpen', { streetId, activityId })).status).toBe(404)
    expect((await signedUp(worker, activityId)).status).toBe(404)
    expect((await signedUp(west, activityId)).status).toBe(200)
    const elsewhere = await aPerson((await aStreet()).streetId, { communityId: 'west' })
    expect((await call('activities', 'open', { activityId }, elsewhere)).status).toBe(404)
  })

  test('a card that was shared opens without an account; staff of another community see nothing of a draft', async () => {
    const activityId = await anActivity(east)
    expect((await call('activities', 'publicOpen', { streetId, activityId })).body).toMatchObject({ activityId })
    const west = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['west'] }] })
    expect((await call('activities', 'edit', { activityId }, west)).status).toBe(404)
    expect((await saved(west)).body).toMatchObject({ code: 'FORBIDDEN' })
  })

  test('of two editors the second is told whose is newer; the same save again changes nothing', async () => {
    const id = anId()
    const first = await saved(east, {}, { id })
    expect(await saved(east, {}, { id })).toEqual(first)
    const { activityId } = first.body
    expect((await saved(admin, { title: '雪天骑行' }, { activityId, revision: 1 })).body.revision).toBe(2)
    expect((await saved(east, { title: '骑行' }, { activityId, revision: 1 })).body).toMatchObject({
      code: 'ACTIVITY_CHANGED',
      data: { revision: 2 },
    })
  })

  test.each([
    ['结束要晚于开始，请改一下时间', { starts: 2_000_000_000_000, ends: 2_000_000_000_000 }],
    ['请写上暖心包里每人发什么', { kind: 'carepack' as const }],
    ['分了岗位就在各岗位填名额，总名额请清空', { positions: [{ positionId: 'a', name: '引导' }], capacity: 3 }],
  ])('what does not fit together is refused: %s', async (message, given) => {
    expect((await saved(admin, given)).body).toMatchObject({ code: 'ACTIVITY_INVALID', data: { message } })
  })

  test('a series is laid out: each day is an activity of its own, days fall out, one is called off alone', async () => {
    const starts = Date.parse('2032-01-05T06:00:00Z')
    const activityId = await shifted(starts - Date.now() - 30 * 24 * HOUR, async () => {
      const id = await anActivity(east, { starts, ends: starts + HOUR, capacity: 5 })
      const rule = { repeat: 'weekly' as const, until: '2032-02-02', skip: ['2032-01-19'] }
      const input = { activityId: id, id: anId(), revision: 2, ...rule }
      const { body, status } = await call('activities', 'repeat', input, east)
      expect([status, body.days?.map(({ day }) => day)]).toEqual([
        201,
        ['2032-01-05', '2032-01-12', '2032-01-26', '2032-02-02'],
      ])
      expect((await call('activities', 'repeat', input, east)).body).toEqual(body)
      expect((await call('activities', 'repeat', { ...input, id: anId(), revision: 3 }, east)).body.code).toBe(
        'ACTIVITY_IN_SERIES',
      )
      const second = body.days[1]?.activityId ?? ''
      await call('activities', 'cancel', { activityId: second, id: anId(), reason: '场地用不了' }, east)
      const { items } = (await call('activities', 'list', { month: '2032-01' }, worker)).body
      expect(items.map(({ state }) => state)).toEqual(['coming', 'cancelled', 'coming'])
      expect((await signedUp(worker, second)).body.code).toBe('ACTIVITY_CANCELLED')
      expect((await signedUp(worker, body.days[2]?.activityId ?? '')).body.signup.state).toBe('in')
      return id
    })
    expect(activityId).toEqual(expect.any(String))
  })
})

describe('places', () => {
  test('J1 300 raced sign-ups on 50: 50 in, 250 waiting in order of arrival, none twice', async () => {
    const activityId = await anActivity(admin, { capacity: 50 })
    const people = await persons(300)
    const states: string[] = []
    // As many as come at once through one warm function; every fifth of them taps twice.
    for (let from = 0; from < people.length; from += 30) {
      const answers = await Promise.all(
        people.slice(from, from + 30).map(async (person, index) => {
          const id = anId()
          const send = () => signedUp(person, activityId, { id })
          const [one, two = one] = await Promise.all(
            index % 5 === 0 ? [insisting(send), insisting(send)] : [insisting(send)],
          )
          expect([one?.status, two?.status]).toEqual([200, 200])
          expect(one?.body.signup.state).toBe(two?.body.signup.state)
          return one?.body.signup.state ?? ''
        }),
      )
      states.push(...answers)
    }
    expect(states.filter((state) => state === 'in')).toHaveLength(50)
    expect(await seatsOf(activityId)).toEqual({ capacity: 50, free: 0, taken: 50, waiting: 250 })
    const [inside, waiting] = [await listed(activityId, 'in'), await listed(activityId, 'waiting')]
    expect([new Set(inside).size, new Set(waiting).size]).toEqual([50, 250])
    expect(new Set([...inside, ...waiting]).size).toBe(300)
    const last = people.find(({ memberId }) => memberId === waiting.at(-1))
    expect((await call('activities', 'open', { activityId }, last)).body).toMatchObject({ ahead: 249 })
  }, 240_000)

  test('J2 cancel 20 while 40 sign up: never more than 50, and it is the 20 longest waiting who got in, no newcomer', async () => {
    const activityId = await anActivity(admin, { capacity: 50 })
    const [first, waiting, newcomers] = [await persons(50), await persons(30), await persons(40)]
    for (const person of first) expect((await signedUp(person, activityId)).body.signup.state).toBe('in')
    for (const person of waiting) expect((await signedUp(person, activityId)).body.signup.state).toBe('waiting')
    const leaving = first.slice(0, 20)
    const [left, came] = await Promise.all([
      Promise.all(
        leaving.map((person) => {
          const id = anId()
          return insisting(() => leaves(person, activityId, id))
        }),
      ),
      Promise.all(
        newcomers.map((person) => {
          const id = anId()
          return insisting(() => signedUp(person, activityId, { id }))
        }),
      ),
    ])
    expect(left.map(({ status }) => status)).toEqual(Array(20).fill(200))
    expect(came.map(({ body }) => body.signup.state)).toEqual(Array(40).fill('waiting'))
    expect(await seatsOf(activityId)).toEqual({ capacity: 50, free: 0, taken: 50, waiting: 50 })
    const offered = await listed(activityId, 'offered')
    expect([...offered].sort()).toEqual(
      waiting
        .slice(0, 20)
        .map(({ memberId }) => memberId)
        .sort(),
    )
    expect(await listed(activityId, 'in')).toHaveLength(30)
    expect((await accepts(waiting[0] ?? worker, activityId)).body.signup).toMatchObject({ state: 'in' })
    expect(await listed(activityId, 'in')).toHaveLength(31)
  }, 240_000)

  test('J3 an unanswered offer goes on at its end even if every schedule was dead for an hour (asked by the next write)', async () => {
    const activityId = await anActivity(admin, { capacity: 1 })
    const [one, two, three, four] = await persons(4)
    if (!one || !two || !three || !four) throw new Error('four')
    for (const person of [one, two, three]) await signedUp(person, activityId)
    const { starts } = (await call('activities', 'open', { activityId }, one)).body
    await leaves(one, activityId)
    const { signup } = (await call('activities', 'open', { activityId }, two)).body
    expect(signup).toMatchObject({ state: 'offered' })
    const offerUntil = signup?.offerUntil ?? 0
    expect(Math.abs(offerUntil - offerEnds(Date.now(), starts))).toBeLessThan(5000)
    await shifted(offerUntil - Date.now() + HOUR, async () => {
      // Nothing ran since. The next write finds that it has passed.
      expect((await accepts(two, activityId)).body.code).toBe('OFFER_PASSED')
      const newcomer = await signedUp(four, activityId)
      expect(newcomer.body.signup.state).toBe('waiting')
      expect(await stateOf(two, activityId)).toBe('passed')
      expect(await stateOf(three, activityId)).toBe('offered')
      expect(await seatsOf(activityId)).toMatchObject({ taken: 1, waiting: 1, free: 0 })
      expect((await accepts(three, activityId)).body.signup.state).toBe('in')
    })
  })

  test('nobody is promoted after the start or of what is called off, and nobody leaves what has begun', async () => {
    const [begun, off] = [await anActivity(admin, { capacity: 1 }), await anActivity(admin, { capacity: 1 })]
    const [one, two] = await persons(2)
    if (!one || !two) throw new Error('two')
    for (const activityId of [begun, off]) for (const person of [one, two]) await signedUp(person, activityId)
    await call('activities', 'cancel', { activityId: off, id: anId(), reason: '天气不好' }, admin)
    expect((await leaves(one, off)).status).toBe(200)
    expect(await stateOf(two, off)).toBe('waiting')
    await shifted(26 * HOUR, async () => {
      expect((await leaves(one, begun)).body.code).toBe('ACTIVITY_BEGUN')
      expect(await stateOf(two, begun)).toBe('waiting')
      expect((await signedUp(await aPerson(streetId), begun)).body.code).toBe('SIGNUP_CLOSED')
    })
  })

  test('capacity lowered below taken: nobody is thrown out, nobody promoted until below; raised, the first are offered', async () => {
    const activityId = await anActivity(admin, { capacity: 4 })
    const people = await persons(6)
    for (const person of people) await signedUp(person, activityId)
    expect((await changed(admin, activityId, { capacity: 2 })).status).toBe(201)
    expect(await seatsOf(activityId)).toEqual({ capacity: 2, free: -2, taken: 4, waiting: 2 })
    for (const person of people.slice(0, 2)) await leaves(person, activityId)
    expect(await seatsOf(activityId)).toEqual({ capacity: 2, free: 0, taken: 2, waiting: 2 })
    expect(await listed(activityId, 'waiting')).toHaveLength(2)
    await changed(admin, activityId, { capacity: 3 })
    expect(await listed(activityId, 'offered')).toEqual([people[4]?.memberId])
    expect(await seatsOf(activityId)).toEqual({ capacity: 3, free: 0, taken: 3, waiting: 1 })
  })

  test('parent and child take two places together, or wait together; nobody behind them overtakes', async () => {
    const activityId = await anActivity(admin, { capacity: 3, along: 2, children: true })
    const [one, parent, single] = await persons(3)
    if (!one || !parent || !single) throw new Error('three')
    const child = { children: [{ band: '4-6' as const, count: 1 }] }
    const two = (await signedUp(one, activityId, child)).body.signup
    expect(two).toMatchObject({ state: 'in', places: 2, children: [{ band: '4-6', count: 1 }] })
    expect((await signedUp(parent, activityId, child)).body.signup.state).toBe('waiting')
    // One place is free, and the pair stands before whoever would fit.
    expect((await signedUp(single, activityId)).body.signup.state).toBe('waiting')
    await leaves(one, activityId)
    expect(await stateOf(parent, activityId)).toBe('offered')
    expect(await stateOf(single, activityId)).toBe('offered')
    const alone = await anActivity(admin, {})
    expect((await signedUp(one, alone, child)).body.code).toBe('SIGNUP_ALONG')
    expect((await signedUp(one, alone, { adults: 1 })).body.code).toBe('SIGNUP_ALONG')
  })

  test('each position has its own places and its own queue', async () => {
    const positions = [
      { positionId: 'guide', name: '引导', capacity: 1 },
      { positionId: 'tea', name: '茶水' },
    ]
    const activityId = await anActivity(admin, { positions })
    const [one, two, three] = await persons(3)
    if (!one || !two || !three) throw new Error('three')
    expect((await signedUp(one, activityId)).body.code).toBe('SIGNUP_ALONG')
    expect((await signedUp(one, activityId, { positionId: 'guide' })).body.signup.state).toBe('in')
    expect((await signedUp(two, activityId, { positionId: 'guide' })).body.signup.state).toBe('waiting')
    expect((await signedUp(three, activityId, { positionId: 'tea' })).body.signup.state).toBe('in')
    const { seats } = (await call('activities', 'open', { activityId }, one)).body
    expect(seats).toEqual([
      { positionId: 'guide', name: '引导', capacity: 1, free: 0, taken: 1, waiting: 1 },
      { positionId: 'tea', name: '茶水', taken: 1, waiting: 0 },
    ])
  })

  test('staff let somebody in above the number on purpose, with a reason; they take somebody out who asked', async () => {
    const activityId = await anActivity(east, { capacity: 1 })
    const [one, two] = await persons(2)
    if (!one || !two) throw new Error('two')
    await signedUp(one, activityId)
    await signedUp(two, activityId)
    const add = { activityId, id: anId(), memberId: two.memberId, adults: 0, children: [], reason: '现场还坐得下' }
    const added = await call('activities', 'add', add, east)
    expect(added).toMatchObject({ status: 201, body: { signup: { state: 'in' } } })
    expect(await call('activities', 'add', add, east)).toEqual(added)
    expect(await seatsOf(activityId)).toEqual({ capacity: 1, free: -1, taken: 2, waiting: 0 })
    const { items } = (await call('activities', 'signups', { activityId, state: 'in' }, east)).body
    expect(items.find(({ memberId }) => memberId === two.memberId)).toMatchObject({ above: { reason: '现场还坐得下' } })
    const drop = { activityId, id: anId(), memberId: two.memberId, reason: '本人来电' }
    expect((await call('activities', 'drop', drop, east)).body.signup.state).toBe('left')
    expect(await seatsOf(activityId)).toEqual({ capacity: 1, free: 0, taken: 1, waiting: 0 })
  })

  test('sign-up opens and closes by the clock; whoever leaves late is told so, and nothing follows', async () => {
    const { starts } = words()
    const activityId = await anActivity(admin, { opensAt: Date.now() + HOUR, closesAt: starts - HOUR })
    expect((await signedUp(worker, activityId)).body).toMatchObject({ code: 'SIGNUP_NOT_YET' })
    await shifted(2 * HOUR, async () => expect((await signedUp(worker, activityId)).status).toBe(200))
    await shifted(starts - HOUR - Date.now(), async () => {
      expect((await signedUp(admin, activityId)).body.code).toBe('SIGNUP_CLOSED')
      expect((await leaves(worker, activityId)).body.signup).toMatchObject({ state: 'left', late: true })
    })
    expect((await call('points', 'account', {}, worker)).body.balance).toBe(0)
  })

  test('whoever left signs up anew behind the others; the first sending of then changes nothing any more', async () => {
    const activityId = await anActivity(admin, { capacity: 1 })
    const id = anId()
    await signedUp(worker, activityId, { id })
    expect((await signedUp(worker, activityId)).body.code).toBe('SIGNED_UP')
    await leaves(worker, activityId)
    expect((await signedUp(worker, activityId, { id })).body.signup.state).toBe('left')
    expect((await signedUp(worker, activityId)).body.signup.state).toBe('in')
    expect(await seatsOf(activityId)).toMatchObject({ taken: 1, free: 0 })
  })

  test('a sign-up costs 8 write units and one trip, in or waiting', async () => {
    const activityId = await anActivity(admin, { capacity: 1 })
    const [one, two] = await persons(2)
    if (!one || !two) throw new Error('two')
    await call('activities', 'list', {}, one)
    await call('activities', 'list', {}, two)
    await call('activities', 'open', { activityId }, one)
    await call('activities', 'publicOpen', { streetId, activityId })
    await signedUp(await aPerson(streetId), await anActivity(admin))
    const other = await anActivity(admin, { capacity: 1 })
    await signedUp(await aPerson(streetId), other)
    const full = await billOf(() => signedUp(one, other, { full: true }))
    expect(full).toMatchObject({ trips: 1, writeUnits: 8 })
    expect(await stateOf(one, other)).toBe('waiting')
    await call('activities', 'signUp', { activityId: anId(), id: anId(), adults: 0, children: [] }, two)
    const third = await anActivity(admin, { capacity: 2 })
    await signedUp(await aPerson(streetId), third)
    const taken = await billOf(() => signedUp(two, third))
    expect(taken).toMatchObject({ trips: 1, writeUnits: 8 })
  })
})

test('J8 one joint activity, four hosts: street +1, each community sees it', async () => {
  const ids = ['east', 'west', 'north', 'south']
  const communities = ids.map((communityId) => ({ communityId, name: communityId, center: CENTER }))
  await Street.build(UpdateItemCommand)
    .item({ streetId, communities: $set(communities) })
    .send()
  forgetAll()
  const given = { communityId: 'east', with: ids.slice(1), kind: 'volunteer' as const, mode: 'inOut' as const }
  const activityId = await anActivity(admin, given)
  await anActivity(admin, { communityId: 'east' })
  const west = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['west'] }] })
  for (const community of ids) {
    const { items } = (await call('activities', 'list', { community }, worker)).body
    expect(items.map((each) => each.activityId)).toContain(activityId)
  }
  expect((await call('activities', 'desk', {}, west)).body.items).toMatchObject([{ activityId, joint: true }])
  await shifted(30 * HOUR, async () => {
    const year = String(new Date(Date.now() + 30 * HOUR).getFullYear())
    const { body } = await call('activities', 'figures', { year }, admin)
    expect(body).toMatchObject({ held: 2, joint: 1 })
    expect(body.hosts.reduce((sum, { held }) => sum + held, 0)).toBe(2)
    const byCommunity = Object.fromEntries(body.communities.map(({ communityId, held }) => [communityId, held]))
    expect(byCommunity).toEqual({ east: 2, west: 1, north: 1, south: 1 })
    const later = await call('activities', 'figures', { year: String(Number(year) + 1) }, admin)
    expect(later).toMatchObject({ status: 200, body: { held: 0, hosts: [] } })
  })
})
