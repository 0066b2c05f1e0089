import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { commit } from '@functions/platform/store/transact'
import { below, firstTime, removeIf, update, updateIf } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { holds } from '@shared/rules/people/roles'
import { VIEW_LIMITS } from '@shared/rules/reports/queueView'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import { OwnView, OwnViews, StreetView, StreetViews, viewsOf, viewsOfStreet } from '../viewEntities'

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
  viewId,
  name,
  team,
  tab,
  status,
  categoryId,
  mine,
  overdue,
})

/**
 * Keeps a view under its id. Who it is for is part of its key; how many there may be is a condition of the write. One
 * transaction of 6 write units.
 * @throws FORBIDDEN for everybody's by who is not of the office, VIEWS_FULL, IDEMPOTENCY_CONFLICT
 */
export async function keepView(actor: Actor, input: Inputs['reports']['keepView']) {
  const { id: viewId, shared, ...view } = input
  const { memberId, streetId } = actor
  mayKeep(actor, shared)
  const hash = actFingerprint(actor, { ...view, shared })
  const first = () => ({ viewId })
  const full = () => {
    throw problem('VIEWS_FULL')
  }
  const one = { count: $add(1) }
  const steps = shared
    ? [
        firstTime(StreetView, { streetId, viewId, ...view, hash }, first),
        updateIf(StreetViews, { streetId, ...one }, below('count', VIEW_LIMITS.shared), full),
      ]
    : [
        firstTime(OwnView, { memberId, viewId, ...view, hash }, first),
        updateIf(OwnViews, { memberId, ...one }, below('count', VIEW_LIMITS.own), full),
      ]
  return commit([...steps, stillTrusted(actor)], first)
}

/**
 * Gives a view another name, in the place of the one that was on the screen; sent again it changes nothing. 4 write units.
 * @throws FORBIDDEN, NOT_FOUND, SETTING_CHANGED when it has been called something else meanwhile
 */
export async function renameView(actor: Actor, input: Inputs['reports']['renameView']) {
  const { viewId, shared, name, was } = input
  const { memberId, streetId } = actor
  mayKeep(actor, shared)
  const asOnTheScreen = { attr: 'name', eq: was } as const
  const otherwise = (old: { name: string } | undefined) => {
    if (!old) throw problem('NOT_FOUND')
    if (old.name !== name) throw problem('SETTING_CHANGED')
    return {}
  }
  const named = shared
    ? updateIf(StreetView, { streetId, viewId, name }, asOnTheScreen, otherwise)
    : updateIf(OwnView, { memberId, viewId, name }, asOnTheScreen, otherwise)
  return commit([named, stillTrusted(actor)], () => ({}))
}

/** Takes a view away; one that is gone already is gone, and counts once. 6 write units. @throws FORBIDDEN */
export async function dropView(actor: Actor, { viewId, shared }: Inputs['reports']['dropView']) {
  const { memberId, streetId } = actor
  mayKeep(actor, shared)
  const isThere = { attr: 'entity', exists: true } as const
  const gone = () => ({})
  const one = { count: $add(-1) }
  const steps = shared
    ? [removeIf(StreetView, { streetId, viewId }, isThere, gone), update(StreetViews, { streetId, ...one })]
    : [removeIf(OwnView, { memberId, viewId }, isThere, gone), update(OwnViews, { memberId, ...one })]
  return commit([stillTrusted(actor), ...steps], gone)
}

/** What is everybody's is the office's to keep and to take away. */
function mayKeep({ grants }: Actor, shared: boolean): void {
  if (shared && !holds(grants, 'admin')) throw problem('FORBIDDEN')
}
