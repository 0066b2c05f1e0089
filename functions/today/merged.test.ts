import { type DuePlace, dueOrder } from '@shared/rules/office/due'
import { addDays, type Day, dayOf, startOf } from '@shared/rules/time/day'
import fc from 'fast-check'
import { type Due, mergedFrom, type Stream } from './merged'

const TODAY = '2031-11-19'
const TONIGHT = startOf(addDays(TODAY, 1)) - 1
const DAY_MS = 86_400_000

/** What lies in an index: keys in order, and what they are of. */
interface Made {
  kind: string
  by: 'day' | 'moment'
  grace: number
  items: { id: string; key: string; dueOn: Day; dueAt?: number }[]
}

/** Few moments and few ids, so that many things are due at once. */
const moments = fc.integer({ min: 0, max: 12 }).map((step) => TONIGHT - 3 * DAY_MS + step * (DAY_MS / 4))
const listOf = (kind: string, by: 'day' | 'moment', grace: number): fc.Arbitrary<Made> =>
  fc
    .uniqueArray(fc.tuple(moments, fc.integer({ min: 0, max: 30 })), { maxLength: 12, selector: ([, n]) => n })
    .map((all) => ({
      ...{ kind, by, grace },
      items: all
        .map(([at, n]) => {
          const id = `${kind}${String(n).padStart(2, '0')}`
          const text = by === 'day' ? dayOf(at) : String(at - grace).padStart(15, '0')
          return { id, key: `${text}#${id}`, dueOn: dayOf(at), ...(by === 'day' ? {} : { dueAt: at }) }
        })
        .sort((a, b) => (a.key < b.key ? -1 : 1)),
    }))
const lists = fc.tuple(
  listOf('report', 'moment', 0),
  listOf('report', 'moment', 0),
  listOf('duty', 'day', 0),
  listOf('contact', 'day', 0),
  listOf('registration', 'moment', DAY_MS),
)

type List = Made & { asked: number }

function streamOf(list: List): Stream {
  const { kind, by, grace } = list
  return {
    ...{ kind, by, grace },
    first: async ([from, until], limit) => {
      list.asked += 1
      return list.items
        .filter(({ key }) => key >= from && key <= until)
        .slice(0, limit)
        .map(({ id, dueOn, dueAt }) => ({
          ...{ id, title: id, dueOn, dueAt, missed: 0 },
          page: 'pages/home/index',
          desk: '/today',
        }))
    },
  }
}

const placeOf = ({ at, kind, id }: DuePlace): DuePlace => ({ at, kind, id })

/** All that is due until tonight, simply sorted. */
const allOf = (made: readonly Made[]): DuePlace[] =>
  made
    .flatMap(({ kind, items }) =>
      items.map(({ id, dueOn, dueAt }) => ({ kind, id, at: dueAt ?? startOf(addDays(dueOn, 1)) - 1 })),
    )
    .filter(({ at }) => at <= TONIGHT)
    .sort(dueOrder)

/** Two lists of one kind never hold the same thing. */
const distinct = (made: readonly Made[]): List[] =>
  made.map((list, index) => ({
    ...list,
    asked: 0,
    items: list.items
      .map((item) => {
        const id = `${item.id}${index}`
        return { ...item, id, key: `${item.key}${index}` }
      })
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
  }))

async function pages(made: readonly List[], limit: number, between: (shown: readonly Due[]) => void = () => undefined) {
  const shown: Due[] = []
  let after: DuePlace | undefined
  for (;;) {
    const page = await mergedFrom(made.map(streamOf), { after, until: TONIGHT, limit })
    shown.push(...page)
    const last = page.at(-1)
    if (!last || page.length < limit) return shown
    after = placeOf(last)
    between(shown)
  }
}

test('whatever the lists hold, their pages are what sorting all of it gives', async () => {
  await fc.assert(
    fc.asyncProperty(lists, fc.integer({ min: 1, max: 9 }), async (given, limit) => {
      const made = distinct(given)
      expect((await pages(made, limit)).map(placeOf)).toEqual(allOf(made))
    }),
  )
})

test('what is done between two pages takes nothing of the next one with it', async () => {
  await fc.assert(
    fc.asyncProperty(lists, fc.integer({ min: 1, max: 5 }), fc.nat(), async (given, limit, pick) => {
      const made = distinct(given)
      const gone = new Set<string>()
      const shown = await pages(made, limit, (before) => {
        const done = before[pick % before.length]
        if (!done) return
        gone.add(done.id)
        for (const list of made) list.items = list.items.filter(({ id }) => id !== done.id)
      })
      expect(shown.map(placeOf)).toEqual(allOf(distinct(given)))
      expect(allOf(made).every(({ id }) => !gone.has(id))).toBe(true)
    }),
  )
})

test('each list is asked once where all are short, and what is long once more', async () => {
  const at = (n: number) => ({ id: `r${100 + n}`, dueOn: TODAY, dueAt: TONIGHT - 1000 + n })
  const long: List = {
    ...{ kind: 'report', by: 'moment', grace: 0, asked: 0 },
    items: Array.from({ length: 30 }, (_, n) => ({
      ...at(n),
      key: `${String(at(n).dueAt).padStart(15, '0')}#${at(n).id}`,
    })),
  }
  const empty: List[] = [1, 2, 3, 4].map(() => ({ kind: 'duty', by: 'day', grace: 0, asked: 0, items: [] }))
  expect(await mergedFrom([long, ...empty].map(streamOf), { until: TONIGHT, limit: 21 })).toHaveLength(21)
  expect([long, ...empty].map(({ asked }) => asked)).toEqual([2, 1, 1, 1, 1])
})
