import { draw, press, sees, type, undraw } from '../../../test/support/desktop'

const mockAward = jest.fn()
jest.mock('@console/app/client', () => ({ api: { points: { award: (input: unknown) => mockAward(input) } } }))

import { createElement } from 'react'
import { AwardForm } from './pointsForms'

const closed = jest.fn()
beforeEach(async () => {
  mockAward.mockReset().mockResolvedValue({ state: 'done', done: 20, missing: 0 })
  closed.mockReset()
  await draw(createElement(AwardForm, { memberId: '01JDX000000000000000000000', above: 500, onClose: closed }))
})
afterEach(undraw)

test('an award needs its points and a reason; above the limit a second person decides, and that is said before', async () => {
  await sees('超过 500 分由另一位管理员审批')
  await press('form-yes')
  await sees('请填 1 到 10000 分')
  expect(mockAward).not.toHaveBeenCalled()
  await type('amount', '20')
  await type('reason', '志愿服务')
  await press('form-yes')
  expect(mockAward.mock.calls).toMatchObject([
    [{ memberId: '01JDX000000000000000000000', amount: 20, reason: '志愿服务' }],
  ])
  expect(closed).toHaveBeenCalledTimes(1)
})

test('an award whose answer was lost is sent again under the same id, and the window stays open', async () => {
  mockAward.mockRejectedValueOnce(new TypeError('failed to fetch'))
  await type('amount', '20')
  await type('reason', '志愿服务')
  await press('form-yes')
  await sees('现在连不上，请检查网络后再试')
  expect(closed).not.toHaveBeenCalled()
  await press('form-yes')
  const [first, second] = mockAward.mock.calls.map(([input]) => input.id)
  expect(second).toBe(first)
})
