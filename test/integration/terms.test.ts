import { COUNTED_KINDS } from '@functions/insights/counting'
import { handler as count } from '@functions/insights/onRecords'
import { transact } from '@functions/platform/store/transact'
import { heldOn } from '@functions/terms/queries'
import { countedBy, factArises } from '@functions/worklog/facts'
import type { Inputs } from '@shared/contract/contract'
import type { ServedId } from '@shared/rules/duties/served'
import { addDays, dayOf, startOf } from '@shared/rules/time/day'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { inStep } from '../support/inStep'
import { leaves, leftOf, REST_MS } from '../support/leaving'
import { shifted } from '../support/meals'
import { billOf } from '../support/meter'
import { ownTable } from '../support/ownTable'
import { bucketsOfFile } from '../support/photos'
import { streamed } from '../support/stream'

beforeAll(() => ownTable({ stream: true }))
bucketsOfFile()

const today = dayOf(Date.now())
let streetId: string
let admin: Person
let worker: Person
let staff: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  staff = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
  worker = await aPerson(streetId)
})

type Offer = Inputs['terms']['appoint']
const offer = (given: Partial<Offer> = {}): Offer => ({
  ...{ id: anId(), memberId: worker.memberId, post: 'partTimeGridWorker', from: today, to: addDays(today, 99) },
  ...{ adult: true, ...given },
})
const appoint = (given: Partial<Offer> = {}, as = admin) => call('terms', 'appoint', offer(given), as)
const accept = (termId: string, as = worker, id = anId()) => call('terms', 'accept', { termId, id }, as)
/** A term that runs. */
async function held(given: Partial<Offer> = {}, as = worker): Promise<string> {
  const { body } = await appoint({ memberId: as.memberId, ...given })
  expect((await accept(body.termId, as)).status).toBe(200)
  return body.termId
}
const did = (termId: string, given: object = {}, as = worker) =>
  call(
    'terms',
    'log',
    { id: anId(), termId, categoryId: 'served-patrol', day: dayOf(Date.now()), quantity: 1, ...given },
    as,
  )
const mine = async (as = worker) => (await call('terms', 'mine', {}, as)).body
const logDay = (offsetMs: number) => dayOf(Date.now() + offsetMs)

/** What the stream's consumer has counted by now, everything delivered twice. */
async function counted(): Promise<void> {
  const records = (await streamed(streetId)).filter(({ dynamodb }) =>
    COUNTED_KINDS.includes(dynamodb?.NewImage?._et?.S ?? ''),
  )
  for (const Records of [records, records]) expect(await count({ Records })).toEqual({ batchItemFailures: [] })
}
const doneOf = async (as = worker, categoryId: ServedId = 'served-patrol') =>
  (await mine(as)).terms[0]?.done.find((each) => each.categoryId === categoryId)

describe('an appointment', () => {
  test('is an offer until its person says yes or no; each sent again gets its first answer', async () => {
    const input = offer()
    const first = await call('terms', 'appoint', input, admin)
    expect(first).toMatchObject({ status: 201, body: { state: 'offered', name: '测*甲', issuer: '测试街道' } })
    expect(await call('terms', 'appoint', input, admin)).toEqual(first)
    expect((await call('terms', 'appoint', { ...input, to: addDays(input.to, 1) }, admin)).body.code).toBe(
      'IDEMPOTENCY_CONFLICT',
    )
    const { termId } = first.body
    expect((await did(termId)).body.code).toBe('TERM_NOT_ACTIVE')
    const id = anId()
    const yes = await accept(termId, worker, id)
    expect(yes.body).toMatchObject({ state: 'active' })
    expect(await accept(termId, worker, id)).toEqual(yes)
    expect((await accept(termId)).body.code).toBe('TERM_OVER')
    expect((await accept(termId, await aPerson(streetId))).body.code).toBe('NOT_FOUND')
  })

  test('is of a registered worker of the street who is no staff, of age, for days that make sense', async () => {
    const code = async (given: Partial<Offer>) => (await appoint(given)).body.code
    expect(await code({ memberId: staff.memberId })).toBe('NOT_APPOINTABLE')
    expect(await code({ memberId: admin.memberId })).toBe('NOT_APPOINTABLE')
    expect(await code({ memberId: anId() })).toBe('NOT_APPOINTABLE')
    const other = await aPerson((await aStreet()).streetId)
    expect(await code({ memberId: other.memberId })).toBe('NOT_APPOINTABLE')
    expect(await code({ adult: false })).toBe('ADULTS_ONLY')
    expect(await code({ to: addDays(today, -1) })).toBe('TERM_DAYS')
    expect(await code({ to: addDays(today, 1200) })).toBe('TERM_DAYS')
    expect(await code({ from: addDays(today, -40) })).toBe('TERM_DAYS')
    expect((await appoint({}, staff)).status).toBe(403)
  })

  test('P2 appointed twice at once: one term', async () => {
    // What is kept of the street is there before: nobody waits for another's read.
    await appoint({ memberId: (await aPerson(streetId)).memberId })
    const answers = await inStep([() => appoint(), () => appoint(), () => appoint({ to: addDays(today, 20) })])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    expect((await mine()).terms).toHaveLength(1)
    expect((await appoint({ post: 'advocate' })).status).toBe(201)
  })

  test('declined or ended, the days are free again', async () => {
    const { body } = await appoint()
    await call('terms', 'decline', { termId: body.termId, id: anId() }, worker)
    const termId = await held()
    const id = anId()
    const end = { termId, id, reason: '另有安排' }
    const ended = await call('terms', 'end', end, admin)
    expect(ended.body).toMatchObject({ state: 'ended', reason: '另有安排' })
    expect(await call('terms', 'end', end, admin)).toEqual(ended)
    expect((await did(termId)).body.code).toBe('TERM_NOT_ACTIVE')
    const next = await held()
    const left = await call('terms', 'resign', { termId: next, id: anId(), reason: '太忙了' }, worker)
    expect(left.body).toMatchObject({ state: 'ended', endedBy: '本人' })
  })

  test('renewed early it is one time of service', async () => {
    const termId = await held({ to: addDays(today, 9) })
    const next = await held({ from: addDays(today, 10), to: addDays(today, 99) })
    const { body } = await call('terms', 'detail', { termId }, admin)
    expect(body).toMatchObject({ since: today, until: addDays(today, 99) })
    expect((await mine()).terms.find((term) => term.termId === next)).toMatchObject({ since: today, state: 'coming' })
  })

  test('stands in the list of its post by its last day, and with those that are over afterwards', async () => {
    const termId = await held({ to: addDays(today, 3) })
    const list = async (over?: 'yes') => {
      const { body } = await call('terms', 'list', { post: 'partTimeGridWorker', ...(over ? { over } : {}) }, admin)
      return body.items.map((term) => term.termId)
    }
    expect(await list()).toEqual([termId])
    await shifted(5 * 86_400_000, async () => {
      expect(await list()).toEqual([])
      expect(await list('yes')).toEqual([termId])
    })
    expect((await heldOn({ streetId, scope: 'street' }, addDays(today, 3))).map(({ id }) => id)).toEqual([termId])
    expect(await heldOn({ streetId, scope: 'street' }, addDays(today, 4))).toEqual([])
  })

  test('shows an entrance at home, at no further read', async () => {
    await held()
    const { body } = await call('insights', 'home', {}, worker)
    expect(body.posts).toMatchObject([{ post: 'partTimeGridWorker', from: today }])
    await call('insights', 'home', {}, worker)
    expect(await billOf(() => call('insights', 'home', {}, worker))).toMatchObject({ trips: 1, readUnits: 1 })
  })
})

describe('what is done by a term', () => {
  test('attack 6: what one writes down unseen of a day adds up, however many at once; the rest waits, each sent again as it was', async () => {
    const termId = await held()
    const ids = Array.from({ length: 8 }, () => anId())
    const all = () => Promise.all(ids.map((id) => did(termId, { id })))
    const first = await all()
    expect(first.map(({ status }) => status)).toEqual(ids.map(() => 201))
    expect(first.filter(({ body }) => !body.waits)).toHaveLength(5)
    expect(await all()).toEqual(first)
    const [counts] = first.filter(({ body }) => !body.waits)
    const back = { servedId: counts?.body.servedId ?? '', id: anId(), reason: '记错了' }
    expect((await call('terms', 'takeBack', back, worker)).status).toBe(200)
    expect(await all()).toEqual(first)
    expect([(await did(termId)).body.waits, (await did(termId)).body.waits]).toEqual([false, true])
    expect((await did(termId, { day: addDays(today, -1), categoryId: 'served-service' })).body.code).toBe('SERVED_DAY')
    expect((await did(termId, { categoryId: 'served-service' })).body.waits).toBe(false)
  })

  test('P1 at 24:00 of the last day the next write is refused, a write at 23:59:59 is taken', async () => {
    const termId = await held({ to: addDays(today, 1) })
    const end = startOf(addDays(today, 2)) - Date.now()
    await shifted(end - 1000, async () => {
      expect((await did(termId, { day: logDay(end - 1000) })).status).toBe(201)
    })
    await shifted(end + 2000, async () => {
      expect((await did(termId, { day: addDays(today, 1) })).body.code).toBe('TERM_NOT_ACTIVE')
    })
  })

  test('is one entry under its id, within the term’s days and a week, of one’s own term', async () => {
    const termId = await held({ from: addDays(today, -3) })
    const id = anId()
    const first = await did(termId, { id })
    expect(first).toMatchObject({ status: 201, body: { servedId: id, waits: false } })
    expect(await did(termId, { id })).toEqual(first)
    expect((await did(termId, { id, quantity: 2 })).body.code).toBe('IDEMPOTENCY_CONFLICT')
    expect((await did(termId, { day: addDays(today, -4) })).body.code).toBe('SERVED_DAY')
    expect((await did(termId, { day: addDays(today, 1) })).body.code).toBe('SERVED_DAY')
    expect((await did(termId, {}, await aPerson(streetId))).body.code).toBe('NOT_FOUND')
    await call('terms', 'end', { termId, id: anId(), reason: '到期不续' }, admin)
    expect(await did(termId, { id })).toEqual(first)
    expect((await mine()).served.items).toHaveLength(1)
  })

  test('counts for its member, in the community’s log and in the month', async () => {
    const termId = await held()
    await did(termId, { categoryId: 'served-material', quantity: 30 })
    await did(termId, { categoryId: 'served-material', quantity: 12 })
    await counted()
    expect(await doneOf(worker, 'served-material')).toEqual({ categoryId: 'served-material', entries: 2, quantity: 42 })
    const year = Number(today.slice(0, 4))
    const { body } = await call('worklog', 'figures', { communityId: 'east', year }, staff)
    expect(body.categories).toMatchObject([{ name: '发放资料', unit: '份', entries: 2, quantity: 42 }])
  })

  test('P4 a correction is a new fact; both are seen', async () => {
    const termId = await held()
    const wrong = await did(termId, { quantity: 3 })
    await did(termId)
    const back = { servedId: wrong.body.servedId, id: anId(), reason: '记重复了' }
    const first = await call('terms', 'takeBack', back, worker)
    expect(first.body).toMatchObject({ quantity: -3, reverses: back.servedId, reason: '记重复了' })
    expect(await call('terms', 'takeBack', back, worker)).toEqual(first)
    expect((await call('terms', 'takeBack', { ...back, id: anId() }, worker)).body.code).toBe('ENTRY_REVERSED')
    const { served } = await mine()
    expect(served.items.map(({ quantity, reversed }) => [quantity, reversed])).toEqual(
      expect.arrayContaining([
        [3, true],
        [1, false],
        [-3, false],
      ]),
    )
    await counted()
    expect(await doneOf()).toMatchObject({ entries: 1, quantity: 1 })
    const other = await did(termId, { quantity: 2 })
    const byStaff = { entryId: other.body.servedId, id: anId(), reason: '数量写错了' }
    expect((await call('worklog', 'reverse', byStaff, staff)).status).toBe(200)
    expect((await mine()).served.items).toHaveLength(5)
    await counted()
    expect(await doneOf()).toMatchObject({ entries: 1, quantity: 1 })
  })

  test('too much at once waits, and counts once staff have confirmed it', async () => {
    const termId = await held()
    const id = anId()
    const much = { id, categoryId: 'served-material', quantity: 500 }
    const first = await did(termId, much)
    expect(first.body).toEqual({ servedId: id, waits: true })
    expect(await did(termId, much)).toEqual(first)
    const waiting = async () => (await call('terms', 'waiting', { communityId: 'east' }, staff)).body.items
    expect(await waiting()).toMatchObject([{ servedId: id, quantity: 500 }])
    const asked = async () => (await call('today', 'home', {}, staff)).body.waiting
    expect(await asked()).toEqual([{ kind: 'served', count: 1 }])
    expect((await call('terms', 'waiting', { communityId: 'west' }, staff)).status).toBe(403)
    await counted()
    expect(await doneOf(worker, 'served-material')).toBeUndefined()
    const colleagues = [staff, admin]
    const answers = await Promise.all(
      colleagues.map((each) => call('terms', 'confirm', { servedId: id, id: anId() }, each)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    await counted()
    expect(await doneOf(worker, 'served-material')).toMatchObject({ quantity: 500 })
    expect(await waiting()).toEqual([])
    expect(await asked()).toEqual([])
    expect((await mine()).waiting).toEqual([])
    const other = await did(termId, { quantity: 99 })
    const refused = { servedId: other.body.servedId, id: anId(), reason: '一天走不了这么多' }
    expect((await call('terms', 'refuse', refused, staff)).body).toMatchObject({ refused: refused.reason })
    expect((await mine()).waiting).toMatchObject([{ refused: refused.reason }])
  })

  test('P5 an appointee asks for a contact: FORBIDDEN', async () => {
    const neighbour = await aPerson(streetId, { listed: true })
    await held()
    const look = { memberId: neighbour.memberId, id: anId(), purpose: '上门看望' }
    expect((await call('identity', 'revealContact', look, worker)).body.code).toBe('FORBIDDEN')
    const list = { communityId: 'east', status: 'confirmed' as const }
    expect((await call('identity', 'registrations', list, worker)).body.code).toBe('FORBIDDEN')
    expect((await call('terms', 'waiting', { communityId: 'east' }, worker)).body.code).toBe('FORBIDDEN')
    const { body } = await call('terms', 'mine', {}, neighbour)
    expect(body).toMatchObject({ terms: [], served: { items: [] } })
  })

  test('what arises elsewhere counts once in a category, whoever says it', async () => {
    const fact = (id: string) => ({
      ...{ id, hash: id.slice(0, 22), streetId, communityId: 'east', categoryId: 'served-service', day: today },
      ...{ quantity: 1, by: staff.memberId, byLabel: '网格员', at: Date.now(), source: 'activity#1' },
    })
    const [first, second] = [anId(), anId()]
    const write = (id: string) =>
      transact<string>(
        factArises(
          fact(id),
          () => id,
          (other) => other,
        ),
        () => id,
      )
    expect(await write(first)).toBe(first)
    expect(await write(second)).toBe(first)
    expect(await countedBy(streetId, 'activity#1', 'served-service')).toBe(first)
  })
})

describe('papers', () => {
  const check = (code: string) => call('terms', 'check', { code })

  test('P6 a certificate’s code verifies name (masked), hours, issuer without sign-in; a changed digit fails', async () => {
    const termId = await held()
    await did(termId, { quantity: 4 })
    await counted()
    const id = anId()
    const made = await call('terms', 'certify', { termId, id }, worker)
    expect(made.status).toBe(201)
    expect(await call('terms', 'certify', { termId, id }, worker)).toEqual(made)
    const { code } = made.body
    const says = {
      kind: 'certificate',
      name: '测*甲',
      issuer: '测试街道',
      post: 'partTimeGridWorker',
      from: today,
      to: today,
    }
    const done = [{ categoryId: 'served-patrol', entries: 1, quantity: 4 }]
    expect((await check(code)).body).toMatchObject({ ...says, done })
    await did(termId)
    await counted()
    expect((await check(code)).body).toMatchObject({ done })
    for (let at = 0; at < code.length; at += 1) {
      const changed = code.slice(0, at) + ((Number(code[at]) + 1) % 10) + code.slice(at + 1)
      expect((await check(changed)).body.code).toBe('PAPER_INVALID')
    }
  })

  test('a letter says where its term stands now', async () => {
    const termId = await held()
    const [term] = (await mine()).terms
    const letter = term?.letter ?? ''
    expect((await check(letter)).body).toMatchObject({ kind: 'letter', state: 'active', name: '测*甲' })
    await call('terms', 'end', { termId, id: anId(), reason: '另有安排' }, admin)
    expect((await check(letter)).body).toMatchObject({ state: 'ended' })
  })

  test('so many certificates of a term and no more; the last one sent again gets its answer', async () => {
    const termId = await held()
    const last = { termId, id: anId() }
    for (let n = 1; n < 20; n += 1)
      expect((await call('terms', 'certify', { termId, id: anId() }, worker)).status).toBe(201)
    const first = await call('terms', 'certify', last, worker)
    expect(first.status).toBe(201)
    expect((await call('terms', 'certify', { termId, id: anId() }, worker)).body.code).toBe('CERTIFICATES_FULL')
    expect(await call('terms', 'certify', last, worker)).toEqual(first)
  })
})

test('whoever leaves holds nothing, is named nowhere, and what they did stays counted', async () => {
  const termId = await held()
  await did(termId, { quantity: 2, note: '带了伞' })
  await did(termId, { quantity: 99 })
  await call('terms', 'certify', { termId, id: anId() }, worker)
  await leaves(worker)
  expect(await leftOf(worker.memberId, '带了伞')).toEqual([])
  await shifted(REST_MS, async () => {
    const { body } = await call('terms', 'list', { post: 'partTimeGridWorker' }, admin)
    expect(body.items).toMatchObject([{ termId, name: '已注销', state: 'ended' }])
  })
})

test('what it costs: a log 12 write units in one round trip, flat', async () => {
  const termId = await held()
  await did(termId)
  const bill = await billOf(() => did(termId))
  expect(bill.trips).toBe(1)
  expect(bill.writeUnits).toBeLessThanOrEqual(12)
})
