import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { firstOf, guarded } from '@functions/platform/store/repeat'
import { commit } from '@functions/platform/store/transact'
import { firstTime, getNow, remove } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { holds } from '@shared/rules/people/roles'
import { VIEW_LIMITS } from '@shared/rules/reports/queueView'
import { OwnView, StreetView, viewsOf, viewsOfStreet } from '../viewEntities'

type View = Outputs['reports']['views']['own'][number]

/** What somebody keeps of the queue, and what their street does. Two queries at once. */
export async function queueViews({ memberId, streetId }: Actor): Promise<Outputs['reports']['views']> {
  const [own, shared] = await Promise.all([
    viewsOf(memberId).first(VIEW_LIMITS.own),
    viewsOfStreet(streetId).first(VIEW_LIMITS.shared),
  ])
  return { own: own.map(shownOf), shared: shared.map(shownOf) }
}

const shownOf = ({ viewId, name, team, tab, status, categoryId, mine, overdue }: View): View => ({
  ...{ viewId, name, team, tab, status, categoryId, mine, overdue },
})

/**
 * Keeps a view under its id. Who it is for is part of its key. One count, one transaction of 4 write units.
 * @throws FORBIDDEN for everybody's by who is not of the office, VIEWS_FULL, IDEMPOTENCY_CONFLICT
 */
export async function keepView(actor: Actor, input: Inputs['reports']['keepView']) {
  const { id: viewId, shared, ...view } = input
  const { memberId, streetId } = actor
  mayKeep(actor, shared)
  const hash = actFingerprint(actor, { ...view, shared })
  const first = () => ({ viewId })
  const repeated = await guarded(
    async () => {
      const most = shared ? VIEW_LIMITS.shared : VIEW_LIMITS.own
      const kept = shared ? viewsOfStreet(streetId) : viewsOf(memberId)
      if ((await kept.count(most)) >= most) throw problem('VIEWS_FULL')
    },
    async () => {
      const kept = shared ? await getNow(StreetView, { streetId, viewId }) : await getNow(OwnView, { memberId, viewId })
      return firstOf(kept, hash) && first()
    },
  )
  if (repeated) return repeated
  const made = shared
    ? firstTime(StreetView, { streetId, viewId, ...view, hash }, first)
    : firstTime(OwnView, { memberId, viewId, ...view, hash }, first)
  return commit([made, stillTrusted(actor)], first)
}

/** Takes a view away; one that is gone already is gone. 4 write units. @throws FORBIDDEN */
export async function dropView(actor: Actor, { viewId, shared }: Inputs['reports']['dropView']) {
  const { memberId, streetId } = actor
  mayKeep(actor, shared)
  const gone = shared ? remove(StreetView, { streetId, viewId }) : remove(OwnView, { memberId, viewId })
  return commit([gone, stillTrusted(actor)], () => ({}))
}

/** What is everybody's is the office's to keep and to take away. */
function mayKeep({ grants }: Actor, shared: boolean): void {
  if (shared && !holds(grants, 'admin')) throw problem('FORBIDDEN')
}
