import { EMPTY_FORM, formOf, settingsOf } from './categoryForm'

const CATEGORY = {
  ...{ id: 'wire', version: 3, name: '飞线充电', group: '安全', icon: 'wire', slaHours: 24, urgent: false, order: 9 },
  ...{ active: true, confidential: true, acceptedPoints: 0, team: '平安办' },
  questions: [
    {
      ...{ id: 'where', kind: 'single' as const, label: '在哪里', required: true },
      options: [
        { id: 'out', label: '楼外' },
        { id: 'smoke', label: '已经冒烟', emergencyPhone: '119' },
      ],
    },
    { id: 'bikes', kind: 'number' as const, label: '几辆', required: false, min: 1, max: 30, unit: '辆' },
    { id: 'since', kind: 'moment' as const, label: '从什么时候起', required: false },
    { id: 'story', kind: 'paragraph' as const, label: '怎么回事', required: true },
  ],
}

test('what is opened and saved without a change is sent as it was', () => {
  const { id, version, ...settings } = CATEGORY
  expect(settingsOf(formOf(CATEGORY), () => 'new')).toEqual(settings)
})

test('options are written one a line, a number to call behind a sign of equality; known ones keep their id', () => {
  const form = formOf(CATEGORY)
  const [question] = form.questions
  if (!question) throw new Error('no question')
  expect(question.options).toBe('楼外\n已经冒烟=119')
  const edited = { ...form, questions: [{ ...question, options: '已经冒烟＝119\n\n 楼道里 ' }] }
  expect(settingsOf(edited, () => 'new').questions).toMatchObject([
    {
      options: [
        { id: 'smoke', label: '已经冒烟', emergencyPhone: '119' },
        { id: 'new', label: '楼道里' },
      ],
    },
  ])
})

test('points left empty are those of the rule', () => {
  const settings = settingsOf({ ...EMPTY_FORM, acceptedPoints: '', confirmedPoints: '12' }, () => 'new')
  expect(settings).toMatchObject({ confirmedPoints: 12 })
  expect(settings).not.toHaveProperty('acceptedPoints')
})
