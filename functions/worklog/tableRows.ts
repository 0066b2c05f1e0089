import { countersFrom } from '@functions/counters/queries'
import { logBucket, logScope } from '@functions/counters/scopes'
import type { Actor } from '@functions/platform/http/token'
import { problem } from '@functions/platform/problem'
import { streetOf } from '@functions/stations/street'
import { type LogTable, TABLE_LIMITS, type TableRow } from '@shared/rules/duties/logTable'
import { reaches } from '@shared/rules/people/roles'
import { categoriesView } from './categories'
import { factsOf } from './entities'

interface Of {
  month: string
  communityId?: string | undefined
}

/** The rows of a table of a month, of one community or of all that one works for. @throws LOG_TABLE_TOO_LONG */
export async function rowsOf(actor: Actor, table: LogTable, { month, communityId }: Of): Promise<TableRow[]> {
  const { communities } = await streetOf(actor.streetId)
  const own = communities.filter(
    (each) =>
      reaches(actor.grants, each.communityId) && (communityId === undefined || each.communityId === communityId),
  )
  const read = table.rows === 'entry' ? entryRows : communityRows
  const rows = await read(actor.streetId, own, month, table.categoryIds)
  return rows.map((row, index) => ({ ...row, number: index + 1, month }))
}

type Communities = readonly { communityId: string; name: string }[]

/** Each entry that stands, in the order of communities and days. */
async function entryRows(streetId: string, communities: Communities, month: string, categoryIds: readonly string[]) {
  const { categories } = await categoriesView(streetId)
  const wanted = categories.filter(({ categoryId }) => categoryIds.length === 0 || categoryIds.includes(categoryId))
  const rows: (TableRow & { day: string })[] = []
  for (const { communityId, name: community } of communities) {
    const found = await Promise.all(
      wanted.map(async ({ categoryId, name: category, unit }) => {
        const facts = await factsOf(streetId, communityId, categoryId, month).first(TABLE_LIMITS.rows + 1)
        return facts
          .filter(({ skipped, reversedBy, reverses }) => !skipped && reversedBy === undefined && reverses === undefined)
          .map(({ day, building, quantity, note, byLabel }) => ({
            ...{ community, day, building, category, quantity, unit, note, byLabel },
          }))
      }),
    )
    rows.push(...found.flat().sort((a, b) => (a.day < b.day ? -1 : 1)))
    if (rows.length > TABLE_LIMITS.rows) throw problem('LOG_TABLE_TOO_LONG', { most: TABLE_LIMITS.rows })
  }
  return rows
}

/** What each community did, as the figures have it. One query a community. */
async function communityRows(streetId: string, communities: Communities, month: string): Promise<TableRow[]> {
  return Promise.all(
    communities.map(async ({ communityId, name: community }) => {
      const between: [string, string] = [logBucket(month), logBucket(month, '\uffff')]
      const counters = await countersFrom(logScope(streetId, communityId), between, {}).all()
      const sums = counters.map(
        ({ bucket, entries = 0, quantity = 0 }) => [bucket.split('#')[2] ?? '', { entries, quantity }] as const,
      )
      return { community, sums: Object.fromEntries(sums) }
    }),
  )
}
