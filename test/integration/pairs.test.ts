import { COUNTED_KINDS } from '@functions/insights/counting'
import { handler as count } from '@functions/insights/onRecords'
import { handler as remind } from '@functions/pairs/onSchedule'
import { ServedStreet } from '@functions/stations/registry'
import { addDays, dayOf, monthAfter, startOf } from '@shared/rules/time/day'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { rebuildCounters } from '../../local/commands/rebuildCounters'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { leaves } from '../support/leaving'
import { shifted } from '../support/meals'
import { inboxOf } from '../support/messages'
import { billOf } from '../support/meter'
import { ownTable } from '../support/ownTable'
import { aGridWorker, aPairOf, contacted, pairsComeAgain, pairsSettled, storedPair } from '../support/pairs'
import { aMember, aNewcomer, aRegistration } from '../support/registrations'
import { aCategory, aReport, handled } from '../support/reports'
import { aDevelopedPhoto } from '../support/safety'
import { settled, streamed } from '../support/stream'

beforeAll(() => ownTable({ stream: true }))

const today = dayOf(Date.now())
const month = today.slice(0, 7)
const nextMonth = monthAfter(month)
const lastDayOf = (of: string) => addDays(`${monthAfter(of)}-01`, -1)
/** Runs on another day, at noon. */
const onDay = <T>(day: string, run: () => Promise<T>) => shifted(startOf(day) + 43_200_000 - Date.now(), run)

let streetId: string
let staff: Person
let colleague: Person
let admin: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  staff = await aGridWorker(streetId)
  colleague = await aGridWorker(streetId)
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  await ServedStreet.build(PutItemCommand).item({ streetId }).send()
})

const one = async (worker: Person, as = staff) => (await call('pairs', 'one', { memberId: worker.memberId }, as)).body
const pairOf = async (worker: Person, as = staff) => (await one(worker, as)).pair
const contactsOf = async (worker: Person, as = staff) => (await one(worker, as)).contacts.items
const mine = async (as = staff) => (await call('pairs', 'mine', {}, as)).body.items
const listed = async (show: 'all' | 'overdue' | 'unpaired' | 'none', as = staff, communityId = 'east') =>
  (await call('pairs', 'list', { communityId, show, limit: 50 }, as)).body.items
const assign = (worker: Person, staffId: string | undefined, seen: string | undefined, as = staff) =>
  call('pairs', 'assign', { memberId: worker.memberId, id: anId(), staffId, seen }, as)
const takeBack = (worker: Person, contactId: string, as = staff, id = anId()) =>
  call('pairs', 'takeBack', { memberId: worker.memberId, contactId, id, reason: '记错人了' }, as)
const ask = (worker: Person, words: { callTime?: 'night'; wish?: 'another' | 'none' | 'keep' }, id = anId()) =>
  call('pairs', 'ask', { id, ...words }, worker)
const ends = (of: Person, successor: string) =>
  call(
    'setup',
    'endRole',
    { memberId: of.memberId, id: anId(), rolesVersion: 0, role: 'gridWorker', reason: '换了岗位', successor },
    admin,
  )
const told = async (person: Person) =>
  (await inboxOf(person)).items.filter(({ kind }) => kind === 'contact').map(({ title }) => title)

/** What the stream's consumer has counted by now, everything delivered twice. */
async function figures(as = staff, year = Number(today.slice(0, 4))) {
  const records = (await streamed(streetId)).filter(({ dynamodb }) =>
    COUNTED_KINDS.includes(dynamodb?.NewImage?._et?.S ?? ''),
  )
  for (const Records of [records, records]) expect(await count({ Records })).toEqual({ batchItemFailures: [] })
  return (await call('pairs', 'figures', { communityId: 'east', year }, as)).body.months
}

describe('O1 every confirmed worker has exactly one contact person', () => {
  test('O1 102 workers: whoever confirmed them, however often the records come', async () => {
    const workers: Person[] = []
    for (let each = 0; each < 102; each += 6) {
      const some = Array.from({ length: 6 }, (_, index) => aMember(streetId, index % 3 ? staff : colleague))
      workers.push(...(await Promise.all(some)))
    }
    await pairsComeAgain(streetId)
    const [first, second] = [await mine(), await mine(colleague)]
    const all = [...(await allOf(staff)), ...(await allOf(colleague))]
    expect(all).toHaveLength(102)
    expect(new Set(all).size).toBe(102)
    expect(first[0]).toMatchObject({ state: 'paired', staffId: staff.memberId, dueOn: lastDayOf(nextMonth), missed: 0 })
    expect(second[0]?.staffId).toBe(colleague.memberId)
    expect(await listed('unpaired')).toEqual([])
  }, 300_000)

  async function allOf(as: Person): Promise<string[]> {
    const found: string[] = []
    let cursor: string | undefined
    do {
      const { body } = await call('pairs', 'mine', { limit: 50, cursor }, as)
      found.push(...body.items.map(({ memberId }) => memberId))
      cursor = body.cursor
    } while (cursor)
    return found
  }

  test('O1 the office confirms: the grid worker who joined first', async () => {
    const worker = await aMember(streetId, admin)
    await pairsSettled(streetId)
    expect(await pairOf(worker)).toMatchObject({ state: 'paired', staffId: staff.memberId })
  })

  test('O1 nobody works there: they stand among those without, and in the community’s list before any record came', async () => {
    const west = { communityId: 'west' }
    const worker = await aMember(streetId, admin, west)
    expect(await listed('all', admin, 'west')).toMatchObject([{ memberId: worker.memberId, state: 'unpaired' }])
    await pairsSettled(streetId)
    expect(await listed('unpaired', admin, 'west')).toMatchObject([{ memberId: worker.memberId, state: 'unpaired' }])
    const theirs = await aGridWorker(streetId, 'west')
    expect((await assign(worker, theirs.memberId, undefined, theirs)).body).toMatchObject({ state: 'paired' })
    expect(await listed('unpaired', admin, 'west')).toEqual([])
  })

  test('O1 a grid worker who is a worker too is not their own contact person', async () => {
    const both = await aMember(streetId, admin)
    await pairsSettled(streetId)
    expect((await assign(both, both.memberId, staff.memberId, admin)).body.code).toBe('CONTACT_PERSON_INVALID')
    const self = { ...both, grants: [...both.grants, { role: 'gridWorker' as const, communityIds: ['east'] }] }
    expect((await contacted(self, both)).body.code).toBe('NOT_FOUND')
  })

  test('O1 taken back and confirmed again there is one pair; moved to another community there is one of that community', async () => {
    const worker = await aMember(streetId, staff)
    await pairsSettled(streetId)
    await call('identity', 'takeBack', { memberId: worker.memberId, id: anId(), reason: '不是本社区的' }, staff)
    await pairsSettled(streetId)
    expect(await storedPair(worker)).toBeUndefined()
    await call('identity', 'register', await aRegistration(worker, { phoneTicket: undefined }), { ...worker, epoch: 2 })
    await call('identity', 'confirm', { memberId: worker.memberId, id: anId() }, colleague)
    await pairsSettled(streetId)
    expect(await pairOf(worker)).toMatchObject({ staffId: colleague.memberId })

    const there = await aGridWorker(streetId, 'west')
    const asked = { ...worker, epoch: 2 }
    await call('identity', 'askForChange', { id: anId(), kind: 'community', communityId: 'west' }, asked)
    const decided = { memberId: worker.memberId, kind: 'community', id: anId(), decision: 'approved' } as const
    expect((await call('identity', 'decideChange', decided, there)).status).toBe(200)
    await pairsComeAgain(streetId)
    expect(await pairOf(worker, there)).toMatchObject({ staffId: there.memberId, communityId: 'west' })
    expect((await call('pairs', 'one', { memberId: worker.memberId }, staff)).body.code).toBe('NOT_FOUND')
    expect(await mine(colleague)).toEqual([])
  })

  test('O1 paired on the 28th the first contact is due next month, on the 1st this month', async () => {
    const late = await aPairOf(streetId, undefined)
    const early = await aPairOf(streetId, undefined)
    await onDay(`${nextMonth}-01`, () => assign(early, staff.memberId, undefined))
    await onDay(`${nextMonth}-28`, () => assign(late, staff.memberId, undefined))
    expect((await pairOf(early)).dueOn).toBe(lastDayOf(nextMonth))
    expect((await pairOf(late)).dueOn).toBe(lastDayOf(monthAfter(nextMonth)))
  })
})

describe('a contact', () => {
  let worker: Person
  beforeEach(async () => {
    worker = await onDay(`${month}-01`, () => aPairOf(streetId, staff))
  })

  test('O2 not reached leaves it due, as does another time; reached moves it to the next month', async () => {
    const due = { dueOn: lastDayOf(month), doneThisMonth: false }
    expect((await contacted(staff, worker, { result: 'notReached' })).body.pair).toMatchObject({
      ...due,
      triedOn: today,
    })
    expect((await contacted(staff, worker, { result: 'later' })).body.pair).toMatchObject(due)
    const done = await contacted(staff, worker)
    expect(done.status).toBe(201)
    expect(done.body.pair).toMatchObject({ dueOn: lastDayOf(nextMonth), doneThisMonth: true, lastReachedOn: today })
    expect(done.body.pair.triedOn).toBeUndefined()
    expect(await figures()).toMatchObject([{ month, reached: 1, fulfilled: 1, tries: 2 }])
  })

  test('is written once, however often it is sent', async () => {
    const id = anId()
    const first = await contacted(staff, worker, { id, note: '最近夜班多' })
    expect(await contacted(staff, worker, { id, note: '最近夜班多' })).toEqual(first)
    expect((await contacted(staff, worker, { id })).body.code).toBe('IDEMPOTENCY_CONFLICT')
    expect((await contacted(colleague, worker, { id, note: '最近夜班多' })).body.code).toBe('IDEMPOTENCY_CONFLICT')
    expect(await contactsOf(worker)).toHaveLength(1)
    await onDay(addDays(today, 2), async () => {
      const again = await contacted(staff, worker, { id, note: '最近夜班多', day: today })
      expect(again.body.contact).toEqual(first.body.contact)
    })
  })

  test('O3 two staff write one down at once: two records, one fulfilled month', async () => {
    const answers = await Promise.all([contacted(staff, worker), contacted(colleague, worker)])
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    expect(await contactsOf(worker)).toHaveLength(2)
    expect(await pairOf(worker)).toMatchObject({ dueOn: lastDayOf(nextMonth) })
    expect(await figures()).toMatchObject([{ reached: 2, fulfilled: 1 }])
  })

  test('O3 ten at once each get through, and the month is fulfilled once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => contacted(colleague, worker)))
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201))
    expect(await figures(colleague)).toMatchObject([{ reached: 10, fulfilled: 1, mine: { reached: 10 } }])
  })

  test('O4 no job runs for three months: the overdue list is right, with the months missed', async () => {
    const quiet = await onDay(`${month}-02`, () => aPairOf(streetId, staff))
    await contacted(staff, worker)
    const later = `${monthAfter(monthAfter(nextMonth))}-10`
    await onDay(later, async () => {
      expect(await listed('overdue')).toMatchObject([
        { memberId: worker.memberId, missed: 2, dueOn: lastDayOf(nextMonth) },
        { memberId: quiet.memberId, missed: 2 },
      ])
      await contacted(staff, worker, { day: later })
      expect(await listed('overdue')).toMatchObject([{ memberId: quiet.memberId }])
    })
  })

  test('O5 another contact person in the middle of a month: it is credited to who made it, and not due again', async () => {
    await contacted(staff, worker)
    expect((await assign(worker, colleague.memberId, staff.memberId, admin)).status).toBe(200)
    expect(await mine(colleague)).toMatchObject([{ dueOn: lastDayOf(nextMonth), doneThisMonth: true }])
    expect(await figures()).toMatchObject([{ reached: 1, mine: { reached: 1, fulfilled: 1 } }])
    expect(await figures(colleague)).toMatchObject([{ reached: 1, mine: { reached: 0 } }])
  })

  test('of a day to come, or more than a week ago, is refused; one of a month that is over has its mark', async () => {
    expect((await contacted(staff, worker, { day: addDays(today, 1) })).body.code).toBe('CONTACT_DAY_OUT_OF_REACH')
    expect((await contacted(staff, worker, { day: addDays(today, -8) })).body.code).toBe('CONTACT_DAY_OUT_OF_REACH')
    expect((await contacted(staff, worker, { day: addDays(today, -7) })).body.contact.late).toBe(false)
    const other = await onDay(`${month}-01`, () => aPairOf(streetId, staff))
    await onDay(`${nextMonth}-03`, async () => {
      const answer = await contacted(staff, other, { day: lastDayOf(month) })
      expect(answer.body).toMatchObject({ contact: { late: true }, pair: { missed: 0, dueOn: lastDayOf(nextMonth) } })
      expect(await figures()).toMatchObject([{ month, reached: 2, fulfilled: 2, late: 1 }])
    })
  })

  test('taken back its month is due again, both are seen, and only once', async () => {
    const { contactId } = (await contacted(staff, worker)).body.contact
    const id = anId()
    const back = await takeBack(worker, contactId, colleague, id)
    expect(back.body).toMatchObject({ pair: { dueOn: lastDayOf(month) }, contact: { reverses: contactId } })
    expect(back.body.pair.lastReachedOn).toBeUndefined()
    expect(await takeBack(worker, contactId, colleague, id)).toEqual(back)
    expect((await takeBack(worker, contactId)).body.code).toBe('CONTACT_REVERSED')
    expect((await takeBack(worker, back.body.contact.contactId)).body.code).toBe('CONTACT_REVERSED')
    expect(await contactsOf(worker)).toHaveLength(2)
    expect(await figures()).toMatchObject([{ reached: 0, fulfilled: 0, mine: { reached: 0, fulfilled: 0 } }])
  })

  test('one of two taken back leaves the month fulfilled', async () => {
    const first = (await contacted(staff, worker)).body.contact
    await contacted(colleague, worker)
    expect((await takeBack(worker, first.contactId)).body.pair.doneThisMonth).toBe(true)
    expect(await figures()).toMatchObject([{ reached: 1, fulfilled: 1 }])
    expect(await rebuildCounters({ streetId })).toEqual([])
  })

  test('its note is for the pair and the street office alone', async () => {
    await contacted(staff, worker, { note: '孩子要上小学' })
    const noted = async (as: Person) => (await contactsOf(worker, as))[0]?.note
    expect(await noted(staff)).toBe('孩子要上小学')
    expect(await noted(admin)).toBe('孩子要上小学')
    expect(await noted(colleague)).toBeUndefined()
    expect((await call('pairs', 'own', {}, worker)).body.contacts[0]?.note).toBe('孩子要上小学')
    await assign(worker, colleague.memberId, staff.memberId)
    expect(await noted(colleague)).toBe('孩子要上小学')
  })

  test('is nobody’s business elsewhere', async () => {
    const west = await aGridWorker(streetId, 'west')
    const other = await aStreet()
    const stranger = await aPerson(other.streetId, { grants: [{ role: 'admin' }] })
    for (const outside of [west, stranger]) {
      expect((await contacted(outside, worker)).body.code).toBe('NOT_FOUND')
      expect((await call('pairs', 'one', { memberId: worker.memberId }, outside)).body.code).toBe('NOT_FOUND')
      expect((await call('pairs', 'contacts', { memberId: worker.memberId }, outside)).body.code).toBe('NOT_FOUND')
      expect((await assign(worker, undefined, staff.memberId, outside)).body.code).toBe('NOT_FOUND')
    }
    expect((await call('pairs', 'list', { communityId: 'east' }, west)).status).toBe(403)
    expect((await call('pairs', 'people', { communityId: 'east' }, west)).status).toBe(403)
  })
})

describe('what happened anyway', () => {
  test('a report that was answered is offered, counts once, and never one that is anonymous', async () => {
    const worker = await onDay(`${month}-01`, () => aPairOf(streetId, staff))
    const categoryId = await aCategory(streetId)
    const answered = async (over: object) => {
      const reportId = await aReport(worker, categoryId, over)
      await handled(staff, reportId, { move: 'accept' })
      await handled(staff, reportId, { move: 'start' })
      expect(
        (await handled(staff, reportId, { move: 'resolve', photoIds: [await aDevelopedPhoto(staff)] })).status,
      ).toBe(200)
      return reportId
    }
    const reportId = await answered({})
    const hidden = await answered({ anonymous: true })
    const { offers } = await one(worker)
    expect(offers).toMatchObject([{ source: `report#${reportId}`, day: today, medium: 'report' }])
    expect((await one(worker, colleague)).offers).toEqual([])
    const offer = { medium: 'report', day: today, source: `report#${reportId}` } as const
    expect((await contacted(staff, worker, { ...offer, source: `report#${hidden}` })).body.code).toBe('NOT_FOUND')
    expect((await contacted(colleague, worker, offer)).body.code).toBe('NOT_FOUND')
    const id = anId()
    const first = await contacted(staff, worker, { ...offer, id })
    expect(first.body.pair.doneThisMonth).toBe(true)
    expect(await contacted(staff, worker, { ...offer, id })).toEqual(first)
    expect((await contacted(staff, worker, offer)).body.code).toBe('CONTACT_COUNTED')
    expect((await one(worker)).offers).toEqual([])
    expect(await figures()).toMatchObject([{ reached: 1, fulfilled: 1 }])
  })

  test('the worker calls first: the number is a look that staff see, and what they say counts', async () => {
    const worker = await onDay(`${month}-01`, () => aPairOf(streetId, staff))
    const id = anId()
    expect((await call('pairs', 'call', { id }, worker)).body.phone).toMatch(/^\d+$/)
    expect((await call('identity', 'looks', {}, staff)).body.items).toMatchObject([{ purpose: '结对的小哥要打电话' }])
    const said = { id: anId(), day: today, medium: 'call' } as const
    const first = await call('pairs', 'say', said, worker)
    expect(first).toMatchObject({ status: 201, body: { lastReachedOn: today, contacts: [{ byWorker: true }] } })
    expect(await call('pairs', 'say', said, worker)).toEqual(first)
    expect(await mine()).toMatchObject([{ doneThisMonth: true, dueOn: lastDayOf(nextMonth) }])
    expect(await figures()).toMatchObject([{ reached: 1, fulfilled: 1, mine: { reached: 0 } }])
  })
})

test('O6 a reminder once a pair and month: one message for each contact person, whoever has the worker since', async () => {
  const workers = await onDay(`${month}-01`, () =>
    Promise.all([aPairOf(streetId, staff), aPairOf(streetId, staff), aPairOf(streetId, colleague)]),
  )
  const [first, second, third] = workers
  if (!first || !second || !third) throw new Error('no workers')
  await onDay(`${month}-24`, remind)
  expect(await told(staff)).toEqual([])
  await contacted(staff, second)
  await onDay(`${month}-25`, remind)
  await onDay(`${month}-25`, remind)
  expect(await told(staff)).toEqual(['这个月还有 1 位小哥没联系'])
  expect(await told(colleague)).toEqual(['这个月还有 1 位小哥没联系'])
  const fresh = await aGridWorker(streetId)
  await onDay(`${month}-26`, async () => {
    await assign(first, fresh.memberId, staff.memberId, admin)
    await remind()
  })
  await onDay(`${month}-28`, remind)
  expect(await told(fresh)).toEqual([])
  expect(await told(staff)).toHaveLength(1)
  await onDay(`${nextMonth}-25`, remind)
  expect(await told(staff)).toHaveLength(2)
  expect(await told(fresh)).toEqual(['这个月还有 1 位小哥没联系'])
})

test('O7 deleting the account ends the pair and erases the notes; the figures stay', async () => {
  const worker = await onDay(`${month}-01`, () => aPairOf(streetId, staff))
  await contacted(staff, worker, { note: '孩子要上小学' })
  const before = await figures()
  await leaves(worker)
  await settled(streetId)
  expect(await storedPair(worker)).toBeUndefined()
  expect(await mine()).toEqual([])
  expect(JSON.stringify(await everythingOf(worker))).not.toContain('Sealed')
  expect(await figures()).toEqual(before)
  expect(await rebuildCounters({ streetId })).toEqual([])
  expect((await contacted(staff, worker)).body.code).toBe('NOT_FOUND')
})

test('O8 the worker’s home shows the name of the contact at no extra read', async () => {
  const worker = await aPairOf(streetId, staff)
  const alone = await aPerson(streetId)
  const home = (as: Person) => call('insights', 'home', {}, as)
  await home(worker)
  await home(alone)
  const withPair = await billOf(() => home(worker))
  expect((await home(worker)).body.contact).toEqual({ label: '测*甲', since: today })
  expect((await home(alone)).body.contact).toBeUndefined()
  expect(withPair.trips).toBe((await billOf(() => home(alone))).trips)
  expect(withPair.readUnits).toBeLessThanOrEqual(1)
})

async function everythingOf({ memberId }: Person): Promise<unknown[]> {
  const { allItems } = await import('../../local/commands/onTable')
  const found = []
  for await (const item of allItems()) if (item.pk === `MEMBER#${memberId}`) found.push(item)
  return found
}

describe('a worker’s wish', () => {
  test('another person: they wait for one, the community is told once, and it is theirs to take back', async () => {
    const worker = await aPairOf(streetId, staff)
    await pairsSettled(streetId)
    const id = anId()
    expect((await ask(worker, { wish: 'another' }, id)).body).toMatchObject({ state: 'unpaired', wish: 'another' })
    expect((await ask(worker, { wish: 'another' }, id)).body.state).toBe('unpaired')
    await pairsComeAgain(streetId)
    expect(await told(staff)).toEqual(['测*甲 想换一位联系人'])
    expect(await listed('unpaired')).toMatchObject([{ wish: 'another' }])
    expect((await assign(worker, colleague.memberId, undefined)).body.state).toBe('paired')
    await pairsComeAgain(streetId)
    expect(await told(worker)).toEqual(['你的联系人是 测*甲'])
  })

  test('none: nothing is due, nobody gives them one, and keep brings one back', async () => {
    const worker = await aPairOf(streetId, staff)
    expect((await ask(worker, { wish: 'none', callTime: 'night' })).body).toMatchObject({
      state: 'none',
      callTime: 'night',
    })
    expect(await mine()).toEqual([])
    expect(await listed('none')).toMatchObject([{ memberId: worker.memberId, missed: 0, state: 'none' }])
    expect((await assign(worker, staff.memberId, undefined)).body.code).toBe('CONTACT_UNWANTED')
    expect((await call('pairs', 'call', { id: anId() }, worker)).body.code).toBe('NOT_PAIRED')
    expect((await ask(worker, { wish: 'keep' })).body).toMatchObject({ state: 'paired' })
    expect(await mine()).toMatchObject([{ callTime: 'night' }])
  })
})

describe('a contact person’s role ends', () => {
  test('the successor has their workers, and each is told once', async () => {
    const workers = await Promise.all(Array.from({ length: 23 }, () => aPairOf(streetId, staff)))
    await pairsSettled(streetId)
    expect((await ends(staff, colleague.memberId)).status).toBe(200)
    await pairsComeAgain(streetId)
    expect((await call('pairs', 'mine', { limit: 50 }, colleague)).body.items).toHaveLength(23)
    expect(await Promise.all(workers.map(told))).toEqual(workers.map(() => ['你的联系人是 测*甲']))
    expect(await listed('unpaired', colleague)).toEqual([])
  })

  test('without a successor they stand among those without one, and not in silence', async () => {
    const worker = await aPairOf(streetId, staff)
    await pairsSettled(streetId)
    await ends(staff, 'team')
    await pairsComeAgain(streetId)
    expect(await listed('unpaired', colleague)).toMatchObject([{ memberId: worker.memberId }])
    expect((await call('insights', 'home', {}, worker)).body.contact).toBeUndefined()
  })

  test('somebody who is made a contact person while it ends is none', async () => {
    const worker = await aPairOf(streetId, staff)
    await ends(staff, 'team')
    expect((await assign(worker, staff.memberId, staff.memberId, admin)).body.code).toBe('CONTACT_PERSON_INVALID')
    await pairsComeAgain(streetId)
    expect(await listed('unpaired', colleague)).toHaveLength(1)
  })
})

test('changed since it was looked at, a contact person is not overwritten', async () => {
  const worker = await aPairOf(streetId, staff)
  expect((await assign(worker, colleague.memberId, undefined)).body.code).toBe('PAIR_CHANGED')
  const [one, two] = await Promise.all([
    assign(worker, colleague.memberId, staff.memberId),
    assign(worker, undefined, staff.memberId, admin),
  ])
  expect([one.status, two.status].sort()).toEqual([200, 409])
  const west = await aGridWorker(streetId, 'west')
  const { staffId } = await pairOf(worker)
  expect((await assign(worker, west.memberId, staffId)).body.code).toBe('CONTACT_PERSON_INVALID')
  const next = await aGridWorker(streetId, 'east')
  expect((await assign(worker, next.memberId, staffId)).status).toBe(200)
})

test('people of a community are told by name; how many they have is for themselves and the office', async () => {
  await aPairOf(streetId, staff)
  const of = async (as: Person) => (await call('pairs', 'people', { communityId: 'east' }, as)).body.people
  expect((await of(staff)).map(({ staffId, pairs }) => [staffId === staff.memberId, pairs]).sort()).toEqual([
    [false, undefined],
    [true, 1],
  ])
  expect((await of(admin)).map(({ pairs }) => pairs).sort()).toEqual([0, 1])
})

test('a newcomer who is not confirmed has no contact person', async () => {
  const person = await aNewcomer(streetId)
  await call('identity', 'register', await aRegistration(person), person)
  await pairsSettled(streetId)
  expect(await storedPair(person)).toBeUndefined()
})
