import { WorksAt, workerPlace } from '@functions/orgs/workerEntities'
import { forgetAll } from '@functions/platform/cache'
import { addDays, dayOf } from '@shared/rules/time/day'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { anId, call, type Person } from '../support/api'
import { anArticle, saved, type Words } from '../support/articles'
import { aPerson, aStreet } from '../support/factories'
import { leaves, leftOf } from '../support/leaving'
import { shifted } from '../support/meals'
import { billOf } from '../support/meter'
import { anOrg, appointed } from '../support/orgs'
import { ownTable } from '../support/ownTable'
import { bucketsOfFile } from '../support/photos'
import { aWechat } from '../support/wechat'

const MINUTE = 60_000
let wechat: Awaited<ReturnType<typeof aWechat>>
let streetId: string
let admin: Person
let worker: Person

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

const lesson = (given: Partial<NonNullable<Words['lesson']>> = {}): Partial<Words> => ({
  category: 'lesson',
  title: '雨天怎么骑车',
  lesson: { format: 'read', seconds: 120, ...given },
})
const aLesson = (given?: Partial<NonNullable<Words['lesson']>>, more: Partial<Words> = {}) =>
  anArticle(admin, { ...lesson(given), ...more })

const start = async (articleId: string, as = worker) => (await call('study', 'start', { articleId }, as)).body
type Finish = { articleId: string; ticket: string; seconds?: number; id?: string; seen?: object; answered?: number }
const finish = ({ seconds = 120, id = anId(), ...rest }: Finish, as = worker) =>
  call('study', 'finish', { id, seconds, ...rest } as never, as)
const later = <T>(minutes: number, run: () => Promise<T>) => shifted(minutes * MINUTE, run)
const balanceOf = async (person = worker) => (await call('points', 'account', {}, person)).body.balance

test('a lesson is finished by its time: once an item and person for ever, with points and a place in one’s own list', async () => {
  const articleId = await aLesson()
  const before = await balanceOf()
  const { ticket, seen } = await start(articleId)
  const id = anId()
  const done = await later(2, () => finish({ articleId, ticket, id, seen }))
  expect(done).toMatchObject({ status: 200, body: { articleId, points: 2, again: false } })
  expect(await balanceOf()).toBe(before + 2)
  await later(5, async () => {
    const { items } = (await call('study', 'list', {}, worker)).body
    expect(items).toMatchObject([{ articleId, lesson: { seconds: 120 }, finishedAt: done.body.finishedAt }])
    expect((await call('study', 'mine', {}, worker)).body.items).toMatchObject([
      { articleId, title: '雨天怎么骑车', seconds: 120, points: 2 },
    ])
  })
})

test('I1 finish sent at once after start → TOO_SHORT with the seconds missing', async () => {
  const articleId = await aLesson()
  const { ticket } = await start(articleId)
  const refused = await finish({ articleId, ticket })
  expect(refused).toMatchObject({ status: 409, body: { code: 'STUDY_TOO_SHORT' } })
  const { missing } = refused.body.data as { missing: number }
  expect(missing).toBeGreaterThanOrEqual(118)
  expect(missing).toBeLessThanOrEqual(120)
  // What the phone counted decides where it is less than what passed.
  const short = await later(10, () => finish({ articleId, ticket, seconds: 50 }))
  expect(short.body.data).toMatchObject({ missing: 70, said: '1 分 10 秒' })
  expect(await balanceOf()).toBe((await call('points', 'account', {}, worker)).body.balance)
})

test('I2 1.5 × speed or a clock set forward changes nothing', async () => {
  const articleId = await aLesson()
  const { ticket } = await start(articleId)
  const hasty = await later(1, () => finish({ articleId, ticket, seconds: 7200 }))
  expect(hasty.body).toMatchObject({ code: 'STUDY_TOO_SHORT', data: { missing: 60 } })
})

test('I3 same finish id twice = one entry; a new id for a finished item = 0 points, “学过了”', async () => {
  const articleId = await aLesson()
  const { ticket } = await start(articleId)
  const id = anId()
  const first = await later(3, () => finish({ articleId, ticket, id }))
  const before = await balanceOf()
  const same = await later(4, () => finish({ articleId, ticket, id }))
  expect(same.body).toMatchObject({ finishedAt: first.body.finishedAt, points: 2, again: false })
  const other = await later(9, () => finish({ articleId, ticket, id: anId() }))
  expect(other).toMatchObject({ status: 200, body: { points: 0, again: true } })
  // An edited text earns nothing new either, and neither does a new start.
  expect((await start(articleId)).finishedAt).toBe(first.body.finishedAt)
  expect(await balanceOf()).toBe(before)
})

/** As a phone does: what was too busy is sent again, under its id. */
async function insisted(given: Finish) {
  const id = anId()
  let answer = await finish({ ...given, id })
  for (let tries = 0; answer.status === 503 && tries < 10; tries++) answer = await finish({ ...given, id })
  return answer
}

test('I4 cap 10: ten tickets raced give exactly the cap', async () => {
  const firstDay = addDays(dayOf(Date.now()), 1)
  const rule = { id: anId(), reason: 'studyDone' as const, amount: 2, dailyCap: 10, firstDay, note: '学完一课' }
  expect((await call('points', 'changeRule', rule, admin)).status).toBe(201)
  await shifted(86_400_000, async () => {
    forgetAll()
    const lessons = await Promise.all(Array.from({ length: 10 }, () => aLesson({ seconds: 30 })))
    const tickets = await Promise.all(lessons.map((articleId) => start(articleId)))
    const before = await balanceOf()
    await shifted(86_400_000 + 20 * MINUTE, async () => {
      const answers = await Promise.all(
        lessons.map((articleId, index) => insisted({ articleId, ticket: tickets[index]?.ticket ?? '', seconds: 600 })),
      )
      expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
      expect(answers.reduce((sum, { body }) => sum + body.points, 0)).toBe(10)
      expect(await balanceOf()).toBe(before + 10)
    })
  })
})

test('two phones are no double time: what counted for one lesson does not count for another', async () => {
  const [one, two] = [await aLesson(), await aLesson({}, { title: '电池怎么充' })]
  const tickets = { one: (await start(one)).ticket, two: (await start(two)).ticket }
  await later(3, async () => {
    expect((await finish({ articleId: one, ticket: tickets.one, seconds: 180 })).status).toBe(200)
    const second = await finish({ articleId: two, ticket: tickets.two, seconds: 180 })
    expect(second.body).toMatchObject({ code: 'STUDY_TOO_SHORT', data: { missing: 60 } })
  })
  expect((await later(4, () => finish({ articleId: two, ticket: tickets.two, seconds: 240 }))).status).toBe(200)
})

test('finished on the way it is sent from home: a ticket is good for a day, for its lesson and its person alone', async () => {
  const [articleId, other] = [await aLesson(), await aLesson()]
  const { ticket } = await start(articleId)
  const neighbour = await aPerson(streetId)
  const codeOf = async (given: Finish, as = worker) => (await finish(given, as)).body.code
  await later(60 * 23, async () => {
    expect(await codeOf({ articleId: other, ticket })).toBe('STUDY_TICKET')
    expect(await codeOf({ articleId, ticket }, neighbour)).toBe('STUDY_TICKET')
    expect(await codeOf({ articleId, ticket: `${ticket}x` })).toBe('STUDY_TICKET')
    expect((await finish({ articleId, ticket })).status).toBe(200)
  })
  const late = await start(other)
  expect(await later(60 * 25, () => codeOf({ articleId: other, ticket: late.ticket }))).toBe('STUDY_TICKET')
})

test('what a phone says it saw is believed only where it is so', async () => {
  const [one, two] = [await aLesson({ seconds: 30 }), await aLesson({ seconds: 30 })]
  const [a, b] = [await start(one), await start(two)]
  const done = await later(5, () => finish({ articleId: one, ticket: a.ticket, seen: a.seen }))
  expect(done.status).toBe(200)
  const forged = { until: 0, day: '', count: 0 }
  const next = await later(6, () => finish({ articleId: two, ticket: b.ticket, seen: forged }))
  expect(next.body.seen.count).toBe(2)
})

test('a lesson out of reach, withdrawn, or an article that is none is NOT_FOUND', async () => {
  const away = await aLesson({}, { audience: { communities: ['west'], occupations: [], organisations: [], roles: [] } })
  const plain = await anArticle(admin)
  for (const articleId of [away, plain, anId()]) {
    expect((await call('study', 'start', { articleId }, worker)).body.code).toBe('NOT_FOUND')
  }
  const articleId = await aLesson()
  const { ticket } = await start(articleId)
  const gone = { articleId, id: anId(), reason: '内容有误，改好再发' }
  expect((await call('articles', 'withdraw', gone, admin)).status).toBe(200)
  expect((await later(5, () => finish({ articleId, ticket }))).body.code).toBe('NOT_FOUND')
  expect((await call('study', 'list', {}, worker)).body.items).toEqual([])
})

test('only what is to be learned says how, and it has to', async () => {
  const wrong = [{ category: 'lesson' as const }, { category: 'policy' as const, lesson: lesson().lesson }]
  for (const given of wrong) expect((await saved(admin, given)).body.code).toBe('INVALID_INPUT')
  expect((await saved(admin, lesson({ seconds: 10 }))).status).toBe(400)
})

const QUESTIONS: NonNullable<Words['questions']> = [
  { ask: '转弯前先做什么？', choices: ['先慢下来', '捏紧前刹'], right: 0 },
  { ask: '哪里最滑？', choices: ['柏油路', '井盖和斑马线', '上坡'], right: 1 },
]

describe('a check at a lesson’s end asks to be answered, and keeps nothing of it', () => {
  test('time alone does not finish it: what is missing is said, and any answers are enough', async () => {
    const articleId = await aLesson({}, { questions: QUESTIONS })
    const { ticket, lesson: begun } = await start(articleId)
    expect(begun.asks).toBe(2)
    await later(3, async () => {
      const one = await finish({ articleId, ticket, answered: 1 })
      expect(one).toMatchObject({ status: 409, body: { code: 'STUDY_UNANSWERED', data: { left: 1 } } })
      expect((await call('study', 'mine', {}, worker)).body.items).toEqual([])
      expect((await finish({ articleId, ticket, answered: 2 })).body).toMatchObject({ points: 2, again: false })
      const [mine] = (await call('study', 'mine', {}, worker)).body.items
      expect(Object.keys(mine ?? {}).sort()).toEqual(['articleId', 'at', 'points', 'seconds', 'title'])
    })
  })

  test('time that is missing is said first, and answers make up for none of it', async () => {
    const articleId = await aLesson({}, { questions: QUESTIONS })
    const { ticket } = await start(articleId)
    expect((await finish({ articleId, ticket, answered: 2 })).body.code).toBe('STUDY_TOO_SHORT')
  })

  test('readers get the questions with the words; lists and cards are told their number alone', async () => {
    const articleId = await aLesson({}, { questions: QUESTIONS })
    expect((await call('articles', 'open', { articleId }, worker)).body.questions).toEqual(QUESTIONS)
    const { items } = (await call('study', 'list', {}, worker)).body
    expect(items).toMatchObject([{ articleId, lesson: { asks: 2 } }])
    expect(JSON.stringify(items)).not.toContain('井盖')
  })

  test('a question has choices, one of which is right, and stands at a lesson alone', async () => {
    const [first] = QUESTIONS
    const wrong: Partial<NonNullable<typeof first>>[] = [{ right: 2 }, { choices: ['一个'] }, { ask: '<b>粗</b>' }]
    for (const more of wrong) {
      const given = { ask: '转弯前先做什么？', choices: ['先慢下来', '捏紧前刹'], right: 0, ...more }
      expect((await saved(admin, { ...lesson(), questions: [given] })).status).toBe(400)
    }
    expect((await saved(admin, { ...lesson(), questions: [...QUESTIONS, ...QUESTIONS] })).status).toBe(400)
    expect((await saved(admin, { questions: QUESTIONS })).status).toBe(400)
  })
})

async function worksAt(orgId: string): Promise<Person> {
  const person = await aPerson(streetId)
  const { memberId } = person
  await WorksAt.build(PutItemCommand)
    .item({ memberId, orgId, ...workerPlace(orgId, memberId) })
    .send()
  return person
}

test('I5 the instructor sees exactly the people of own organisations with a set item unfinished, and nobody else’s', async () => {
  const mine = await anOrg(admin, 'enterprise', { name: '样板一公司' })
  const theirs = await anOrg(admin, 'enterprise', { name: '样板二公司' })
  const instructor = await aPerson(streetId)
  expect((await appointed(admin, mine.orgId, 'instructor', instructor.memberId)).status).toBe(201)
  const [own, finished, other] = [await worksAt(mine.orgId), await worksAt(mine.orgId), await worksAt(theirs.orgId)]
  const set = await aLesson({ dueOn: addDays(dayOf(Date.now()), 7) })
  await aLesson({}, { title: '随便看看' })
  const elsewhere = { communities: ['west'], occupations: [], organisations: [], roles: [] }
  await aLesson({ dueOn: addDays(dayOf(Date.now()), 7) }, { title: '别的社区要学的', audience: elsewhere })
  const { ticket } = await start(set, finished)
  expect((await later(3, () => finish({ articleId: set, ticket }, finished))).status).toBe(200)
  const { body } = await call('study', 'lacking', { orgId: mine.orgId }, instructor)
  expect(body.items.map(({ memberId, open }) => [memberId, open])).toEqual([[own.memberId, [set]]])
  expect(JSON.stringify(body)).not.toMatch(/"seconds"/)
  // Why it does not count: it was not begun; or it was opened, and time or an answer is missing.
  expect(body.items[0]?.opened).toEqual([])
  expect((await call('articles', 'opened', { articleId: set, version: 1 }, own)).status).toBe(200)
  const then = (await call('study', 'lacking', { orgId: mine.orgId }, instructor)).body
  expect(then.items).toMatchObject([{ memberId: own.memberId, open: [set], opened: [set] }])
  expect((await call('study', 'lacking', { orgId: theirs.orgId }, instructor)).body.code).toBe('NOT_FOUND')
  expect((await call('study', 'lacking', { orgId: theirs.orgId }, other)).body.code).toBe('NOT_FOUND')
})

test('I7 no route returns seconds by person to anybody but that person; whoever leaves is nowhere', async () => {
  const articleId = await aLesson()
  const { ticket } = await start(articleId)
  expect((await later(3, () => finish({ articleId, ticket }))).status).toBe(200)
  expect((await call('study', 'mine', {}, admin)).body.items).toEqual([])
  await leaves(worker)
  expect(await leftOf(worker.memberId)).toEqual([])
})

test('what it costs: a finish 8 write units in one round trip', async () => {
  const [articleId, other] = [await aLesson(), await aLesson()]
  const [{ ticket }, second] = [await start(articleId), await start(other)]
  await later(10, async () => {
    const { body } = await finish({ articleId, ticket })
    await start(other)
    const bill = await billOf(() => finish({ articleId: other, ticket: second.ticket, seen: body.seen }))
    expect(bill).toMatchObject({ writeUnits: 8, trips: 1 })
  })
})
