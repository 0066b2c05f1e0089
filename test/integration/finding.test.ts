import { carryOut } from '@functions/events/carryOut'
import { filing } from '@functions/exports/filing'
import { Report } from '@functions/reports/entities'
import { placeOf } from '@functions/reports/place'
import type { Inputs } from '@shared/contract/contract'
import { dayOfNumber, sayNumber } from '@shared/rules/reports/reportNumber'
import { dayOf } from '@shared/rules/time/day'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { allItems } from '../../local/commands/onTable'
import { writeAll } from '../../local/seed/writer'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet, CENTER } from '../support/factories'
import { ownTable } from '../support/ownTable'
import { aCategory, aReport, aResolvedReport, handled, recordOf } from '../support/reports'
import { streamed } from '../support/stream'

beforeAll(() => ownTable({ stream: true }))

let streetId: string
let categoryId: string
let worker: Person
let east: Person
let west: Person
let unit: Person
let admin: Person

const staffOf = (...communityIds: string[]) => aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds }] })

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  categoryId = await aCategory(streetId)
  worker = await aPerson(streetId)
  ;[east, west, unit] = [await staffOf('east'), await staffOf('west'), await staffOf('sanitation')]
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
})

const find = (person: Person, words: string, over: Partial<Inputs['reports']['find']> = {}) =>
  call('reports', 'find', { words, limit: 50, ...over }, person)
const idsOf = async (person: Person, words: string) => (await find(person, words)).body.items.map((one) => one.reportId)
const numberOf = async (reportId: string) => sayNumber((await recordOf(reportId)).report)
const settle = async () => carryOut([filing], await streamed(streetId))

describe('by number', () => {
  test('the short number and the whole one lead to the report, however they are typed', async () => {
    const reportId = await aReport(worker, categoryId)
    await aReport(worker, categoryId)
    await settle()
    const number = await numberOf(reportId)
    for (const typed of [number, number.toLowerCase(), number.replace('-', ' '), `编号${number}`, reportId]) {
      const { body } = await find(east, typed)
      expect([typed, body.by, body.items.map((one) => one.reportId)]).toEqual([typed, 'number', [reportId]])
    }
  })

  test('only for who may look at it: the team that has it, those that had it, and who reported it', async () => {
    const reportId = await aReport(worker, categoryId)
    const number = await numberOf(reportId)
    await settle()
    for (const typed of [number, reportId]) {
      expect(await idsOf(admin, typed)).toEqual([reportId])
      expect(await idsOf(west, typed)).toEqual([])
      expect(await idsOf(unit, typed)).toEqual([])
    }
    await handled(east, reportId, { move: 'handOver', teamId: 'sanitation', note: '归你们' })
    expect(await idsOf(unit, number)).toEqual([reportId])
    expect(await idsOf(east, number)).toEqual([reportId])
    expect(await idsOf(west, number)).toEqual([])
    const other = await aStreet()
    const stranger = await aPerson(other.streetId, { grants: [{ role: 'admin' }] })
    expect([await idsOf(stranger, number), await idsOf(stranger, reportId)]).toEqual([[], []])
  })

  test('of two reports with one number both are shown, and a year later both of that day', async () => {
    const example = (await recordOf(await aReport(worker, categoryId))).report
    const now = Date.now()
    const number = sayNumber(example)
    const before = dayOfNumber(number, now - 86_400_000)
    const yearAgo = Date.parse(`${before}T12:00:00+08:00`)
    // The last five letters make the number.
    const twins = [now, yearAgo].map((submittedAt) => ({
      ...example,
      ...{ reportId: `${anId().slice(0, 21)}${example.reportId.slice(-5)}`, submittedAt },
    }))
    await writeAll(twins.map((twin) => Report.build(BatchPutRequest).item({ ...twin, ...placeOf(twin) })))
    await settle()
    expect(dayOf(yearAgo).slice(5)).toBe(dayOf(now).slice(5))
    expect((await idsOf(east, number)).sort()).toEqual(
      [example.reportId, ...twins.map(({ reportId }) => reportId)].sort(),
    )
  })
})

describe('by who called', () => {
  const calls = async (callerPhone: string, over: { communityId?: string; description?: string } = {}, by = east) => {
    const words = { source: 'phone' as const, communityId: 'east', description: '垃圾桶满了两天', ...over }
    const { status, body } = await call(
      'reports',
      'behalf',
      { id: anId(), ...words, callerName: '来电人', callerPhone, categoryId, location: CENTER, address: '测试路 8 号' },
      by,
    )
    expect(status).toBe(201)
    return body.reportId
  }

  test('what one number told us, newest first, however it was written down and is typed', async () => {
    const first = await calls('13500007777')
    const second = await calls('135 0000-7777')
    await calls('13500007778')
    for (const typed of ['13500007777', '１３５ 0000 7777', '+86 13500007777']) {
      const { body } = await find(east, typed)
      expect([typed, body.by, body.items.map((one) => one.reportId)]).toEqual([typed, 'caller', [second, first]])
    }
    expect(await idsOf(east, '13500007770')).toEqual([])
    expect(await idsOf(east, '0535-1234567')).toEqual([])
  })

  test('still after the report went through hands and ended', async () => {
    const reportId = await calls('13500007777')
    await handled(east, reportId, { move: 'accept' })
    await handled(east, reportId, { move: 'reject', note: '不在本街道' })
    await handled(east, reportId, { move: 'handOver', teamId: 'sanitation', note: '归你们' })
    expect(await idsOf(east, '13500007777')).toEqual([reportId])
  })

  test('each look stands among the report’s notes, once a day and person, and nobody else’s report gets one', async () => {
    const own = await calls('13500007777')
    const others = await calls('13500007777', { communityId: 'west' }, west)
    for (let again = 0; again < 3; again++) expect(await idsOf(east, '13500007777')).toEqual([own])
    await find(admin, '13500007777')
    const looksOf = async (reportId: string) =>
      (await recordOf(reportId)).notes.map(({ kind, by, text }) => ({ kind, by, text }))
    const look = (by: Person) => ({ kind: 'look', by: by.memberId, text: '按来电号码查到' })
    expect(await looksOf(own)).toEqual([look(east), look(admin)])
    expect(await looksOf(others)).toEqual([look(admin)])
  })

  test('the table holds the number nowhere in the clear', async () => {
    await calls('13500007777')
    await idsOf(east, '13500007777')
    const rows: unknown[] = []
    for await (const item of allItems()) rows.push(item)
    expect(JSON.stringify(rows)).not.toContain('13500007777')
  })
})

describe('by words', () => {
  test('open work first, then what waits, then what is done; only of one’s own teams', async () => {
    const done = await aResolvedReport(worker, east, categoryId)
    await call('reports', 'answer', { id: anId(), reportId: done, move: 'confirm' }, worker)
    const waiting = await aResolvedReport(worker, east, categoryId)
    const open = await aReport(worker, categoryId)
    await aReport(worker, categoryId, { description: '路灯不亮', address: '别处' })
    const inWest = await aReport(worker, categoryId, { communityId: 'west' })
    const { body } = await find(east, '松动 测试路二号')
    expect(body).toMatchObject({ by: 'words', looked: 4, reached: { tab: 'closed' } })
    expect(body.items.map((one) => one.reportId)).toEqual([open, waiting, done])
    expect(await idsOf(west, '松动')).toEqual([inWest])
    expect((await idsOf(admin, '松动')).sort()).toEqual([done, waiting, open, inWest].sort())
    expect(await idsOf(unit, '松动')).toEqual([])
  })

  test('what is said far down in a long text is found as well', async () => {
    const description = `${'门口的东西堆了好几天，没有人来收拾，'.repeat(4)}是一只红色的冰箱。`
    const reportId = await aReport(worker, categoryId, { description })
    await aReport(worker, categoryId, { description: description.replace('冰箱', '沙发') })
    expect(await idsOf(east, '红色 冰箱')).toEqual([reportId])
  })

  test('page by page everything that fits comes once, and no page looks through more than a hundred', async () => {
    const example = (await recordOf(await aReport(worker, categoryId, { description: '例子' }))).report
    const many = Array.from({ length: 260 }, (_, n) => {
      const status = n % 2 === 0 ? ('accepted' as const) : ('closed' as const)
      const description = n % 13 === 0 ? '这里有一只猫' : '这里没有什么'
      return { ...example, reportId: anId(), status, description, movedAt: example.movedAt + n }
    })
    await writeAll(many.map((report) => Report.build(BatchPutRequest).item({ ...report, ...placeOf(report) })))
    const wanted = many.filter(({ description }) => description.includes('猫')).map(({ reportId }) => reportId)
    for (const limit of [3, 50]) {
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const { status, body } = await find(east, '一只猫', { limit, ...(cursor ? { cursor } : {}) })
        expect(status).toBe(200)
        expect(body.looked).toBeLessThanOrEqual(100)
        seen.push(...body.items.map((one) => one.reportId))
        cursor = body.cursor
      } while (cursor)
      expect(seen.slice().sort()).toEqual(wanted.slice().sort())
    }
  })

  test('where it goes on is for the same person and words alone', async () => {
    for (let n = 0; n < 3; n++) await aReport(worker, categoryId)
    const { body } = await find(east, '松动', { limit: 1 })
    const next = { limit: 1, cursor: body.cursor ?? '' }
    expect((await find(east, '松动', next)).status).toBe(200)
    expect((await find(east, '井盖', next)).body.code).toBe('INVALID_INPUT')
    expect((await find(admin, '松动', next)).body.code).toBe('INVALID_INPUT')
  })

  test('what has no letter finds nothing, and one letter is asked for more', async () => {
    await aReport(worker, categoryId)
    expect((await find(east, '……')).body).toMatchObject({ items: [], looked: 0 })
    expect((await find(east, '松')).status).toBe(400)
    expect((await find(worker, '松动')).status).toBe(403)
  })
})
