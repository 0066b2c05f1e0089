import { newest } from '@functions/publicReports/lists'
import { monthOf } from '@shared/rules/reports/publicReport'
import { aStreet } from '../support/factories'
import { manyEntries } from '../support/publicReports'

let streetId: string

beforeEach(async () => {
  ;({ streetId } = await aStreet())
})

test('a list is read to its limit, also where an answer of the table ends before it', async () => {
  const at = Date.now()
  const month = monthOf(at)
  // 1.6 KB each: an answer of the table holds some 650.
  const address = '路'.repeat(500)
  const of = (state: string, count: number, every: number) =>
    Array.from({ length: count }, (_, n) => ({ streetId, list: `${state}#${month}`, at: at - n * every, address }))
  await manyEntries([...of('open', 900, 2), ...of('closed', 900, 3)])
  const { entries, next } = await newest(streetId, { lists: ['open', 'closed'] }, { limit: 1000 })
  const moments = [...of('open', 900, 2), ...of('closed', 900, 3)].map((each) => each.at).sort((a, b) => b - a)
  expect(entries.map((each) => each.at)).toEqual(moments.slice(0, 1000))
  expect(next).toBeDefined()
})

test('a span that ends before it begins holds nothing', async () => {
  const at = Date.now()
  await manyEntries([{ streetId, list: `open#${monthOf(at)}`, at }])
  const within = (from: number, until: number) => newest(streetId, { lists: ['open'], from, until }, { limit: 10 })
  expect((await within(at, at + 1)).entries).toHaveLength(1)
  expect((await within(at, at)).entries).toEqual([])
  expect((await within(at + 5, at)).entries).toEqual([])
  expect((await within(at + 86_400_000, at)).entries).toEqual([])
})
