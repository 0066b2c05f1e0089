import { COUNTED_KINDS, countsOf } from '@functions/insights/counting'
import { handler as count } from '@functions/insights/onRecords'
import type { Plan } from '@shared/rules/duties/plan'
import { addDays, dayOf, startOf } from '@shared/rules/time/day'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { shifted } from '../support/meals'
import { billOf } from '../support/meter'
import { ownTable } from '../support/ownTable'
import { streamed } from '../support/stream'

beforeAll(() => ownTable({ stream: true }))

const CATEGORIES = [
  { categoryId: 'corner', name: '卫生死角', unit: '处', active: true },
  { categoryId: 'stairs', name: '楼道整治', unit: '次', active: true },
  { categoryId: 'posters', name: '野广告', unit: '处', active: false },
]
const today = dayOf(Date.now())
const MONTHLY: Plan = { period: 'month', times: 2, from: `${today.slice(0, 4)}-01-01`, pauses: [] }

let streetId: string
let staff: Person
let admin: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  staff = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  const saved = await call('worklog', 'saveCategories', { id: anId(), version: 0, categories: CATEGORIES }, admin)
  expect(saved.status).toBe(200)
})

const entry = (given: object = {}) => ({
  ...{ id: anId(), communityId: 'east', categoryId: 'corner', day: today, quantity: 5, building: '3 号楼' },
  ...given,
})
const add = (given: object = {}, as = staff) => call('worklog', 'add', entry(given), as)
const reverse = (entryId: string, as = staff, id = anId()) =>
  call('worklog', 'reverse', { entryId, id, reason: '记错了楼栋' }, as)
const listed = async (categoryId = 'corner') =>
  (await call('worklog', 'entries', { communityId: 'east', categoryId }, staff)).body.items
const rule = ({ pauses: _, ...rest }: Plan = MONTHLY) => rest
const duty = (given: object = {}) => ({
  ...{ id: anId(), communityId: 'east', categoryId: 'stairs', name: '楼道整治', rule: rule() },
  ...given,
})
const addDuty = async (given: object = {}) => (await call('worklog', 'addDuty', duty(given), staff)).body
const duties = async () => (await call('worklog', 'duties', { communityId: 'east' }, staff)).body.items
const dutyNow = async (dutyId: string) => (await duties()).find((each) => each.dutyId === dutyId)

/** What the stream's consumer has counted by now, everything delivered twice. */
async function figures() {
  const records = (await streamed(streetId)).filter(({ dynamodb }) =>
    COUNTED_KINDS.includes(dynamodb?.NewImage?._et?.S ?? ''),
  )
  for (const Records of [records, records]) expect(await count({ Records })).toEqual({ batchItemFailures: [] })
  const year = Number(today.slice(0, 4))
  const { body } = await call('worklog', 'figures', { communityId: 'east', year }, staff)
  return Object.fromEntries(body.categories.map((each) => [each.categoryId, each]))
}

describe('an entry', () => {
  test('Q2: is written once, however often it is sent, and shown with who wrote it down', async () => {
    const id = anId()
    const first = await add({ id })
    expect(first).toMatchObject({ status: 201, body: { entryId: id, quantity: 5, reversed: false, skipped: false } })
    expect(await add({ id })).toEqual(first)
    expect(await add({ id, day: addDays(today, -1) })).toMatchObject({ body: { code: 'IDEMPOTENCY_CONFLICT' } })
    expect(await add({ id }, admin)).toMatchObject({ body: { code: 'IDEMPOTENCY_CONFLICT' } })
    expect(await listed()).toEqual([first.body])
  })

  test('is of a day that is not to come, at most a month ago, a category in use and a community of one’s own', async () => {
    expect((await add({ day: addDays(today, 1) })).body.code).toBe('LOG_DAY_OUT_OF_REACH')
    expect((await add({ day: addDays(today, -32) })).body.code).toBe('LOG_DAY_OUT_OF_REACH')
    expect((await add({ day: addDays(today, -31) })).status).toBe(201)
    expect((await add({ categoryId: 'posters' })).body.code).toBe('UNKNOWN_CATEGORY')
    expect((await add({ communityId: 'nowhere' })).body.code).toBe('UNKNOWN_COMMUNITY')
    expect((await add({ communityId: 'west' })).body.code).toBe('FORBIDDEN')
    expect((await add({ communityId: 'west' }, admin)).status).toBe(201)
    for (const quantity of [0, -1, 1.5, 10_000]) expect((await add({ quantity })).status).toBe(400)
  })

  test('sent again after its category was switched off, it gets its first answer', async () => {
    const id = anId()
    const first = await add({ id })
    const categories = CATEGORIES.map((each) => ({ ...each, active: false }))
    await call('worklog', 'saveCategories', { id: anId(), version: 1, categories }, admin)
    expect(await add({ id })).toEqual(first)
    expect((await add()).body.code).toBe('UNKNOWN_CATEGORY')
  })

  test('Q3: taken back it is gone from month and year, both entries are seen, and only once', async () => {
    const kept = await add({ quantity: 3 })
    const wrong = await add({ day: addDays(today, -20) })
    expect((await figures()).corner).toMatchObject({ entries: 2, quantity: 8 })
    const id = anId()
    const back = await reverse(wrong.body.entryId, admin, id)
    expect(back).toMatchObject({ status: 200, body: { quantity: -5, reverses: wrong.body.entryId } })
    expect(await reverse(wrong.body.entryId, admin, id)).toEqual(back)
    expect((await reverse(wrong.body.entryId)).body.code).toBe('ENTRY_REVERSED')
    expect((await reverse(back.body.entryId)).body.code).toBe('ENTRY_REVERSED')
    expect((await figures()).corner).toMatchObject({ entries: 1, quantity: 3 })
    expect((await listed()).map(({ entryId, reversed }) => [entryId, reversed])).toEqual(
      expect.arrayContaining([
        [kept.body.entryId, false],
        [wrong.body.entryId, true],
        [back.body.entryId, false],
      ]),
    )
  })

  test('ten who take it back at once: one does', async () => {
    const { body } = await add()
    const answers = await Promise.all(Array.from({ length: 10 }, () => reverse(body.entryId)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ body: { code } }) => code === 'ENTRY_REVERSED')).toHaveLength(9)
    expect((await figures()).corner).toMatchObject({ entries: 0, quantity: 0 })
  })

  test('is nobody’s business elsewhere', async () => {
    const { body } = await add()
    const other = await aStreet()
    const stranger = await aPerson(other.streetId, { grants: [{ role: 'admin' }] })
    const west = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['west'] }] })
    expect((await reverse(body.entryId, stranger)).body.code).toBe('NOT_FOUND')
    expect((await reverse(body.entryId, west)).body.code).toBe('NOT_FOUND')
    expect((await call('worklog', 'entries', { communityId: 'east', categoryId: 'corner' }, west)).status).toBe(403)
  })
})

test('Q4: a renamed category has its past under the new name; one that is in use cannot be taken out', async () => {
  await add({ quantity: 7 })
  const [first, ...rest] = CATEGORIES
  if (!first) throw new Error('no category')
  const without = await call('worklog', 'saveCategories', { id: anId(), version: 1, categories: rest }, admin)
  expect(without.body).toMatchObject({ code: 'LOG_CATEGORY_KEPT', data: { name: '卫生死角' } })
  const renamed = [{ ...first, name: '卫生死角清理' }, ...rest]
  await call('worklog', 'saveCategories', { id: anId(), version: 1, categories: renamed }, admin)
  expect((await figures()).corner).toMatchObject({ name: '卫生死角清理', quantity: 7 })
})

test('the figure of a month is the sum of its entries, page by page', async () => {
  for (const [quantity, ago] of [
    [4, 0],
    [9, 1],
    [2, 30],
  ] as const) {
    await add({ quantity, day: addDays(today, -ago) })
  }
  const { corner } = await figures()
  for (const { month, entries, quantity } of corner?.months ?? []) {
    const all = []
    let cursor: string | undefined
    do {
      const page = { communityId: 'east', categoryId: 'corner', month, limit: 1, ...(cursor ? { cursor } : {}) }
      const { body } = await call('worklog', 'entries', page, staff)
      all.push(...body.items)
      cursor = body.cursor
    } while (cursor)
    expect(all).toHaveLength(entries)
    expect(all.reduce((sum, each) => sum + each.quantity, 0)).toBe(quantity)
  }
  expect(corner).toMatchObject({ entries: 3, quantity: 15 })
})

describe('a recurring duty', () => {
  const month = today.slice(0, 7)

  test('moves on with the entry that was written for it, and back when that is taken back', async () => {
    const { dutyId, dueOn } = await addDuty({ rule: { ...rule(), from: `${month}-01` } })
    const done = await add({ categoryId: 'stairs', quantity: 1, dutyId })
    expect(done.status).toBe(201)
    // Begun in the middle of a month, its first is the next: what is done before moves nothing.
    expect(await dutyNow(dutyId)).toMatchObject({ dueOn, missed: 0 })
    const next = startOf(addDays(dueOn ?? '', -3)) - Date.now()
    await shifted(next, async () => {
      const day = addDays(dueOn ?? '', -3)
      const id = anId()
      const first = await add({ id, categoryId: 'stairs', quantity: 1, dutyId, day })
      expect(first.status).toBe(201)
      const after = (await dutyNow(dutyId))?.dueOn
      expect(after).not.toBe(dueOn)
      expect(await add({ id, categoryId: 'stairs', quantity: 1, dutyId, day })).toEqual(first)
      expect((await dutyNow(dutyId))?.dueOn).toBe(after)
      await reverse(first.body.entryId)
      expect((await dutyNow(dutyId))?.dueOn).toBe(dueOn)
    })
  })

  test('Q5: nobody looked for two months: it is one line that says four are missing', async () => {
    const { dutyId } = await addDuty()
    const later = `${addDays(`${month}-28`, 70).slice(0, 7)}-01`
    await shifted(startOf(later) - Date.now(), async () => {
      const all = await duties()
      expect(all).toHaveLength(1)
      expect(all[0]).toMatchObject({ dutyId, missed: 4 })
    })
  })

  test('Q6: it is left out with a reason, which is seen and counts for nothing', async () => {
    const { dutyId, dueOn } = await addDuty()
    const id = anId()
    expect((await call('worklog', 'skip', { dutyId, id, reason: ' ' }, staff)).status).toBe(400)
    const first = await call('worklog', 'skip', { dutyId, id, reason: '下大雨' }, staff)
    expect(first).toMatchObject({ status: 200, body: { dutyId } })
    expect(first.body.dueOn).not.toBe(dueOn)
    expect((await call('worklog', 'skip', { dutyId, id, reason: '下大雨' }, staff)).body.dueOn).toBe(first.body.dueOn)
    const [left] = await listed('stairs')
    expect(left).toMatchObject({ skipped: true, quantity: 0, reason: '下大雨' })
    expect((await figures()).stairs).toMatchObject({ entries: 0, quantity: 0 })
    await reverse(left?.entryId ?? '')
    expect((await dutyNow(dutyId))?.dueOn).toBe(dueOn)
  })

  test('ten who write it down at once: ten entries, and it moves on by each', async () => {
    const { dutyId, dueOn = '' } = await addDuty({ rule: { period: 'day', times: 1, from: today } })
    expect(dueOn).toBe(today)
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => add({ categoryId: 'stairs', quantity: 1, dutyId })),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201))
    expect(await dutyNow(dutyId)).toMatchObject({ dueOn: addDays(today, 1), version: 11 })
  })

  test('paused, nothing of it is due before that day; a change that was overtaken is refused', async () => {
    const { dutyId, version } = await addDuty({ rule: { period: 'day', times: 1, from: today } })
    const rests = (until: string, seen: number, id = anId()) =>
      call('worklog', 'pause', { dutyId, id, version: seen, until }, staff)
    const id = anId()
    const until = addDays(today, 40)
    const first = await rests(until, version, id)
    expect(first.body).toMatchObject({ pausedUntil: until, dueOn: until, missed: 0, version: version + 1 })
    expect(await rests(until, version, id)).toEqual(first)
    expect((await rests(until, version)).body.code).toBe('DUTY_CHANGED')
    expect((await rests(addDays(today, 400), version + 1)).status).toBe(400)
    await shifted(startOf(addDays(today, 35)) - Date.now(), async () => {
      expect(await dutyNow(dutyId)).toMatchObject({ missed: 0 })
      const ended = await rests(addDays(today, 35), version + 1)
      expect(ended.body).toMatchObject({ dueOn: addDays(today, 35) })
      expect(ended.body.pausedUntil).toBeUndefined()
    })
  })

  test('ended it is in no list, takes no entries, and keeps those it has', async () => {
    const { dutyId, version } = await addDuty({ rule: { period: 'day', times: 1, from: today } })
    await add({ categoryId: 'stairs', quantity: 1, dutyId })
    const id = anId()
    const ended = await call('worklog', 'end', { dutyId, id, version: version + 1 }, staff)
    expect(ended.body.dueOn).toBeUndefined()
    expect(await call('worklog', 'end', { dutyId, id, version: version + 1 }, staff)).toEqual(ended)
    expect(await duties()).toEqual([])
    expect((await add({ categoryId: 'stairs', quantity: 1, dutyId })).body.code).toBe('DUTY_OVER')
    expect(await listed('stairs')).toHaveLength(1)
  })

  test('makes no sense: refused with the field that is wrong', async () => {
    const refused = async (given: object) =>
      (await call('worklog', 'addDuty', duty({ rule: { ...rule(), ...given } }), staff)).status
    expect(await refused({ dueOn: 3 })).toBe(400)
    expect(await refused({ period: 'once', times: 1 })).toBe(400)
    expect(await refused({ period: 'day', times: 2 })).toBe(400)
    expect(await refused({ to: '2000-01-01' })).toBe(400)
  })

  test('another one when there are as many as may be is refused, and the last one sent again is not', async () => {
    const last = duty()
    await Promise.all(Array.from({ length: 59 }, () => addDuty()))
    const first = await call('worklog', 'addDuty', last, staff)
    expect(first.status).toBe(201)
    expect((await call('worklog', 'addDuty', duty(), staff)).body.code).toBe('DUTIES_FULL')
    expect(await call('worklog', 'addDuty', last, staff)).toEqual(first)
  })
})

test('what it costs: an entry 6 write units, with its duty 12, each one round trip; a page of 20 duties 5 read units', async () => {
  const { dutyId } = await addDuty({ rule: { period: 'day', times: 1, from: today } })
  await add()
  expect(await billOf(() => add())).toMatchObject({ trips: 1, writeUnits: 6 })
  await call('worklog', 'duties', { communityId: 'east' }, staff)
  const done = await billOf(() => add({ categoryId: 'stairs', quantity: 1, dutyId }))
  expect(done.writeUnits).toBeLessThanOrEqual(12)
  await Promise.all(Array.from({ length: 19 }, () => addDuty()))
  const page = await billOf(() => call('worklog', 'duties', { communityId: 'east', limit: 20 }, staff))
  expect(page.trips).toBe(1)
  expect(page.readUnits).toBeLessThanOrEqual(5)
})

test('only what was done counts', () => {
  const fact = { _et: 'fact', streetId, communityId: 'east', categoryId: 'corner', day: today, quantity: 5 }
  expect(countsOf({ ...fact, skipped: true })).toEqual([])
  expect(countsOf(fact)).toHaveLength(2)
})
