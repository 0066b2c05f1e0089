import { countersFrom } from '@functions/counters/queries'
import { logBucket, logScope } from '@functions/counters/scopes'
import type { Actor } from '@functions/platform/http/token'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { categoriesView, staffOf } from './categories'

/**
 * What a community did in a year: one small counter for each category and month in which something was done, at most 480.
 * One query and one read, ≤ 6 read units however much was written down. @throws UNKNOWN_COMMUNITY, FORBIDDEN
 */
export async function figuresOf(
  actor: Actor,
  { communityId, year }: Inputs['worklog']['figures'],
): Promise<Outputs['worklog']['figures']> {
  await staffOf(actor, communityId)
  const { streetId } = actor
  const between: [string, string] = [logBucket(`${year}-01`), logBucket(`${year}-12`, '\uffff')]
  const [counters, { categories }] = await Promise.all([
    countersFrom(logScope(streetId, communityId), between, {}).all(),
    categoriesView(streetId),
  ])
  return {
    categories: categories.map((category) => {
      const months = counters.flatMap(({ bucket, entries = 0, quantity = 0 }) => {
        const [, month = '', categoryId] = bucket.split('#')
        return categoryId === category.categoryId ? [{ month, entries, quantity }] : []
      })
      return {
        ...category,
        months,
        entries: months.reduce((sum, each) => sum + each.entries, 0),
        quantity: months.reduce((sum, each) => sum + each.quantity, 0),
      }
    }),
  }
}
