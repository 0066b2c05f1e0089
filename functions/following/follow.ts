import { entryToReverse, reversal } from '@functions/ledger/corrections'
import { type Movement, recordMove, updateAccount } from '@functions/ledger/movement'
import { capped, pointsOf } from '@functions/ledger/rules'
import { namedRowLink } from '@functions/media/links'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import type { Part } from '@functions/platform/lists/list'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { isProblem, problem } from '@functions/platform/problem'
import { derivedId } from '@functions/platform/store/ids'
import { AGAIN, type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import { followedByMember, followerOf, following, left, putFollower } from '@functions/reports/followers'
import { type ReportItem, reportNow, reportOf } from '@functions/reports/history'
import { countPlus, uncountPlus } from '@functions/reports/pluses'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { isJoinable, nearItemOf } from './near'

type Plus = Outputs['reports']['plus']
type Following = Outputs['reports']['unfollow']

/**
 * “就是这个”: joins an open public report; idempotent. Earns a little once a person and report, also after taking it back.
 * Two reads (a third where the rule has a cap), one transaction of 12 write units, 14 with points.
 * @throws NOT_FOUND, OWN_REPORT, REPORT_CLOSED
 */
export function plus(actor: Actor, { reportId }: Inputs['reports']['plus']): Promise<Plus> {
  const { streetId, memberId, epoch } = actor
  return untilAnswered(async () => {
    const report = await reportIn(streetId, reportId)
    if (report.reporterId === memberId) throw problem('OWN_REPORT')
    const there = await followerOf(reportId, memberId)
    if (there?.active) return { reportId, following: true, points: there.earned?.points ?? 0 }
    if (!(await isJoinable(report))) throw problem('REPORT_CLOSED')
    const at = now()
    const award = there?.earned ? undefined : await plusAward(actor, report, at)
    const earned = award ? { points: award.amount, entryId: award.id } : there && { ...there.earned, points: 0 }
    const follower = following({ reportId, memberId, streetId, kind: 'plus', at, earned })
    return transact<Plus>(
      [
        putFollower(follower, there),
        countPlus(reportId),
        ...(award
          ? [
              recordMove<Plus>(award, () => AGAIN),
              updateAccount<Plus>({ memberId, movements: [award], epoch }, () => AGAIN),
            ]
          : [stillTrusted({ memberId, epoch })]),
      ],
      () => ({ reportId, following: true, points: award?.amount ?? 0 }),
    )
  })
}

/** What a +1 earns, as far as the day's cap leaves anything. Its id is of the person and the report: it exists once. */
async function plusAward({ streetId, memberId }: Actor, report: ReportItem, at: number): Promise<Movement | undefined> {
  const { reportId, communityId, categoryName } = report
  const ruled = await pointsOf(streetId, 'reportPlus', at)
  const { amount, cap } = await capped({ memberId, streetId }, 'reportPlus', ruled, at)
  if (!amount) return undefined
  return {
    cap,
    id: derivedId(reportId, `plus#${memberId}`),
    memberId,
    streetId,
    communityId,
    reason: 'reportPlus',
    amount,
    subject: categoryName,
    ref: reportId,
    by: memberId,
    at,
  }
}

/**
 * Takes the +1 back and what is left of its points; or leaves a report that one's own was merged into. Idempotent. Two
 * reads and 10 write units, five reads and 16 units with points.
 * @throws NOT_FOUND
 */
export async function unfollow(actor: Actor, { reportId, id }: Inputs['reports']['unfollow']): Promise<Following> {
  const { streetId, memberId, epoch } = actor
  const { communityId } = await reportIn(streetId, reportId)
  return untilAnswered(async () => {
    const follower = await followerOf(reportId, memberId)
    if (!follower?.active) return { reportId, following: false }
    const counted = follower.kind === 'plus'
    const { entryId, points = 0 } = follower.earned ?? {}
    const back =
      entryId && points > 0 ? await takenBack({ id, member: { memberId, streetId, communityId }, epoch }, entryId) : []
    return transact<Following>(
      [
        left(follower),
        ...(counted ? [uncountPlus(reportId)] : []),
        ...(back.length ? back : [stillTrusted({ memberId, epoch })]),
      ],
      () => ({ reportId, following: false }),
    )
  })
}

/** The reversal of a +1's points; nothing where the office reversed them before, or they are spent. */
async function takenBack(
  { id, member, epoch }: { id: string; member: Parameters<typeof reversal>[0]['member']; epoch: number },
  entryId: string,
): Promise<Step<never>[]> {
  try {
    const entry = await entryToReverse(member.memberId, entryId)
    const order = { id: derivedId(id, entryId), member, by: member.memberId, reason: '取消 +1', epoch }
    return (await reversal(order, entry)).steps
  } catch (error) {
    if (isProblem(error, 'ALREADY_REVERSED') || isProblem(error, 'NOT_REVERSIBLE')) return []
    throw error
  }
}

async function reportIn(streetId: string, reportId: string): Promise<ReportItem> {
  const item = await reportNow(reportId)
  if (item?.streetId !== streetId) throw problem('NOT_FOUND')
  return item
}

/** What I follow, newest first: as everybody may know it. One query and one read for each. */
export function followed({ memberId }: Actor, page: PageQuery) {
  const query = (part: Part) => followedByMember(memberId, part)
  return pageOfQuery(page, `followed#${memberId}`, query, async ({ reportId, kind, at }) => {
    const item = await reportOf(reportId)
    if (!item) return { reportId, kind, at, categoryName: '', status: 'closed' as const, movedAt: at, thumbUrl: '' }
    const { categoryName, status, movedAt, streetId } = item
    const photoName = (await nearItemOf(item))?.photoName
    const thumbUrl = photoName ? await namedRowLink(streetId, photoName) : ''
    return { reportId, kind, at, categoryName, status, movedAt, thumbUrl }
  })
}
