import { type Category, EMPTY, inputOf, say, valuesOf } from './category'

const CATEGORY: Category = {
  ...{ id: 'road', version: 4, name: '道路坑洼', group: '道路', icon: 'road', slaHours: 72, urgent: true },
  ...{ emergencyPhone: '110', order: 1, active: true, acceptedPoints: 8, team: '环卫队' },
  questions: [
    {
      ...{ id: 'q1', kind: 'single', label: '有人受伤吗', required: true },
      options: [
        { id: 'no', label: '没有' },
        { id: 'yes', label: '有人受伤', emergencyPhone: '120' },
      ],
    },
    { id: 'q2', kind: 'number', label: '多深', required: false, min: 1, max: 300, unit: '厘米' },
  ],
}

test('what is set comes back as it was, with the ids of its questions and options', () => {
  const { id: _, version: __, ...facts } = CATEGORY
  expect(inputOf(valuesOf(CATEGORY))).toEqual({ ...facts, confidential: false })
})

test('what was cleared is left out; a number to call first belongs to what is urgent', () => {
  const cleared = { ...valuesOf(CATEGORY), urgent: false, acceptedPoints: null, team: ' ' }
  const sent = inputOf(cleared)
  for (const name of ['emergencyPhone', 'acceptedPoints', 'team']) expect(sent).not.toHaveProperty(name)
  expect(inputOf({ ...cleared, acceptedPoints: 0 })).toMatchObject({ acceptedPoints: 0 })
})

test('a question has only what its kind asks for, and an option no empty number', () => {
  const options = [{ id: 'a', label: '甲', emergencyPhone: '' }]
  const asked = (kind: string) =>
    inputOf({ ...EMPTY, questions: [{ id: 'q', kind, label: '问', required: false, options, min: 1, unit: '个' }] })
  expect(asked('multi').questions).toEqual([
    { id: 'q', kind: 'multi', label: '问', required: false, options: [{ id: 'a', label: '甲' }] },
  ])
  expect(asked('text').questions).toEqual([{ id: 'q', kind: 'text', label: '问', required: false }])
  expect(asked('number').questions).toMatchObject([{ min: 1, unit: '个' }])
})

test('a colleague’s questions are said in words', () => {
  expect(say('questions', CATEGORY.questions)).toBe('有人受伤吗（选一个：没有、有人受伤→120，必答）；多深（数字）')
  expect([say('urgent', true), say('team', undefined), say('questions', [])]).toEqual(['是', '没有', '没有'])
})
