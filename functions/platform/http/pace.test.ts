import { forgetCallers, pace } from './pace'

beforeEach(forgetCallers)
afterEach(() => {
  delete process.env.CLOCK_OFFSET_MS
})

test('the call after the six hundredth of a minute has to wait, and only for that caller', () => {
  for (let i = 0; i < 600; i++) pace('member', 'one')
  expect(() => pace('member', 'one')).toThrow(expect.objectContaining({ code: 'TOO_MANY_REQUESTS', status: 429 }))
  expect(() => pace('member', 'two')).not.toThrow()
  expect(() => pace('address', 'one')).not.toThrow()
})

test('the next minute begins anew', () => {
  for (let i = 0; i < 600; i++) pace('member', 'one')
  process.env.CLOCK_OFFSET_MS = '60000'
  expect(() => pace('member', 'one')).not.toThrow()
})
