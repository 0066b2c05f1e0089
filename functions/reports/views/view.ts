import { photoLinks, rowLink } from '@functions/media/links'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { pick } from '@functions/platform/pick'
import type { Outputs } from '@shared/contract/contract'
import { REPORT_STATUSES, type ReportActor } from '@shared/rules/reports/reportStatus'
import { deskOf } from '../desk/desk'
import { CLOCK, reporterLabel, YOU } from '../desk/people'
import type { EventItem, History, ReportItem } from '../history'
import { movesNow, standing } from '../moves/standing'
import { isDesk, isHandler } from './access'
import { mergedToOf } from './mergedTo'

type Card = Outputs['reports']['mine']['items'][number]
type Detail = Outputs['reports']['get']

/** A report in a list, for its reporter and for staff alike: nothing in it says who reported. */
export async function cardOf(report: ReportItem): Promise<Card> {
  const { status, dueAt, streetId, photoIds } = report
  const [photoId] = photoIds
  return {
    ...pick(report, 'reportId', 'categoryId', 'categoryName', 'description', 'status', 'urgent', 'communityId'),
    ...pick(report, 'address', 'submittedAt', 'dueAt', 'reopenedCount'),
    overdue: REPORT_STATUSES[status].open && dueAt < now(),
    thumbUrl: photoId ? await rowLink({ streetId, memberId: photographer(report), photoId }) : '',
  }
}

/** Whose photos a report's are: the reporter's, or of who took it in. */
export const photographer = ({ reporterId, takenBy }: ReportItem): string => takenBy ?? reporterId

/** A report with its timeline as this viewer may know it. The reporter never learns more of staff than a masked name. */
export async function detailOf(history: History, actor: Actor): Promise<Detail> {
  const { report, timeline } = history
  const isReporter = report.reporterId === actor.memberId
  const viewer: ReportActor = isReporter ? 'reporter' : 'staff'
  const label = isReporter ? YOU : await reporterLabel(report)
  const labelOf = ({ by, byRole, byLabel = '' }: EventItem): string => {
    if (by === actor.memberId) return YOU
    if (byRole === 'clock') return CLOCK
    return byRole === 'reporter' ? label : byLabel
  }
  const { streetId, photoIds } = report
  const [card, photos, entries, desk, mergedTo] = await Promise.all([
    cardOf(report),
    photoLinks(streetId, photographer(report), photoIds),
    Promise.all(timeline.map((entry) => entryOf(entry, labelOf(entry)))),
    isDesk(actor, history) ? deskOf(history, actor) : undefined,
    report.mergedInto ? mergedToOf(actor, report.mergedInto) : undefined,
  ])
  return {
    ...card,
    ...pick(report, 'location', 'anonymous', 'version', 'assigneeLabel'),
    description: timeline.find(({ move }) => move === 'submit')?.note ?? card.description,
    photos,
    pluses: report.pluses ?? 0,
    absorbed: report.absorbed ?? 0,
    mergedTo,
    answers: timeline.find(({ move }) => move === 'submit')?.answers ?? [],
    reporterLabel: label,
    timeline: entries,
    moves: isReporter || isHandler(actor, history) ? movesNow(standing(history), viewer) : [],
    desk,
  }
}

async function entryOf(entry: EventItem, byLabel: string): Promise<Detail['timeline'][number]> {
  const { move, note, streetId, by, photoIds = [] } = entry
  // Who takes it on does so in person: the entry says who already.
  const about = entry.about ?? (move === 'assign' ? entry.assigneeLabel : undefined)
  return {
    ...pick(entry, 'seq', 'at', 'move', 'from', 'to', 'points', 'stars'),
    byLabel,
    // The submission's note is the description, which stands above the timeline.
    ...(note && move !== 'submit' ? { note } : {}),
    about,
    photos: await photoLinks(streetId, by, photoIds),
  }
}
