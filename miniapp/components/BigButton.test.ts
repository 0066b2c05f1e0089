import { BigButton } from './BigButton'

jest.mock('@tarojs/components', () => ({ Button: 'button', View: 'view' }))
jest.mock('./Icon', () => ({ Icon: 'icon' }))

const tapped = jest.fn()
const tap = (state: { disabled?: boolean; missing?: string; busy?: boolean }) => {
  tapped.mockClear()
  BigButton({ id: 'x', children: '登录', onTap: tapped, ...state }).props.onClick()
  return tapped.mock.calls.length
}

// In the browser Taro's button hears taps although it is off: consent that was not given, a meal without a name.
test('a button that is off or busy does nothing, whoever hears the tap', () => {
  expect(tap({})).toBe(1)
  expect(tap({ disabled: true })).toBe(0)
  expect(tap({ missing: '还差名称' })).toBe(0)
  expect(tap({ missing: '还差名称', disabled: false })).toBe(0)
  expect(tap({ busy: true })).toBe(0)
})
