import { REPEAT_WITHIN_MS, repeats } from './repeat'

const told = (description: string, submittedAt = 1_000_000_000_000, categoryId = 'lamp') => ({
  ...{ categoryId, description, submittedAt },
})
const LAMP = '幸福小区北门往东第二盏路灯晚上不亮，骑车看不清'
const later = 1_000_000_000_000 + 60_000

test('the same words with another dot or a word more are a repeat', () => {
  expect(repeats(told(`${LAMP}！！`, later), [told(LAMP)])).toBe(true)
  expect(repeats(told(`${LAMP}路`, later), [told(LAMP)])).toBe(true)
})

test('another thing of the same kind is none', () => {
  expect(repeats(told('塔山路与机场路口的路灯一直闪，照不到人行道', later), [told(LAMP)])).toBe(false)
})

test('another kind, a day later, or what came after it, is none', () => {
  expect(repeats(told(LAMP, later, 'road'), [told(LAMP)])).toBe(false)
  expect(repeats(told(LAMP, 1_000_000_000_000 + REPEAT_WITHIN_MS), [told(LAMP)])).toBe(false)
  expect(repeats(told(LAMP), [told(LAMP, later)])).toBe(false)
})

test('a few words are alike by chance', () => {
  expect(repeats(told('路灯不亮', later), [told('路灯不亮')])).toBe(false)
  expect(repeats(told('', later), [told('')])).toBe(false)
})
