import { photoLinks, rowLink } from '@functions/media/links'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
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
  const { reportId, categoryId, categoryName, description, status, urgent, communityId, address } = report
  const { submittedAt, dueAt, reopenedCount, streetId, photoIds } = report
  const [photoId] = photoIds
  return {
    reportId,
    categoryId,
    categoryName,
    description,
    status,
    urgent,
    communityId,
    address,
    submittedAt,
    dueAt,
    overdue: REPORT_STATUSES[status].open && dueAt < now(),
    thumbUrl: photoId ? await rowLink({ streetId, memberId: photographer(report), photoId }) : '',
    reopenedCount,
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
  const { location, anonymous, version, assigneeLabel, streetId, photoIds } = report
  const [card, photos, entries, desk, mergedTo] = await Promise.all([
    cardOf(report),
    photoLinks(streetId, photographer(report), photoIds),
    Promise.all(timeline.map((entry) => entryOf(entry, labelOf(entry)))),
    isDesk(actor, history) ? deskOf(history, actor) : undefined,
    report.mergedInto ? mergedToOf(actor, report.mergedInto) : undefined,
  ])
  return {
    ...card,
    description: timeline.find(({ move }) => move === 'submit')?.note ?? card.description,
    location,
    photos,
    pluses: report.pluses ?? 0,
    absorbed: report.absorbed ?? 0,
    mergedTo,
    answers: timeline.find(({ move }) => move === 'submit')?.answers ?? [],
    anonymous,
    reporterLabel: label,
    ...(assigneeLabel ? { assigneeLabel } : {}),
    version,
    timeline: entries,
    moves: isReporter || isHandler(actor, history) ? movesNow(standing(history), viewer) : [],
    desk,
  }
}

async function entryOf(entry: EventItem, byLabel: string): Promise<Detail['timeline'][number]> {
  const { seq, at, move, from, to, note, points, streetId, by, photoIds = [] } = entry
  // Who takes it on does so in person: the entry says who already.
  const about = entry.about ?? (move === 'assign' ? entry.assigneeLabel : undefined)
  return {
    seq,
    at,
    move,
    from,
    to,
    byLabel,
    // The submission's note is the description, which stands above the timeline.
    ...(note && move !== 'submit' ? { note } : {}),
    ...(about ? { about } : {}),
    photos: await photoLinks(streetId, by, photoIds),
    points,
  }
}
