import { isWorker, PROFILES, profileNow } from '@functions/identity/standing'
import type { Effect } from '@functions/platform/events/effect'
import { idAt } from '@functions/platform/store/ids'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { STREET_SCOPE } from '@shared/rules/duties/posts'
import { endOf } from '@shared/rules/duties/term'
import { postsOf } from './queries'
import { termNow } from './standing'
import { ended } from './steps'

/**
 * Whoever is no worker any more, because their registration was taken back, serves by no post of the street: their terms end, offers
 * too, and they are told. From what is stored, so a repeat changes nothing; whoever leaves is taken out by the erasures.
 */
export const standingGone: Effect = {
  name: 'standingGone',
  kinds: [PROFILES],
  run: async ({ before, after }) => {
    const { memberId, streetId } = after ?? {}
    if (typeof memberId !== 'string' || typeof streetId !== 'string') return
    if (before?.status !== 'confirmed' || after?.status !== 'rejected') return
    for (const { scope, termId } of await postsOf(memberId)) {
      if (scope === STREET_SCOPE) await endOne({ streetId, memberId, termId })
    }
  },
}

async function endOne({ streetId, memberId, termId }: Record<'streetId' | 'memberId' | 'termId', string>) {
  await untilAnswered<void>(async () => {
    const [profile, term] = await Promise.all([
      profileNow(memberId),
      termNow({ streetId, scope: STREET_SCOPE }, termId),
    ])
    if (!profile || isWorker(profile) || !term || term.declinedAt !== undefined) return undefined
    const at = profile.decidedAt ?? 0
    if (endOf(term) <= at) return undefined
    const act = { id: idAt(at, `term#${termId}#gone`), hash: 'server', by: profile.decidedBy ?? '', at }
    return transact<void>(await ended(term, { ...act, byLabel: '街道', reason: '报到确认已撤回' }), () => undefined)
  })
}
