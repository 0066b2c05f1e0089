import { announce } from '@functions/messages/send'
import type { Effect } from '@functions/platform/events/effect'
import { fanOut } from '@functions/platform/events/fanOut'
import type { Change } from '@functions/platform/events/records'
import { log } from '@functions/platform/log'
import { idAt } from '@functions/platform/store/ids'
import { publishedIn } from '@functions/published/published'
import { type FollowerItem, subscribersOf } from '@functions/reports/followers'
import { type EventItem, eventRecords, type ReportItem, reportNow } from '@functions/reports/history'
import { titleOf } from '@functions/reports/moves/title'
import { pageLink } from '@shared/pages'
import { REPORT_STATUSES } from '@shared/rules/reports/reportStatus'
import { deidentified } from '@shared/rules/text/deidentify'

/** More people than that on one report are not told one by one. */
export const MOST_TOLD = 1000

/**
 * What followers read: no names and no notes, which are between the reporter and staff. A reason for refusal goes only
 * to those whose own report was merged into it.
 */
const TO_FOLLOWER: Partial<Record<EventItem['move'], string>> = {
  accept: '你关注的这件已受理。',
  handOver: '你关注的这件已转给负责的单位处理。',
  resolve: '你关注的这件处理完了，路过可以看看。',
  confirm: '你关注的这件已办结，上报人确认解决了。',
  reopen: '你关注的这件还没有解决，正在再次处理。',
  close: '你关注的这件已办结。',
  reject: '你关注的这件没有受理。',
  withdraw: '你关注的这件，上报人撤回了，不再处理。',
  restore: '你关注的这件重新办理了，之后告诉你进展。',
  merge: '你关注的这件和另一件并在一起办，之后告诉你那一件的进展。',
}

/**
 * Tells followers of a report's moves: each once a move, and only of what happened after they joined. Merges are told
 * in moveFollowers.ts. A query for 100 followers and a delivery for each.
 */
export const followersTold: Effect = {
  name: 'followersTold',
  kinds: [eventRecords.kind],
  run: async ({ before, after }: Change) => {
    if (before || !after) return
    const event = eventRecords.read(after)
    if (event.move === 'merge' || TO_FOLLOWER[event.move] === undefined) return
    await tellAll(event)
  },
}

async function tellAll(event: EventItem): Promise<void> {
  const { reportId } = event
  const first = await subscribersOf(reportId)
  if (first.followers.length === 0 && !first.next) return
  const report = await reportNow(reportId)
  if (!report) return
  const concerned = new Set([report.reporterId, report.assigneeId, event.by])
  const those: FollowerItem[] = []
  for (let page: typeof first | undefined = first; page && those.length <= MOST_TOLD; ) {
    those.push(...page.followers.filter(({ memberId, at }) => at <= event.at && !concerned.has(memberId)))
    page = page.next && (await subscribersOf(reportId, page.next))
  }
  if (those.length > MOST_TOLD) log.error('not all followers are told', { reportId })
  await fanOut(those.slice(0, MOST_TOLD), telling(report, event))
}

/**
 * What tells a follower of a move. Where the report is public it names the place and leads there; else it says no more
 * than the list of what they follow.
 */
export function telling(report: ReportItem, event: EventItem): (follower: FollowerItem) => Promise<void> {
  const { reportId, streetId, categoryName } = report
  const { move, seq, at, to, targetReportId, note = '' } = event
  const shownId = targetReportId ?? reportId
  const refusal = `${TO_FOLLOWER.reject}原因：${deidentified(note)}`
  const textFor = (kind: FollowerItem['kind']) =>
    move === 'reject' && kind === 'merged' ? refusal : (TO_FOLLOWER[move] ?? '')
  let copy: ReturnType<typeof publishedIn> | undefined
  return async ({ memberId, kind }) => {
    copy ??= publishedIn(streetId, shownId)
    const published = await copy
    await announce({
      id: idAt(at, `${reportId}#${seq}#follower#${memberId}`),
      memberId,
      streetId,
      kind: 'report',
      title: published && shownId === reportId ? titleOf(published) : categoryName,
      text: textFor(kind),
      page: published ? pageLink('worker/publicReport', { id: shownId }) : pageLink('worker/followed'),
      state: REPORT_STATUSES[to].label,
    })
  }
}
