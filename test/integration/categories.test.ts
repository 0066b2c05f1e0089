import { categoriesOf } from '@functions/categories/categories'
import type { Inputs } from '@shared/contract/contract'
import type { Question } from '@shared/rules/reports/category'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { sumOfEntries } from '../support/ledger'
import { aCategory, answered, aReport, aSubmission, handled, recordOf } from '../support/reports'

let streetId: string
let admin: Person
let other: Person
let worker: Person
let staff: Person

beforeAll(async () => {
  ;({ streetId } = await aStreet())
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  other = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  staff = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
})
beforeEach(async () => {
  worker = await aPerson(streetId)
})

type Save = Inputs['reports']['saveCategory']

const QUESTIONS: Question[] = [
  { id: 'width', kind: 'number', label: '多宽', required: true, min: 5, max: 500, unit: '厘米' },
  {
    id: 'hurt',
    kind: 'single',
    label: '有人受伤吗',
    required: false,
    options: [
      { id: 'no', label: '没有' },
      { id: 'yes', label: '有', emergencyPhone: '120' },
    ],
  },
]
const form = (over: Partial<Save> = {}): Save => ({
  ...{ categoryId: `c${anId().slice(-8).toLowerCase()}`, id: anId(), version: 0, name: '道路坑洼', group: '道路' },
  ...{ icon: 'road', slaHours: 72, urgent: false, order: 3, active: true, questions: [] },
  ...over,
})
const save = (input: Save, as = admin) => call('reports', 'saveCategory', input, as)
const offers = async () => {
  categoriesOf.forget(streetId)
  return (await call('reports', 'categories', { streetId })).body.items
}
const send = (input: ReturnType<typeof aSubmission>) => call('reports', 'create', input, worker)

test('what the office changes is offered with its next version; every version stays in the history', async () => {
  const added = form({ name: '井盖' })
  expect(await save(added)).toMatchObject({ status: 200, body: { version: 1, name: '井盖' } })
  const { categoryId } = added
  await save(form({ categoryId, version: 1, name: '井盖破损', team: '养护队', questions: [...QUESTIONS] }), other)
  expect((await offers()).find(({ id }) => id === categoryId)).toMatchObject({
    ...{ version: 2, name: '井盖破损', questions: [{ id: 'width', min: 5 }, { id: 'hurt' }] },
  })
  const { body } = await call('reports', 'categoryHistory', { categoryId }, admin)
  expect(body.items.map(({ version, byLabel, category }) => [version, byLabel, category.name])).toEqual([
    [2, '街道管理员 测*甲', '井盖破损'],
    [1, '街道管理员 测*甲', '井盖'],
  ])
})

test('switched off it is no longer offered, and still in the list of the office', async () => {
  const { categoryId } = form()
  await save(form({ categoryId }))
  await save(form({ categoryId, version: 1, active: false }))
  expect((await offers()).map(({ id }) => id)).not.toContain(categoryId)
  expect(await send(aSubmission(categoryId))).toMatchObject({ status: 422, body: { code: 'UNKNOWN_CATEGORY' } })
  const { body } = await call('reports', 'editedCategories', { limit: 50 }, admin)
  expect(body.items.find(({ id }) => id === categoryId)).toMatchObject({ active: false, version: 2 })
})

test('a change sent again, ten times at once, is one change with one answer; with other words it is a conflict', async () => {
  const input = form()
  const answers = await Promise.all(Array.from({ length: 10 }, () => save(input)))
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(answers[0]?.body.version).toBe(1)
  await save(form({ categoryId: input.categoryId, version: 1 }))
  expect(await save(input)).toEqual(answers[0])
  expect(await save({ ...input, name: '别的' })).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } })
  expect(await save(input, other)).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } })
})

test('of eight who change what they saw at once one does, the others are told by whom', async () => {
  const { categoryId } = form()
  await save(form({ categoryId }))
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, n) =>
      save(form({ categoryId, version: 1, name: `第${n}个` }), n % 2 ? admin : other),
    ),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  for (const { status, body } of answers) {
    if (status !== 200)
      expect(body).toMatchObject({ code: 'CATEGORY_CHANGED', data: { version: 2, by: expect.any(String) } })
  }
  const { body } = await call('reports', 'categoryHistory', { categoryId }, admin)
  expect(body.items).toHaveLength(2)
  expect((await save(form({ categoryId, version: 2, name: '看过再改' }))).status).toBe(200)
})

test.each<[string, Partial<Save>]>([
  ['urgent without a number to call', { urgent: true }],
  [
    'a choice of one',
    { questions: [{ id: 'a', kind: 'single', label: '甲', required: true, options: [{ id: 'x', label: 'x' }] }] },
  ],
  [
    'bounds the wrong way round',
    { questions: [{ id: 'a', kind: 'number', label: '甲', required: true, min: 9, max: 1 }] },
  ],
  ['one question twice', { questions: [...QUESTIONS, ...QUESTIONS] }],
])('%s is refused in a sentence', async (_, over) => {
  const { status, body } = await save(form(over))
  expect([status, body.code]).toEqual([422, 'CATEGORY_INCOMPLETE'])
  expect(body.message).toMatch(/[\u4e00-\u9fff]/)
})

test('the answers stand in the report in the words of their questions, for reporter and staff', async () => {
  const categoryId = await aCategory(streetId, { questions: QUESTIONS })
  await offers()
  const answers = [
    { questionId: 'hurt', value: ['no'] },
    { questionId: 'width', value: 40 },
  ]
  const reportId = await aReport(worker, categoryId, { answers })
  for (const viewer of [worker, staff]) {
    const { body } = await call('reports', 'get', { reportId }, viewer)
    expect(body.answers).toEqual([
      { label: '多宽', said: '40 厘米' },
      { label: '有人受伤吗', said: '没有' },
    ])
  }
  const refused = async (over: Partial<Inputs['reports']['create']>) => {
    const { status, body } = await send(aSubmission(categoryId, over))
    return [status, body.code, body.message]
  }
  expect(await refused({})).toEqual([422, 'ANSWERS_INVALID', '还要回答“多宽”'])
  expect(await refused({ answers: [{ questionId: 'width', value: 4 }] })).toMatchObject([
    422,
    'ANSWERS_INVALID',
    /多宽/,
  ])
  const stopping = [...answers.slice(1), { questionId: 'hurt', value: ['yes'] }]
  expect(await refused({ answers: stopping })).toEqual([422, 'EMERGENCY_FIRST', '情况紧急，请先拨打 120'])
  expect(await refused({ answers: stopping, called: ['110'] })).toMatchObject([422, 'EMERGENCY_FIRST', /120/])
})

test('an emergency is sent with its place alone, or true to the answer once the number was called; staff see both', async () => {
  const question = QUESTIONS.find(({ id }) => id === 'hurt')
  if (!question) throw new Error('no question about people hurt')
  const categoryId = await aCategory(streetId, { urgent: true, questions: [question] })
  const usual = await aCategory(streetId)
  const bare = { photoIds: [], description: '', address: '' }
  expect((await send(aSubmission(categoryId, bare))).status).toBe(201)
  const said = { ...bare, answers: [{ questionId: 'hurt', value: ['yes'] }] }
  expect(await send(aSubmission(categoryId, said))).toMatchObject({ status: 422, body: { code: 'EMERGENCY_FIRST' } })
  const sent = aSubmission(categoryId, { ...said, called: ['120'] })
  expect((await send(sent)).status).toBe(201)
  expect((await send(sent)).status).toBe(201)
  const { body } = await call('reports', 'get', { reportId: sent.id }, staff)
  expect(body).toMatchObject({ urgent: true, photos: [] })
  expect(body.answers).toEqual([
    { label: '有人受伤吗', said: '有' },
    { label: '已经打过的电话', said: '120' },
  ])
  // What is no emergency is shown.
  expect(await send(aSubmission(usual, bare))).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT' } })
})

test('answers given to an earlier version are held against that version', async () => {
  const { categoryId } = form()
  await save(form({ categoryId, questions: [...QUESTIONS] }))
  await save(form({ categoryId, version: 1, questions: [] }))
  const answers = [{ questionId: 'width', value: 40 }]
  expect((await send(aSubmission(categoryId, { answers, categoryVersion: 1 }))).status).toBe(201)
  expect(await send(aSubmission(categoryId, { answers, categoryVersion: 2 }))).toMatchObject({ status: 422 })
  expect((await send(aSubmission(categoryId))).status).toBe(201)
})

test('a report earns what its category promised when it was sent, whatever the category says later', async () => {
  const { categoryId } = form()
  await save(form({ categoryId, acceptedPoints: 9, confirmedPoints: 0, team: '平安办' }))
  await offers()
  const reportId = await aReport(worker, categoryId)
  await save(form({ categoryId, version: 1, acceptedPoints: 100 }))
  expect((await handled(staff, reportId, { move: 'accept' })).body.points).toBe(9)
  expect((await recordOf(reportId)).report.assigneeLabel).toBe('平安办')
  await handled(staff, reportId, { move: 'start' })
  await handled(staff, reportId, { move: 'resolve', photoIds: [anId()] })
  expect((await answered(worker, reportId, { move: 'confirm' })).body.points).toBe(0)
  expect(await sumOfEntries(worker.memberId)).toEqual({ balance: 9, held: 0 })
})

test('the same words again on one day are told, and sent when the person means another place', async () => {
  const categoryId = await aCategory(streetId)
  await offers()
  const words = (description: string, over = {}) => aSubmission(categoryId, { description, sameAgain: false, ...over })
  expect((await send(words('路灯不亮，三盏'))).status).toBe(201)
  const again = words('路灯 不亮 三盏。')
  expect(await send(again)).toMatchObject({ status: 409, body: { code: 'SAME_TEXT_TODAY' } })
  expect((await send({ ...again, sameAgain: true })).status).toBe(201)
  expect((await send(words('路灯不亮，四盏'))).status).toBe(201)
  for (const empty of ['', '  ']) expect((await send(words(empty))).status).toBe(201)
  const tries = await Promise.all(Array.from({ length: 6 }, () => send(words('井盖翘起'))))
  expect(tries.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409])
  expect((await call('reports', 'create', words('路灯不亮，三盏'), await aPerson(streetId))).status).toBe(201)
})

test('when there is room for no more, the last one sent again is answered, and one that is not used becomes another', async () => {
  const { streetId: full } = await aStreet()
  const office = await aPerson(full, { grants: [{ role: 'admin' }] })
  const known = 50 - (await call('reports', 'categories', { streetId: full })).body.items.length
  let last = form()
  for (let count = 0; count < known; count++) {
    last = form({ active: count !== 0 })
    expect((await save(last, office)).status).toBe(200)
  }
  expect(await save(last, office)).toMatchObject({ status: 200, body: { version: 1 } })
  const refused = await save(form(), office)
  expect(refused).toMatchObject({ status: 409, body: { code: 'TOO_MANY_CATEGORIES' } })
  // What it advises.
  const reused = form({ categoryId: last.categoryId, version: 1, name: '积水', active: true })
  expect((await save(reused, office)).body).toMatchObject({ version: 2, name: '积水' })
})
