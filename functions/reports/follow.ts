import { rowLink } from '@functions/media/links'
import { now } from '@functions/platform/clock'
import { type PageQuery, pageOfQuery } from '@functions/platform/pages'
import { problem } from '@functions/platform/problem'
import { table } from '@functions/platform/table'
import type { Actor } from '@functions/platform/token'
import { AGAIN, step, sure, transact, untilAnswered } from '@functions/platform/transact'
import { stillTrusted } from '@functions/points/ledger'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { REPORT_STATUSES, type ReportStatus } from '@shared/rules/reportStatus'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { Report } from './entities'
import { Follower } from './followEntities'
import { type FollowerItem, following, left } from './followers'
import { isJoinable } from './near'

type Following = Outputs['reports']['plus']

const OPEN = (Object.keys(REPORT_STATUSES) as ReportStatus[]).filter((status) => REPORT_STATUSES[status].open)

/** Nobody yet, or somebody who had left. */
const notFollowing = { or: [{ attr: 'active', exists: false } as const, { attr: 'active', eq: false } as const] }

/**
 * “就是这个”: counts a person on an open public report and lets them know what becomes of it, once however often it is
 * sent. Two reads, one transaction of 12 write units.
 * @throws NOT_FOUND, OWN_REPORT, REPORT_CLOSED
 */
export async function plus(actor: Actor, { reportId }: Inputs['reports']['plus']): Promise<Following> {
  const { streetId, memberId, epoch } = actor
  const report = await reportIn(streetId, reportId)
  if (report.reporterId === memberId) throw problem('OWN_REPORT')
  if ((await followerOf(reportId, memberId))?.active) return { reportId, following: true }
  if (!(await isJoinable(report))) throw problem('REPORT_CLOSED')
  return untilAnswered(() =>
    transact<Following>(
      [
        step<Following>(
          Follower.build(PutTransaction)
            .item(following({ reportId, memberId, streetId, kind: 'plus', at: now() }))
            .options({ condition: notFollowing }),
          () => ({ reportId, following: true }),
        ),
        step<never>(
          Report.build(UpdateTransaction)
            .item({ reportId, pluses: $add(1) })
            .options({ condition: { attr: 'status', in: OPEN } }),
          () => {
            throw problem('REPORT_CLOSED')
          },
        ),
        stillTrusted(memberId, epoch),
      ],
      () => ({ reportId, following: true }),
    ),
  )
}

/** Takes the +1 back, or leaves a report that one's own was merged into. Once however often it is sent. @throws NOT_FOUND */
export async function unfollow(actor: Actor, { reportId }: Inputs['reports']['unfollow']): Promise<Following> {
  const { streetId, memberId, epoch } = actor
  await reportIn(streetId, reportId)
  return untilAnswered(async () => {
    const follower = await followerOf(reportId, memberId)
    if (!follower?.active) return { reportId, following: false }
    const counted = follower.kind === 'plus'
    return transact<Following>(
      [
        step<Following>(left(follower), () => AGAIN),
        ...(counted ? [sure(Report.build(UpdateTransaction).item({ reportId, pluses: $add(-1) }))] : []),
        stillTrusted(memberId, epoch),
      ],
      () => ({ reportId, following: false }),
    )
  })
}

async function followerOf(reportId: string, memberId: string): Promise<FollowerItem | undefined> {
  const { Item } = await Follower.build(GetItemCommand).key({ reportId, memberId }).options({ consistent: true }).send()
  return Item
}

async function reportIn(streetId: string, reportId: string) {
  const { Item } = await Report.build(GetItemCommand).key({ reportId }).options({ consistent: true }).send()
  if (Item?.streetId !== streetId) throw problem('NOT_FOUND')
  return Item
}

/** What I follow, newest first: as everybody may know it. One query and one read for each. */
export function followed({ memberId }: Actor, page: PageQuery) {
  return pageOfQuery(
    page,
    `followed#${memberId}`,
    (options) =>
      table
        .build(QueryCommand)
        .query({ index: 'byOwner', partition: `MEMBER#${memberId}`, range: { beginsWith: 'FOLLOW#' } })
        .entities(Follower)
        .options({ ...options, reverse: true })
        .send(),
    async ({ reportId, kind, at }) => {
      const { Item } = await Report.build(GetItemCommand).key({ reportId }).send()
      if (!Item) return { reportId, kind, at, categoryName: '', status: 'closed' as const, movedAt: at, thumbUrl: '' }
      const { categoryName, status, movedAt, streetId, reporterId, photoIds } = Item
      const isShown = await isJoinable(Item)
      const [photoId] = isShown ? photoIds : []
      const thumbUrl = photoId ? await rowLink({ streetId, memberId: reporterId, photoId }) : ''
      return { reportId, kind, at, categoryName, status, movedAt, thumbUrl }
    },
  )
}
