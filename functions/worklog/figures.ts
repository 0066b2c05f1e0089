import { countersFrom } from '@functions/counters/queries'
import { logBucket, logScope } from '@functions/counters/scopes'
import type { Actor } from '@functions/platform/http/token'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { categoriesView, SERVED_CATEGORIES, staffOf } from './categories'
import { dutiesIn } from './duties'

/** So many duties come with the figures. */
const FIRST_DUTIES = 10

/**
 * What a community did in a year: one small counter for each category and month in which something was done, at most 480.
 * Beside it the first of its duties, so that a phone asks once. Two queries and one read, ≤ 8 read units however much was
 * written down. @throws UNKNOWN_COMMUNITY, FORBIDDEN
 */
export async function figuresOf(
  actor: Actor,
  { communityId, year }: Inputs['worklog']['figures'],
): Promise<Outputs['worklog']['figures']> {
  await staffOf(actor, communityId)
  const { streetId } = actor
  const between: [string, string] = [logBucket(`${year}-01`), logBucket(`${year}-12`, '\uffff')]
  const [counters, { categories }, duties] = await Promise.all([
    countersFrom(logScope(streetId, communityId), between, {}).all(),
    categoriesView(streetId),
    dutiesIn(actor, { communityId, limit: FIRST_DUTIES }),
  ])
  const done = new Set(counters.map(({ bucket }) => bucket.split('#')[2]))
  return {
    duties,
    categories: [...categories, ...SERVED_CATEGORIES.filter(({ categoryId }) => done.has(categoryId))].map(
      (category) => {
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
      },
    ),
  }
}
