import { MomentField } from './MomentField'

jest.mock('@tarojs/components', () => ({ Picker: 'picker', View: 'view' }))
for (const part of ['Field', 'Icon', 'Tap']) {
  jest.mock(`@miniapp/components/${part === 'Field' ? 'Fields' : part}`, () => ({ [part]: part }))
}
jest.mock('@miniapp/lib/clock', () => ({ now: () => Date.parse('2026-11-29T12:00:00+08:00') }))

const changed = jest.fn()
const shown = (value: string) => {
  const [day, more] = MomentField({ id: 'q', label: '从什么时候起', value, onChange: changed }).props.children
  const [clock, drop] = more ? more.props.children : []
  return { day, clock, drop }
}
const turned = (wheel: { props: { onChange: (event: object) => void } }, value: string) => {
  wheel.props.onChange({ detail: { value } })
  return changed.mock.lastCall?.[0]
}

test('a day is an answer by itself, a clock comes to it where one is known, and both go again', () => {
  expect(shown('').clock).toBeUndefined()
  expect(turned(shown('').day, '2026-11-03')).toBe('2026-11-03')
  expect(turned(shown('2026-11-03').clock, '08:05')).toBe('2026-11-03T08:05')
  expect(turned(shown('2026-11-03T08:05').day, '2026-11-04')).toBe('2026-11-04T08:05')
  shown('2026-11-03').drop.props.onTap()
  expect(changed.mock.lastCall?.[0]).toBe('')
})

test('nothing is chosen that lies ahead', () => {
  expect(shown('').day.props).toMatchObject({ value: '2026-11-29', end: '2026-11-29' })
})
