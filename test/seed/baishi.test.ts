import { contract } from '@shared/contract/contract'
import { dayOf, monthAfter, yearOf } from '@shared/rules/time/day'
import { call, type Person } from '../support/api'
import { all, demo } from '../support/seeded'

/** What the newspaper says of 建设里's log: exactly, and at least. */
const EXACTLY = { corner: 85, posters: 230, mediation: 51, help: 109 }
const AT_LEAST = { snow: 20, 'bus-snow': 10, visit: 50, key: 100, culture: 20, kids: 10 }

const now = Date.now()
const year = yearOf(now)
let staff: Person

beforeAll(async () => {
  const found = await demo('grid-jiansheli', 'baishi')
  if (!found) throw new Error('the second street has no grid worker')
  staff = found
})

/** The log of the year in which the street was told, and of the one before where it began there. */
async function categories() {
  const years = await Promise.all(
    [year - 1, year].map((each) => call('worklog', 'figures', { communityId: 'jiansheli', year: each }, staff)),
  )
  const [before, after] = years.map(({ body }) => body.categories)
  return (after ?? []).map((category) => ({
    ...category,
    months: [...(before?.find((each) => each.categoryId === category.categoryId)?.months ?? []), ...category.months],
  }))
}

const entriesOf = (categoryId: string, month?: string) =>
  all((page) => call('worklog', 'entries', { communityId: 'jiansheli', categoryId, month, ...page }, staff))

test('Q1: 建设里’s log has the newspaper’s figures, and each of them drills to entries that add up to it', async () => {
  const found = await categories()
  const sums: Record<string, number> = {}
  for (const { categoryId, months } of found) {
    sums[categoryId] = months.reduce((sum, { quantity }) => sum + quantity, 0)
    for (const { month, quantity, entries } of months) {
      const facts = await entriesOf(categoryId, month)
      expect(facts).toHaveLength(entries)
      expect(facts.reduce((sum, each) => sum + each.quantity, 0)).toBe(quantity)
    }
  }
  expect(sums).toMatchObject(EXACTLY)
  for (const [categoryId, least] of Object.entries(AT_LEAST)) expect(sums[categoryId]).toBeGreaterThanOrEqual(least)
})

test('Q1: 楼道整治 was done at least twice in every month that is shown and over', async () => {
  const stairs = (await categories()).find(({ categoryId }) => categoryId === 'stairs')
  const thisMonth = dayOf(now).slice(0, 7)
  const over = (stairs?.months ?? []).filter(({ month }) => month < thisMonth)
  expect(over.length).toBeGreaterThanOrEqual(8)
  for (const { quantity } of over) expect(quantity).toBeGreaterThanOrEqual(2)
  for (const [index, { month }] of over.entries()) {
    const next = over[index + 1]
    if (next) expect(next.month).toBe(monthAfter(month))
  }
})

test('its log was written down on days that were, by its own staff', async () => {
  const today = dayOf(now)
  for (const { categoryId } of await categories()) {
    for (const { day, at, byLabel } of await entriesOf(categoryId)) {
      expect(day <= today && dayOf(at) === day && at <= now).toBe(true)
      expect(byLabel).toBe('网格员 演**格')
    }
  }
})

test('nobody reads across the two streets: what a list of one has, no list of the other shows', async () => {
  const [mine, theirs] = await Promise.all([demo('baishi-admin', 'baishi'), demo('admin')])
  // What lists ask for beside a page, in words of the other street.
  const inputs = [
    { communityId: 'jiansheli', categoryId: 'corner', year, streetId: 'baishi' },
    { communityId: 'tashan', categoryId: 'corner', year, streetId: 'qishan' },
  ]
  const seen: string[] = []
  for (const [slice, routes] of Object.entries(contract)) {
    for (const [name, route] of Object.entries(routes)) {
      const { route: at, meta } = route['~orpc']
      if (at.method !== 'GET' || at.path?.includes('{') || !meta.roles.includes('admin')) continue
      for (const [person, street] of [
        [mine, 'qishan'],
        [theirs, 'baishi'],
      ] as const) {
        for (const input of inputs) {
          const { status, body } = await call(slice as 'worklog', name as 'figures', input as never, person)
          if (status !== 200) continue
          seen.push(`${slice}.${name}`)
          const text = JSON.stringify(body)
          const foreign =
            street === 'qishan' ? ['奇山', '塔山', 'qishan', '样主任'] : ['白石', '建设里', 'baishi', '样白主任']
          for (const word of foreign) expect([slice, name, text.includes(word)]).toEqual([slice, name, false])
        }
      }
    }
  }
  expect(new Set(seen).size).toBeGreaterThan(10)
})
