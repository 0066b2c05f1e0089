import { type Answer, CALLED_LABEL, judgeAnswers, type Question } from './category'

const QUESTIONS: Question[] = [
  { id: 'size', kind: 'number', label: '坑有多宽', required: true, min: 1, max: 500, unit: '厘米' },
  {
    id: 'hurt',
    kind: 'single',
    label: '有人受伤吗',
    required: true,
    options: [
      { id: 'no', label: '没有' },
      { id: 'yes', label: '有', emergencyPhone: '120' },
    ],
  },
  {
    id: 'what',
    kind: 'multi',
    label: '是什么',
    required: false,
    options: [
      { id: 'a', label: '电瓶' },
      { id: 'b', label: '线' },
    ],
  },
  { id: 'more', kind: 'text', label: '还有', required: false },
]
const enough: Answer[] = [
  { questionId: 'size', value: 30 },
  { questionId: 'hurt', value: ['no'] },
]

test('answers that fit are said in the words of the questions, in their order', () => {
  const answers: Answer[] = [
    ...enough,
    { questionId: 'more', value: ' 夜里看不清 ' },
    { questionId: 'what', value: ['b', 'a'] },
  ]
  expect(judgeAnswers(QUESTIONS, answers)).toEqual({
    verdict: 'fits',
    said: [
      { label: '坑有多宽', said: '30 厘米' },
      { label: '有人受伤吗', said: '没有' },
      { label: '是什么', said: '线、电瓶' },
      { label: '还有', said: '夜里看不清' },
    ],
  })
})

describe('an answer that is typed', () => {
  const OPEN: Question[] = [
    { id: 'line', kind: 'text', label: '编号', required: false },
    { id: 'story', kind: 'paragraph', label: '经过', required: true },
    { id: 'since', kind: 'moment', label: '从什么时候起', required: false },
  ]
  const said = (answers: Answer[]) => {
    const judged = judgeAnswers(OPEN, answers, { urgent: true })
    return judged.verdict === 'fits' ? judged.said.map((each) => each.said) : judged.verdict
  }

  test.each<[string, string, string]>([
    ['line', ' 甲 7 ', '甲 7'],
    ['story', ' 先是响，\n后来灭了 ', '先是响，\n后来灭了'],
    ['story', '长'.repeat(300), '长'.repeat(300)],
    ['since', '2026-11-03T08:05', '2026年11月3日 08:05'],
    ['since', ' 2024-02-29 ', '2024年2月29日'],
  ])('%s %j is said %j', (questionId, value, words) => {
    expect(said([{ questionId, value }])).toEqual([words])
  })

  test.each<[string, string]>([
    ['line', '长'.repeat(101)],
    ['story', '长'.repeat(301)],
    ['since', '2026-02-29'],
    ['since', '2026-11-03T24:00'],
    ['since', '2026-11-03T08:05:00'],
    ['since', '1926-11-03'],
    ['since', '昨天'],
  ])('%s %j is refused', (questionId, value) => {
    expect(said([{ questionId, value }])).toBe('wrong')
  })

  test('is none when it is empty, and no choice or number takes its place', () => {
    expect(judgeAnswers(OPEN, [{ questionId: 'story', value: ' ' }])).toMatchObject({ questionId: 'story' })
    expect(said([{ questionId: 'since', value: ' ' }])).toEqual([])
    expect(said([{ questionId: 'since', value: 20261103 }])).toBe('wrong')
    expect(said([{ questionId: 'story', value: ['a'] }])).toBe('wrong')
  })
})

test('an answer with an emergency number stops the form, whatever else is missing', () => {
  expect(judgeAnswers(QUESTIONS, [{ questionId: 'hurt', value: ['yes'] }])).toEqual({ verdict: 'stop', phone: '120' })
})

test('an answer whose number was called is taken as it is, and the call is said with it', () => {
  const hurt: Answer[] = [
    { questionId: 'size', value: 30 },
    { questionId: 'hurt', value: ['yes'] },
  ]
  expect(judgeAnswers(QUESTIONS, hurt, { called: ['120'] })).toEqual({
    verdict: 'fits',
    said: [
      { label: '坑有多宽', said: '30 厘米' },
      { label: '有人受伤吗', said: '有' },
      { label: CALLED_LABEL, said: '120' },
    ],
  })
  // Another number is not the one that was asked for; one that nothing asks for says nothing.
  expect(judgeAnswers(QUESTIONS, hurt, { called: ['110'] })).toEqual({ verdict: 'stop', phone: '120' })
  const calm = judgeAnswers(QUESTIONS, enough, { called: ['120'] })
  expect(JSON.stringify(calm)).not.toContain(CALLED_LABEL)
})

test('two answers that ask for two numbers need both calls', () => {
  const fire: Question = {
    ...{ id: 'fire', kind: 'single', label: '着火了吗', required: false },
    options: [{ id: 'yes', label: '有', emergencyPhone: '119' }],
  }
  const both = [QUESTIONS[1], fire].filter((each) => each !== undefined)
  const answers: Answer[] = ['hurt', 'fire'].map((questionId) => ({ questionId, value: ['yes'] }))
  expect(judgeAnswers(both, answers, { called: ['120'] })).toEqual({ verdict: 'stop', phone: '119' })
  expect(judgeAnswers(both, answers, { called: ['119', '120'] })).toMatchObject({ verdict: 'fits' })
})

test('an emergency needs no answer, and what is answered is still held against the questions', () => {
  expect(judgeAnswers(QUESTIONS, [], { urgent: true })).toEqual({ verdict: 'fits', said: [] })
  expect(judgeAnswers(QUESTIONS, [{ questionId: 'hurt', value: ['yes'] }], { urgent: true })).toMatchObject({
    verdict: 'stop',
  })
  expect(judgeAnswers(QUESTIONS, [{ questionId: 'size', value: 0 }], { urgent: true })).toMatchObject({
    verdict: 'wrong',
  })
})

test.each<[string, Answer[]]>([
  ['a required one missing', [{ questionId: 'size', value: 30 }]],
  [
    'a required one empty',
    [
      { questionId: 'size', value: 30 },
      { questionId: 'hurt', value: [] },
    ],
  ],
  [
    'a number below its bound',
    [
      { questionId: 'size', value: 0 },
      { questionId: 'hurt', value: ['no'] },
    ],
  ],
  [
    'a number above its bound',
    [
      { questionId: 'size', value: 501 },
      { questionId: 'hurt', value: ['no'] },
    ],
  ],
  [
    'two of a single choice',
    [
      { questionId: 'size', value: 3 },
      { questionId: 'hurt', value: ['no', 'no'] },
    ],
  ],
  ['an unknown choice', [...enough, { questionId: 'what', value: ['c'] }]],
  ['one choice twice', [...enough, { questionId: 'what', value: ['a', 'a'] }]],
  ['text for a choice', [...enough, { questionId: 'what', value: 'a' }]],
  ['a question of another category', [...enough, { questionId: 'gone', value: 'x' }]],
  ['one question twice', [...enough, { questionId: 'size', value: 4 }]],
])('%s is refused', (_, answers) => {
  expect(judgeAnswers(QUESTIONS, answers).verdict).toBe('wrong')
})

test('a category without questions takes no answers', () => {
  expect(judgeAnswers([], [])).toEqual({ verdict: 'fits', said: [] })
  expect(judgeAnswers([], enough).verdict).toBe('wrong')
})
