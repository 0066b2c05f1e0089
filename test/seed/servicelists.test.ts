import { monthOf } from '@shared/rules/points/settlement'
import { addDays, dayOf } from '@shared/rules/time/day'
import { call } from '../support/api'
import { demo } from '../support/seeded'

const month = monthOf(dayOf(Date.now()))
const lastMonth = monthOf(addDays(`${month}-01`, -1))

test('L5: the committee of 塔山, 奇中, 四眼桥 and 上乔西路 has one list a month', async () => {
  const staff = await demo('grid-tashan')
  const { body } = await call('servicelists', 'committees', {}, staff)
  const [committee, ...more] = body.items
  expect(more).toEqual([])
  expect(committee).toMatchObject({ leads: true, missed: 0, current: { month } })
  expect([...(committee?.communities ?? [])].sort()).toEqual(['qizhong', 'shangqiaoxi', 'siyanqiao', 'tashan'])
  const committeeId = committee?.committeeId ?? ''
  const lists = (await call('servicelists', 'lists', { committeeId }, staff)).body.items
  expect(lists.map((list) => list.month)).toEqual([month, lastMonth])
  for (const { publishedAt } of lists) expect(publishedAt).toBeDefined()
})

test('what last month left open is carried over, a month old; a worker sees this month’s, their community’s first', async () => {
  const rider = await demo('rider')
  const { body } = await call('servicelists', 'near', { communityId: 'shangqiaoxi' }, rider)
  expect(body.items).toHaveLength(1)
  const [list] = body.items
  expect(list?.items[0]?.communityId).toBe('shangqiaoxi')
  expect(list?.carried).toMatchObject([{ title: '消防知识小课堂', month: lastMonth, age: 1 }])
})
