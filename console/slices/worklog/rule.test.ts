import { contract } from '@shared/contract/contract'
import { PERIODS, type Period } from '@shared/rules/duties/plan'
import fc from 'fast-check'
import * as v from 'valibot'
import { firstRule, MOST_TIMES, ruleWith, sayRule, type TypedRule } from './rule'

const TODAY = '2026-11-03'
const NOW = Date.parse('2026-11-03T10:00:00+08:00')
const rules = contract.worklog.addDuty['~orpc'].inputSchema?.entries.rule
if (!rules) throw new Error('the route takes no rule')

const change = fc.oneof(
  fc.constantFrom(...(Object.keys(PERIODS) as Period[])).map((period) => ({ period })),
  fc.integer({ min: 1, max: 31 }).map((times) => ({ times })),
  fc.option(fc.integer({ min: 1, max: 31 }), { nil: undefined }).map((dueOn) => ({ dueOn })),
  fc.constantFrom({ to: '2026-12-31' }, { to: '' }),
)

test('whatever is chosen after another, only a last day can be missing from what is sent', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      const rule = changes.reduce<TypedRule>((before, part) => ruleWith(before, part), firstRule(TODAY))
      expect(rule.times).toBeLessThanOrEqual(MOST_TIMES[rule.period])
      const read = v.safeParse(rules, rule)
      const isOpen = rule.period === 'once' && rule.to === undefined
      expect(read.issues?.map(({ message }) => message)).toEqual(isOpen ? ['只做一次的，请选最晚哪天做完'] : undefined)
    }),
  )
})

test('a day that it is due on does not go over into another period', () => {
  const monthly = ruleWith(firstRule(TODAY), { dueOn: 15 })
  expect(monthly.dueOn).toBe(15)
  expect(ruleWith(monthly, { period: 'week' }).dueOn).toBeUndefined()
  expect(ruleWith(monthly, { times: 2 }).dueOn).toBeUndefined()
})

test.each([
  [{ period: 'day', times: 1, from: TODAY }, '每天'],
  [{ period: 'week', times: 2, from: TODAY }, '每周 2 次'],
  [{ period: 'week', times: 1, dueOn: 3, from: TODAY }, '每周，最晚周三'],
  [{ period: 'month', times: 1, dueOn: 15, from: '2026-12-01' }, '每月，最晚 15 号，12月1日起'],
  [{ period: 'month', times: 2, from: TODAY, to: '2027-03-31' }, '每月 2 次，到2027年3月31日'],
  [{ period: 'once', times: 1, from: TODAY, to: '2026-11-20' }, '只做一次，到11月20日'],
] as const)('%o is said as %s', (rule, words) => {
  expect(sayRule(rule, NOW, TODAY)).toBe(words)
})
