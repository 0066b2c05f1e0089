import { cameOn } from '@functions/exports/came'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { pageOf } from '@functions/platform/lists/pages'
import { queueCard } from '@functions/reports/desk/queue'
import { type ReportItem, reportNow } from '@functions/reports/history'
import { maySee } from '@functions/reports/views/access'
import { streetOf } from '@functions/stations/street'
import { dayOfNumber, type MeantNumber, sayNumber } from '@shared/rules/reports/reportNumber'
import { startOf } from '@shared/rules/time/day'
import type { Found, Wanted } from './find'

/** Of one day and the same day a year before: more than a few with one number were made on purpose. */
const MOST = 20

/**
 * The reports with a number that this person may look at, newest first. The whole id: 1 read unit. A short one is looked up
 * among what came to the street's communities that day and the same day of the year before: a query of ½ read unit for thirty
 * reports a community, and 1 unit for each report that has it. What came this second may not be listed yet.
 */
export async function byNumber(actor: Actor, meant: MeantNumber, { words, ...page }: Wanted): Promise<Found> {
  const ids = 'reportId' in meant ? [meant.reportId] : await idsWith(actor.streetId, meant.number)
  const reports = await Promise.all(ids.slice(0, MOST).map(reportNow))
  const seen = reports.filter((report): report is ReportItem => report !== undefined && maySee(actor, report))
  const shown = await pageOf(seen, page, `find#${actor.memberId}#${words}`)
  const items = await Promise.all(shown.items.map((report) => queueCard(actor, report)))
  return { ...shown, items, by: 'number', looked: 0 }
}

async function idsWith(streetId: string, number: string): Promise<string[]> {
  const newest = dayOfNumber(number, now())
  if (!newest) return []
  const before = dayOfNumber(number, startOf(newest) - 1)
  const { communities } = await streetOf(streetId)
  const days = await Promise.all(
    [newest, ...(before ? [before] : [])].map(async (day) => {
      const lists = await Promise.all(communities.map(({ communityId }) => cameOn({ streetId, communityId }, day)))
      return lists.flat().filter((filed) => sayNumber(filed) === number)
    }),
  )
  // One that goes to another community is in two lists for a moment.
  return [...new Set(days.flat().map(({ reportId }) => reportId))]
}
