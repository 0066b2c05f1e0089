import { forgetAll } from '@functions/platform/cache'
import { getNow } from '@functions/platform/store/writes'
import { StudyTime } from '@functions/study/entities'
import { personal } from '@functions/study/personal'
import { anId, call, type Person } from '../support/api'
import { anArticle, type Words } from '../support/articles'
import { aPerson, aStreet } from '../support/factories'
import { leaves, leftOf } from '../support/leaving'
import { shifted } from '../support/meals'
import { billOf } from '../support/meter'
import { ownTable } from '../support/ownTable'
import { bucketsOfFile } from '../support/photos'
import { aWechat } from '../support/wechat'

const MINUTE = 60_000
let wechat: Awaited<ReturnType<typeof aWechat>>
let admin: Person
let worker: Person
let streetId: string

bucketsOfFile()
beforeAll(async () => {
  await ownTable({ stream: true })
  wechat = await aWechat()
})
afterAll(() => wechat.stop())
beforeEach(async () => {
  forgetAll()
  ;({ streetId } = await aStreet())
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  worker = await aPerson(streetId)
  await wechat.seen(admin)
})

const aLesson = (more: Partial<Words> = {}) =>
  anArticle(admin, {
    ...{ category: 'lesson', title: '雨天怎么骑车', lesson: { format: 'read', seconds: 120 } },
    ...more,
  })
const start = async (articleId: string, as = worker) => (await call('study', 'start', { articleId }, as)).body
interface Sent {
  articleId: string
  ticket: string
  seconds: number
  id?: string
}
const leave = ({ id = anId(), ...rest }: Sent, as = worker) => call('study', 'leave', { id, ...rest }, as)
const finish = ({ id = anId(), ...rest }: Sent & { seen?: object }, as = worker) =>
  call('study', 'finish', { id, ...rest } as never, as)
const later = <T>(minutes: number, run: () => Promise<T>) => shifted(minutes * MINUTE, run)

test('a lesson that was left goes on on another phone, and its finish counts the seconds of both', async () => {
  const articleId = await aLesson()
  const { ticket, earlier } = await start(articleId)
  expect(earlier).toBe(0)
  const left = await later(2, () => leave({ articleId, ticket, seconds: 70 }))
  expect(left).toMatchObject({ status: 200, body: { articleId, seconds: 70 } })
  const other = await later(10, () => start(articleId))
  expect(other.earlier).toBe(70)
  expect(Object.keys(other.seen).sort()).toEqual(['count', 'day', 'until'])
  await later(12, async () => {
    const short = await finish({ articleId, ticket: other.ticket, seconds: 49, seen: other.seen })
    expect(short.body).toMatchObject({ code: 'STUDY_TOO_SHORT', data: { missing: 1 } })
    const done = await finish({ articleId, ticket: other.ticket, seconds: 50, seen: other.seen })
    expect(done).toMatchObject({ status: 200, body: { points: 2, again: false } })
    expect((await call('study', 'mine', {}, worker)).body.items).toMatchObject([{ articleId, seconds: 120 }])
    // Nothing of it is left, and a phone that tells it late starts nothing anew.
    expect((await leave({ articleId, ticket, seconds: 100 })).body).toEqual({ articleId, seconds: 120 })
    expect((await getNow(StudyTime, { memberId: worker.memberId }))?.begun).toBeUndefined()
  })
})

test('left and gone on with on the same phone, what it had in front counts once', async () => {
  const articleId = await aLesson()
  const { ticket, seen } = await start(articleId)
  expect((await later(1, () => leave({ articleId, ticket, seconds: 60 }))).body.seconds).toBe(60)
  await later(30, async () => {
    expect((await leave({ articleId, ticket, seconds: 90 })).body.seconds).toBe(90)
    const short = await finish({ articleId, ticket, seconds: 110, seen })
    expect(short.body).toMatchObject({ code: 'STUDY_TOO_SHORT', data: { missing: 10 } })
    expect((await finish({ articleId, ticket, seconds: 120, seen })).status).toBe(200)
  })
})

test('a leaving that is sent again counts once, under its id and under another, at once and an hour later', async () => {
  const articleId = await aLesson()
  const { ticket } = await start(articleId)
  const id = anId()
  await later(1, async () => {
    const raced = await Promise.all([1, 2, 3].map(() => leave({ articleId, ticket, seconds: 50, id })))
    expect(raced.map(({ status, body }) => [status, body.seconds])).toEqual(Array(3).fill([200, 50]))
  })
  await later(60, async () => {
    expect((await leave({ articleId, ticket, seconds: 50, id })).body.seconds).toBe(50)
    expect((await leave({ articleId, ticket, seconds: 50 })).body.seconds).toBe(50)
    expect((await leave({ articleId, ticket, seconds: 30 })).body.seconds).toBe(50)
    expect((await start(articleId)).earlier).toBe(50)
  })
})

test('no more counts than passed on our clock since the start, and no more than the lesson takes', async () => {
  const articleId = await aLesson()
  const { ticket } = await start(articleId)
  const hasty = await later(1, () => leave({ articleId, ticket, seconds: 7200 }))
  expect(hasty.body.seconds).toBeGreaterThanOrEqual(60)
  expect(hasty.body.seconds).toBeLessThan(65)
  const other = await start(articleId)
  expect((await later(60, () => leave({ articleId, ticket: other.ticket, seconds: 7200 }))).body.seconds).toBe(120)
})

test('two phones at once are no double time, neither of one lesson nor of two', async () => {
  const [articleId, second] = [await aLesson(), await aLesson({ title: '电池怎么充' })]
  const [one, two, three] = [await start(articleId), await start(articleId), await start(second)]
  await later(1, async () => {
    expect((await leave({ articleId, ticket: one.ticket, seconds: 60 })).body.seconds).toBe(60)
    expect((await leave({ articleId, ticket: two.ticket, seconds: 60 })).body.seconds).toBeLessThan(65)
    expect((await leave({ articleId: second, ticket: three.ticket, seconds: 60 })).body.seconds).toBeLessThan(5)
  })
  // The same minute is none later either.
  await later(60, async () => {
    expect((await leave({ articleId, ticket: two.ticket, seconds: 60 })).body.seconds).toBeLessThan(65)
    expect((await leave({ articleId: second, ticket: three.ticket, seconds: 60 })).body.seconds).toBeLessThan(5)
  })
})

test('left by somebody else’s ticket, or another lesson’s, it is STUDY_TICKET; out of reach it is NOT_FOUND', async () => {
  const [articleId, other] = [await aLesson(), await aLesson()]
  const { ticket } = await start(articleId)
  const neighbour = await aPerson(streetId)
  expect((await leave({ articleId: other, ticket, seconds: 9 })).body.code).toBe('STUDY_TICKET')
  expect((await leave({ articleId, ticket, seconds: 9 }, neighbour)).body.code).toBe('STUDY_TICKET')
  const gone = { articleId, id: anId(), reason: '内容有误，改好再发' }
  expect((await call('articles', 'withdraw', gone, admin)).status).toBe(200)
  expect((await later(5, () => leave({ articleId, ticket, seconds: 9 }))).body.code).toBe('NOT_FOUND')
})

test('I7 how far somebody came is told to them alone, stands in their copy, and goes with them', async () => {
  const articleId = await aLesson()
  const { ticket } = await start(articleId)
  expect((await later(1, () => leave({ articleId, ticket, seconds: 55 }))).body.seconds).toBe(55)
  expect((await start(articleId, await aPerson(streetId))).earlier).toBe(0)

  const part = personal.copies?.find(({ heading }) => heading === '没学完的课')
  const { rows } = (await part?.page({ memberId: worker.memberId, streetId } as never, undefined)) ?? {}
  expect(rows).toEqual([{ 课: '雨天怎么骑车', 已学秒数: 55 }])
  await leaves(worker)
  expect(await leftOf(worker.memberId)).toEqual([])
})

test('of many lessons that were left the last five are kept, in less than 1 KB: a leaving costs 4 write units', async () => {
  const lessons: string[] = []
  for (let count = 0; count < 6; count++) lessons.push(await aLesson())
  const tickets = await Promise.all(lessons.map((articleId) => start(articleId)))
  await later(30, async () => {
    for (const [index, articleId] of lessons.entries()) {
      const bill = await billOf(() => leave({ articleId, ticket: tickets[index]?.ticket ?? '', seconds: 60 }))
      expect(bill).toMatchObject({ writeUnits: 4 })
    }
    const known = await Promise.all(lessons.map(async (articleId) => (await start(articleId)).earlier))
    expect(known).toEqual([0, 60, 60, 60, 60, 60])
  })
})
