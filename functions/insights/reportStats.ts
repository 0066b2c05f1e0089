import { allCategories } from '@functions/categories/categories'
import { type AnyCount, REPORT_COUNTS, RESOLUTION_SLOTS, RESPONSE_SLOTS } from '@functions/counters/names'
import { countersOf } from '@functions/counters/queries'
import { type BY, MONTH, reportsBucket, reportsScope } from '@functions/counters/scopes'
import { mostJoined } from '@functions/following/near'
import { now } from '@functions/platform/clock'
import { eachOf, pick } from '@functions/platform/pick'
import { problem } from '@functions/platform/problem'
import { streetOf } from '@functions/stations/street'
import type { Outputs } from '@shared/contract/contract'
import { type Month, monthOf } from '@shared/rules/points/settlement'
import { dayOf } from '@shared/rules/time/day'
import { medianOf } from '@shared/rules/time/durations'
import { standingOf, summed } from './reportStanding'

type Stats = Outputs['insights']['reportStats']
type Numbers = Stats['total']
type Counts = Partial<Record<AnyCount, number | undefined>>

/** How many reports are shown that most people joined. */
const TOP = 10

/**
 * Figures of a street's reports in a month by category and community, how many stand in each status, and the open ones
 * most people joined. Medians come from slots (`shared/rules/time/durations.ts`). Four queries at once: a row a
 * community and a category, ≈ ⅛ read unit each, and ≤ 2 for the ten; a few seconds behind.
 * @throws NOT_FOUND for a month to come.
 */
export async function reportStatsOf(streetId: string, given: { month?: Month | undefined }): Promise<Stats> {
  const thisMonth = monthOf(dayOf(now()))
  const month = given.month ?? thisMonth
  if (month > thisMonth) throw problem('NOT_FOUND')
  const [rows, standing, top, categories, { communities }] = await Promise.all([
    rowsOf(streetId, month),
    standingOf(streetId),
    mostJoined(streetId, TOP),
    allCategories(streetId),
    streetOf(streetId),
  ])
  const names = {
    community: new Map(communities.map(({ communityId, name }) => [communityId, name])),
    category: new Map(categories.map(({ id, name }) => [id, name])),
  }
  const divided = (by: keyof typeof BY) => {
    const start = reportsBucket(month, by)
    return rows
      .filter(({ bucket }) => bucket.startsWith(start))
      .map((counter) => {
        const id = counter.bucket.slice(start.length)
        return { id, name: names[by].get(id) ?? id, ...numbersOf([counter]) }
      })
      .sort((a, b) => b.submitted - a.submitted || b.resolved - a.resolved || (a.id < b.id ? -1 : 1))
  }
  const ofCommunities = rows.filter(({ bucket }) => bucket.startsWith(reportsBucket(month, 'community')))
  return {
    month,
    total: numbersOf(ofCommunities),
    categories: divided('category'),
    communities: divided('community'),
    now: {
      total: summed(standing.map(({ standing: each }) => each)),
      communities: standing.map(({ id, standing: each }) => ({ id, name: names.community.get(id) ?? id, ...each })),
    },
    top: top.map((report) => ({
      ...pick(report, 'reportId', 'summary', 'address', 'submittedAt', 'pluses'),
      categoryName: names.category.get(report.categoryId) ?? report.categoryId,
    })),
  }
}

/** The counters of a month: one for each community and category in which anything was done. */
const rowsOf = (streetId: string, month: Month) =>
  countersOf(reportsScope(streetId), `${MONTH}${month}#`).all(Number.POSITIVE_INFINITY)

/** Counters added up, and what follows from them. */
function numbersOf(counters: readonly Counts[]): Numbers {
  const sum = (name: AnyCount) => counters.reduce((total, counter) => total + (counter[name] ?? 0), 0)
  const firstResponseMs = medianOf(RESPONSE_SLOTS.map(sum))
  const resolutionMs = medianOf(RESOLUTION_SLOTS.map(sum))
  return {
    ...eachOf(REPORT_COUNTS, sum),
    reopenedRate: shareOf(sum('reopened'), sum('resolved')),
    rated: sum('rated'),
    satisfiedRate: shareOf(sum('satisfied'), sum('rated')),
    inTimeRate: shareOf(sum('inTime'), sum('timed')),
    firstResponseMs,
    resolutionMs,
  }
}

const shareOf = (part: number, whole: number) => (whole > 0 ? part / whole : undefined)
