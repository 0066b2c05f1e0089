import { sayOutcome } from './outcomes'

const outcome = { id: '', amount: 30, done: 0, missing: 0 }

test.each([
  [{ ...outcome, state: 'proposed' as const }, '已提请，等另一位管理员审批'],
  [{ ...outcome, state: 'declined' as const }, '已记下：不同意'],
  [{ ...outcome, state: 'done' as const, done: 30 }, '已办好，30 分'],
  [{ ...outcome, state: 'done' as const, done: 18, missing: 12 }, '扣回 18 分，另有 12 分已用掉'],
  [{ ...outcome, state: 'done' as const, missing: 30 }, '已用掉或占用，30 分没能扣回'],
])('%j is told as “%s”', (given, sentence) => {
  expect(sayOutcome(given)).toBe(sentence)
})
