import { readerOf } from '@functions/articles/reading'
import { cached } from '@functions/platform/cache'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { problem } from '@functions/platform/problem'
import { firstOf } from '@functions/platform/store/repeat'
import type { Step } from '@functions/platform/store/transact'
import { get, getNow, putIf } from '@functions/platform/store/writes'
import { activityStateOf, type Scheduled } from '@shared/rules/activities/standing'
import { isFor, isForEverybody } from '@shared/rules/articles/audience'
import { holds, reaches } from '@shared/rules/people/roles'
import { Activity, type ActivityItem } from './entities'

export type Made = ActivityItem['made'][number]

/** So many writes of an activity are remembered. */
const REMEMBERED = 12
/** So many activities does one warm function remember. */
const MOST_HEADS = 500

/** An activity's head, maybe as it was a minute ago: what depends on it is conditioned on its places. */
export const headKept = cached((activityId) => get(Activity, { activityId }), { most: MOST_HEADS })

/** What an activity's state follows from. */
export const scheduleOf = ({ starts, ends, publishedAt, cancelled }: ActivityItem): Scheduled => ({
  starts,
  ends,
  publishedAt,
  cancelledAt: cancelled?.at,
})

export const stateOf = (head: ActivityItem) => activityStateOf(scheduleOf(head), now())

/** Its communities: the one whose it is first. */
export const communitiesOf = ({ communityId, with: others }: Pick<ActivityItem, 'communityId' | 'with'>) => [
  communityId,
  ...others,
]

/** Does who asks work for one of its communities? */
export const runs = ({ grants }: Pick<Actor, 'grants'>, head: Pick<ActivityItem, 'communityId' | 'with'>): boolean =>
  communitiesOf(head).some((communityId) => reaches(grants, communityId))

/** Is it published, and for the caller? Whoever runs it may always look. */
export async function isReadable(actor: Actor, head: ActivityItem | undefined): Promise<boolean> {
  if (head?.streetId !== actor.streetId || head.publishedAt === undefined) return false
  if (isForEverybody(head.audience) || runs(actor, head)) return true
  return isFor(head.audience, await readerOf(actor))
}

/** The kept head of an activity that is for the caller. Warm: no read. @throws NOT_FOUND */
export async function readable(actor: Actor, activityId: string): Promise<ActivityItem> {
  const kept = await headKept(activityId)
  if (kept?.publishedAt === undefined) headKept.forget(activityId)
  const head = kept?.publishedAt === undefined ? await headKept(activityId) : kept
  if (!head || !(await isReadable(actor, head))) throw problem('NOT_FOUND')
  return head
}

/** An activity as it stands, for who runs it. 1 read unit. @throws NOT_FOUND */
export async function headFor(actor: Actor, activityId: string): Promise<ActivityItem> {
  const head = await getNow(Activity, { activityId })
  if (head?.streetId !== actor.streetId || !runs(actor, head)) throw problem('NOT_FOUND')
  return head
}

/** Whoever has no community and no office runs nothing. */
export const mayRun = (actor: Actor, communityId: string): boolean =>
  holds(actor.grants, 'admin') || reaches(actor.grants, communityId)

/** What this id wrote of an activity before, if it did. @throws IDEMPOTENCY_CONFLICT */
export const madeBefore = (head: Pick<ActivityItem, 'made'> | undefined, id: string, hash: string): Made | undefined =>
  firstOf(
    head?.made.find((each) => each.id === id),
    hash,
  )

/** The activity after a write, provided that nobody changed it since it was read. 4 write units a KB. */
export const headChanged = (
  head: ActivityItem,
  change: Partial<ActivityItem>,
  made: { id: string; hash: string },
): Step<never> => {
  const revision = head.revision + 1
  const next = { ...head, ...change, revision, made: [...head.made, { ...made, revision }].slice(-REMEMBERED) }
  return putIf<typeof Activity>(Activity, next, { attr: 'revision', eq: head.revision })
}
