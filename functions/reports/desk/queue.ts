import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import type { Part } from '@functions/platform/lists/list'
import { pageOfQuery } from '@functions/platform/lists/pages'
import { problem } from '@functions/platform/problem'
import type { Outputs } from '@shared/contract/contract'
import { reaches } from '@shared/rules/people/roles'
import { metresBetween, type Point } from '@shared/rules/place/geo'
import { NEAR_METRES } from '@shared/rules/reports/reportDesk'
import type { QueueTab, ReportStatus } from '@shared/rules/reports/reportStatus'
import { passedOn } from '../deskEntities'
import { queued } from '../entities'
import type { ReportItem } from '../history'
import { cardOf } from '../views/view'

type QueueCard = Outputs['reports']['queue']['items'][number]

/** What of a list is wanted; everything when nothing is told. */
interface Filter {
  categoryId?: string | undefined
  status?: ReportStatus | undefined
  overdue?: 'yes' | undefined
  mine?: 'yes' | undefined
}

interface Query extends Filter {
  /** A community, or a unit. */
  communityId: string
  tab: QueueTab
  latitude?: number | undefined
  longitude?: number | undefined
  cursor?: string | undefined
  limit: number
}

/**
 * So many reports are looked through for one filtered page: at 1.3 KB each 8 read units, however few of them fit. The
 * page may then be short or empty and still have a cursor.
 */
const LOOKED_THROUGH = 50

/**
 * One list of a team's work queue: open work urgent first and then by due time, the others newest move first. One
 * query; a filter is applied to a bounded part of it. @throws FORBIDDEN outside one's teams
 */
export async function queueOf(actor: Actor, query: Query) {
  const { communityId, tab, latitude, longitude, cursor, limit, ...filter } = query
  const near = nearOf({ latitude, longitude })
  const list = [actor.memberId, actor.streetId, communityId, tab, JSON.stringify(filter), near ? 'near' : '']
  return pageOfQuery({ cursor, limit }, `queue#${list.join('#')}`, matchingIn(actor, query), (report) =>
    queueCard(actor, report, near),
  )
}

/** The reports of a queue that a filter finds, part after part, each of bounded cost. @throws FORBIDDEN outside one's teams */
export function matchingIn(
  actor: Actor,
  query: Omit<Query, 'cursor' | 'limit'> & Partial<Pick<Query, 'cursor' | 'limit'>>,
) {
  const { communityId, tab, latitude, longitude, cursor: _cursor, limit: _limit, ...filter } = query
  if (!reaches(actor.grants, communityId)) throw problem('FORBIDDEN')
  const near = nearOf({ latitude, longitude })
  const fits = fitting(actor, filter, near)
  const wanted = Object.values(filter).some((value) => value !== undefined) || near !== undefined
  return async ({ from, limit }: Part) => {
    const part = { from, limit: wanted ? LOOKED_THROUGH : limit }
    const { items, next } = await queued(actor.streetId, communityId, tab).page(part)
    const found = items.filter(fits)
    const shown = found.slice(0, limit)
    const last = shown.at(-1)
    return { items: shown, next: found.length > limit && last ? placeInQueue(last) : next }
  }
}

const nearOf = ({ latitude, longitude }: Pick<Query, 'latitude' | 'longitude'>): Point | undefined =>
  latitude === undefined || longitude === undefined ? undefined : { latitude, longitude }

function fitting({ memberId }: Actor, { categoryId, status, overdue, mine }: Filter, near: Point | undefined) {
  const at = now()
  return (report: ReportItem): boolean =>
    (categoryId === undefined || report.categoryId === categoryId) &&
    (status === undefined || report.status === status) &&
    (overdue === undefined || report.dueAt < at) &&
    (mine === undefined || report.assigneeId === memberId) &&
    (near === undefined || metresBetween(near, report.location) <= NEAR_METRES)
}

/** A part of one list of a team's queue, in its order. One query; the caller has made sure that they may. */
export const queuePart = (streetId: string, teamId: string, tab: QueueTab, part: Part) =>
  queued(streetId, teamId, tab).page(part)

/** Where the index goes on after this report. */
export const placeInQueue = ({ reportId, queuePk, queueSk }: ReportItem) => ({
  pk: `REPORT#${reportId}`,
  sk: 'REPORT',
  queuePk,
  queueSk,
})

/** A report as staff see it in a list; with `near`, how far it is from there. */
export async function queueCard({ memberId }: Actor, report: ReportItem, near?: Point): Promise<QueueCard> {
  const { assigneeId, assigneeLabel, location } = report
  return {
    ...(await cardOf(report)),
    location,
    assigneeLabel,
    mine: assigneeId === memberId,
    ...(near ? { metres: Math.round(metresBetween(near, location)) } : {}),
  }
}

/** What a team passed on, newest first. One query. @throws FORBIDDEN outside one's teams */
export async function handedOverBy(
  { memberId, streetId, grants }: Actor,
  { teamId, ...page }: { teamId: string; cursor?: string | undefined; limit: number },
) {
  if (!reaches(grants, teamId)) throw problem('FORBIDDEN')
  return pageOfQuery(
    page,
    `handedOver#${memberId}#${streetId}#${teamId}`,
    passedOn(streetId, teamId).page,
    ({ reportId, at, categoryName, address, toName, byLabel, note }) => ({
      reportId,
      at,
      categoryName,
      address,
      toName,
      byLabel,
      note,
    }),
  )
}
