import type { Day } from '@shared/rules/time/day'
import type { Count } from './tally'

/** Buckets of the numbers of one day: `DAY#<day>#<community>`, of a station `DAY#<day>`. */
export const DAY = 'DAY#'

/** Buckets of the numbers since the beginning: `TOTAL#<community>`. */
export const TOTAL = 'TOTAL#'

/** Buckets of the numbers of one month: `MONTH#<month>`. */
export const MONTH = 'MONTH#'

/** Buckets of the numbers that hold now: `NOW#<community>`. */
export const NOW = 'NOW#'

/** Where visits of a station are counted, by day. */
export const visitsAt = (streetId: string, stationId: string, day: Day) => ({
  scope: `${streetId}#${stationId}`,
  bucket: `${DAY}${day}`,
})

/** Where the points are counted that a member earned: a partition of their own. */
export const memberScope = (streetId: string, memberId: string) => `${streetId}#member#${memberId}`

/** Whose month a counter is; undefined when it counts something else. */
export function memberMonthOf({ scope, bucket }: Pick<Count, 'scope' | 'bucket'>) {
  const [streetId = '', kind, memberId] = scope.split('#')
  return kind === 'member' && memberId ? { streetId, memberId, month: bucket.slice(MONTH.length) } : undefined
}

/** Where the numbers of a shop are counted, by month. */
export const shopScope = (streetId: string, merchantId: string) => `${streetId}#shop#${merchantId}`

/** Where the numbers of reports are counted, by month. */
export const reportsScope = (streetId: string) => `${streetId}#reports`

/** The two divisions of a month: by community and by category. Every entry has a community, so their sum is the street's. */
export const BY = { community: 'C', category: 'K' } as const

/** The bucket of one community or category; without its id, what the buckets of the division begin with. */
export const reportsBucket = (month: string, by: keyof typeof BY, id = '') => `${MONTH}${month}#${BY[by]}#${id}`

/** Where what a community wrote down is counted, by month and category. */
export const logScope = (streetId: string, communityId: string) => `${streetId}#log#${communityId}`

/** Where what was done by a term is counted, by month and category as well: of nobody when the term leads to nobody. */
export const servedScope = (streetId: string, termId: string) => `${streetId}#served#${termId}`

/** The bucket of a category's month; without the category, what those of the month begin with. */
export const logBucket = (month: string, categoryId = '') => `${MONTH}${month}#${categoryId}`

/** Where what a street's survey found is counted, by round. */
export const surveyScope = (streetId: string) => `${streetId}#survey`

/** Buckets of what a round found; the day it was closed comes behind it. */
export const SURVEYED = 'ROUND#'
export const surveyBucket = (round: number, day: Day) => `${SURVEYED}${String(round).padStart(3, '0')}#${day}`

/** Where the contacts of a community are counted, by month and by who wrote them down. */
export const contactsScope = (streetId: string, communityId: string) => `${streetId}#contacts#${communityId}`

/** Who wrote it down where the worker did. */
export const BY_WORKER = 'worker'

/** Where the list stands of those who earned most in a street's month, in `byQueue`. */
export const leadersOf = (streetId: string, month: string) => `LEADERS#${streetId}#${month}`

/** Where scans of a street's posters are counted. */
export const postersScope = (streetId: string) => `${streetId}#posters`

/** The buckets of a poster: since the beginning, then each of the months. */
export const posterBuckets = (posterId: string, months: readonly string[]) => [
  `${TOTAL}${posterId}`,
  ...months.map((month) => `${MONTH}${month}#${posterId}`),
]
