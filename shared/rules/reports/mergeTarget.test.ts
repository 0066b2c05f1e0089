import { targetsAmong } from './mergeTarget'

const open = (reportId: string) => ({ reportId, status: 'accepted' as const })
const closed = (reportId: string) => ({ reportId, status: 'closed' as const })

test.each([
  [[], [], '没有这个编号，或者不归你的社区'],
  [[open('me')], [], '这就是现在这一件'],
  [[closed('a')], [], '这一件已经办结，不能并过去'],
  [[open('a')], ['a'], undefined],
  // One of two with a number is gone, or is this one: the other is meant.
  [[open('a'), closed('b')], ['a'], undefined],
  [[open('me'), open('a')], ['a'], undefined],
  [[open('a'), open('b')], ['a', 'b'], '有 2 件是这个编号，请选一件'],
])('of %j it can be merged into %j', (found, ids, said) => {
  const answer = targetsAmong(found, 'me')
  expect(answer.targets.map(({ reportId }) => reportId)).toEqual(ids)
  expect(answer.said).toBe(said)
})
