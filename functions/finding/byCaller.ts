import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { pageOf } from '@functions/platform/lists/pages'
import { queueCard } from '@functions/reports/desk/queue'
import { noteCallerLook, reportsOfCaller } from '@functions/reports/intake/callers'
import { maySee } from '@functions/reports/views/access'
import type { Found, Wanted } from './find'

/** So many a page: each is put on record for 4 write units. */
const MOST_A_PAGE = 10

/**
 * What was taken in from who called with exactly this number, newest first, of what this person may look at. The number is
 * looked up by its token, and nothing is shown before the look stands among the notes of each report that is shown.
 */
export async function byCaller(actor: Actor, phones: string[], { words, cursor, limit }: Wanted): Promise<Found> {
  const reports = (await reportsOfCaller(actor.streetId, phones)).filter((report) => maySee(actor, report))
  const page = { cursor, limit: Math.min(limit, MOST_A_PAGE) }
  const shown = await pageOf(reports, page, `find#${actor.memberId}#${words}`)
  const at = now()
  await Promise.all(shown.items.map((report) => noteCallerLook(actor, report, at)))
  const items = await Promise.all(shown.items.map((report) => queueCard(actor, report)))
  return { ...shown, items, by: 'caller', looked: 0 }
}
