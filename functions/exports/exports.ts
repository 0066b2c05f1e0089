import { staffLabel } from '@functions/identity/people'
import { exportLink } from '@functions/media/links'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { listedIn } from '@functions/platform/lists/listed'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { pick } from '@functions/platform/pick'
import { problem } from '@functions/platform/problem'
import { fingerprint } from '@functions/platform/store/ids'
import { commit } from '@functions/platform/store/transact'
import { unfinishedIn } from '@functions/platform/store/unfinished'
import { firstTime, getNow } from '@functions/platform/store/writes'
import { streetOf } from '@functions/stations/street'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { reaches } from '@shared/rules/people/roles'
import { EXPORT_LIMITS, monthsBetween } from '@shared/rules/reports/reportExport'
import { exportsIn, ReportExport, type ReportExportItem } from './entities'

type View = Outputs['reports']['exports']['items'][number]

/**
 * Orders a table; the stream's consumer makes it. The same id again brings the same order, as far as it is by then.
 * 4 write units. @throws FORBIDDEN outside one's communities, UNKNOWN_COMMUNITY, INVALID_INPUT, IDEMPOTENCY_CONFLICT
 */
export async function startExport(actor: Actor, { id, ...words }: Inputs['reports']['startExport']): Promise<View> {
  const { memberId, streetId, grants } = actor
  const { communityId, fromMonth, toMonth } = words
  if (!reaches(grants, communityId)) throw problem('FORBIDDEN')
  const community = (await streetOf(streetId)).communities.find((each) => each.communityId === communityId)
  if (!community) throw problem('UNKNOWN_COMMUNITY')
  if (!monthsBetween(fromMonth, toMonth)) {
    const message = `请选从前到后，最多 ${EXPORT_LIMITS.months} 个月`
    throw problem('INVALID_INPUT', { fields: [{ path: 'toMonth', message }] })
  }
  const hash = fingerprint({ memberId, ...words })
  const at = now()
  const order: ReportExportItem = {
    ...{ streetId, exportId: id, hash, memberId, byLabel: await staffLabel(actor, communityId), ...words },
    ...{ communityName: community.name, at, movedAt: at, state: 'waiting', version: 1, total: 0, seen: 0, rows: 0 },
    ...{ month: fromMonth, parts: [], expiresAt: Math.floor(at / 1000) + EXPORT_LIMITS.keepDays * 86_400 },
    ...listedIn(`EXPORTS#${streetId}`, at, id),
    ...unfinishedIn(streetId, at, id),
  }
  return commit<View>([firstTime(ReportExport, order, (first) => viewOf(first)), stillTrusted(actor)], () =>
    viewOf(order),
  )
}

/**
 * Tables of the communities one works for, newest first. One query, ≈ 1 read unit for 6; what others ordered elsewhere is
 * left out, so that a page may be short and still have a cursor.
 */
export async function exportsOf(actor: Actor, page: PageQuery) {
  const { streetId, memberId, grants } = actor
  const fits = (order: ReportExportItem) => reaches(grants, order.communityId) && !isGone(order)
  return pageOfQuery(
    page,
    `exports#${streetId}#${memberId}`,
    async (part) => {
      const { items, next } = await exportsIn(streetId).page(part)
      return { items: items.filter(fits), next }
    },
    viewOf,
  )
}

/** One table, with a link to its file when it is done. 1 read unit. @throws NOT_FOUND outside one's communities */
export async function exportOf({ streetId, grants }: Actor, exportId: string): Promise<Outputs['reports']['export']> {
  const order = await getNow(ReportExport, { streetId, exportId })
  if (!order || !reaches(grants, order.communityId) || isGone(order)) throw problem('NOT_FOUND')
  return { ...viewOf(order), ...(order.state === 'done' ? { url: await exportLink(order) } : {}) }
}

/** Its file is gone; the table may keep the item a while longer. */
const isGone = ({ expiresAt }: ReportExportItem) => expiresAt * 1000 <= now()

function viewOf(order: ReportExportItem): View {
  const { state, failure = 'tooMany' } = order
  const ended = state === 'done' || state === 'failed'
  // Nobody takes it up any more, or it was ordered before anybody did.
  const stalled = !ended && order.movedAt + EXPORT_LIMITS.stalledMinutes * 60_000 < now()
  const reason = state === 'failed' ? failure : stalled ? 'stalled' : undefined
  return {
    ...pick(order, 'exportId', 'kind', 'communityId', 'communityName', 'fromMonth', 'toMonth', 'byLabel', 'at', 'rows'),
    state: stalled ? 'failed' : state === 'joining' ? 'running' : state,
    reason,
    percent: percentOf(order),
  }
}

/** The last step, joining the parts, counts a little too. */
function percentOf({ state, seen, total }: ReportExportItem): number {
  if (state === 'done') return 100
  return total > 0 ? Math.min(99, Math.floor((seen / total) * 99)) : 0
}
