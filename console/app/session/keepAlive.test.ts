import { isRenewalDue, RENEW_AFTER_MS, WARN_MS, warningAt } from './keepAlive'

const MINUTE = 60_000
const working = { idleAt: 30 * MINUTE, endsAt: 480 * MINUTE }

test('it goes on while somebody works, every five minutes and not oftener', () => {
  const at = (nowMs: number, inputAt: number) => isRenewalDue({ working, renewedAt: 0, inputAt, nowMs })
  expect(at(RENEW_AFTER_MS, RENEW_AFTER_MS - 1)).toBe(true)
  expect(at(RENEW_AFTER_MS - 1, RENEW_AFTER_MS - 1)).toBe(false)
})

test('where nobody does anything it is left to run out', () => {
  const at = (nowMs: number) => isRenewalDue({ working, renewedAt: 0, inputAt: 0, nowMs })
  expect(at(RENEW_AFTER_MS)).toBe(false)
  expect(at(29 * MINUTE)).toBe(false)
  // Its time is over: it is asked whether it really is, so that no page of it stays on the screen.
  expect(at(30 * MINUTE)).toBe(true)
})

test('two minutes before its end it is asked whether somebody is there, or said that eight hours are over', () => {
  expect(warningAt({ working, nowMs: 30 * MINUTE - WARN_MS - 1 })).toBeUndefined()
  expect(warningAt({ working, nowMs: 30 * MINUTE - WARN_MS })).toBe('idle')
  expect(warningAt({ working: { idleAt: 490 * MINUTE, endsAt: 480 * MINUTE }, nowMs: 479 * MINUTE })).toBe('end')
})
