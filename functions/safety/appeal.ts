import { confidentialOf } from '@functions/categories/categories'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { firstOf } from '@functions/platform/store/repeat'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { reportOf } from '@functions/reports/history'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { type PublicityItem, publicityOf, putIfUnchanged, settled } from './publicity'

/** The screening of one's own report. @throws NOT_FOUND */
async function own(actor: Actor, reportId: string): Promise<PublicityItem> {
  const item = await publicityOf(reportId)
  if (item?.streetId !== actor.streetId || item.reporterId !== actor.memberId) throw problem('NOT_FOUND')
  return item
}

const canAppeal = ({ state, appeal }: PublicityItem) => state === 'hidden' && !appeal

/** Are reports of its category never public? One read of ½ unit. */
async function isConfidential({ reportId, streetId }: PublicityItem): Promise<boolean> {
  const report = await reportOf(reportId)
  return report !== undefined && (await confidentialOf(streetId)).has(report.categoryId)
}

/** Is my report public, and why not. Two reads. @throws NOT_FOUND */
export async function publicitySeenBy(actor: Actor, reportId: string): Promise<Outputs['safety']['publicity']> {
  const item = await own(actor, reportId)
  const { state, decisions, appeal } = item
  const reason = decisions.at(-1)?.reason
  return {
    reportId,
    state,
    ...(reason ? { reason } : {}),
    ...(appeal ? { appeal: { text: appeal.text, at: appeal.at, decided: appeal.decided } } : {}),
    canAppeal: canAppeal(item),
    confidential: await isConfidential(item),
  }
}

/**
 * Asks that somebody else looks again, once. One read, one transaction; it stands in the staff's list from then on.
 * @throws NOT_FOUND, APPEAL_NOT_POSSIBLE
 */
export async function appeal(
  actor: Actor,
  { reportId, id, text }: Inputs['safety']['appeal'],
): Promise<Outputs['safety']['appeal']> {
  const hash = actFingerprint(actor, { text })
  return untilAnswered<Outputs['safety']['appeal']>(async () => {
    const before = await own(actor, reportId)
    const first = firstOf(before.appeal?.id === id ? before.appeal : undefined, hash)
    if (first) return { reportId, at: first.at }
    if (!canAppeal(before)) throw problem('APPEAL_NOT_POSSIBLE')
    const at = now()
    const after = settled({ ...before, appeal: { id, hash, text, at, decided: false } }, at)
    return transact<Outputs['safety']['appeal']>([putIfUnchanged(before, after), stillTrusted(actor)], () => ({
      reportId,
      at,
    }))
  })
}
