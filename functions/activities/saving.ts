import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { AGAIN, type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import { put, putNew, removeIf, updateIf } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { closesAtOf } from '@shared/rules/activities/standing'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import {
  Activity,
  type ActivityItem,
  ActivityText,
  draftPlace,
  listedPlace,
  NO_LIMIT,
  Seats,
  type SeatsItem,
  WHOLE,
  wholeActivity,
} from './entities'
import { headChanged, headKept, madeBefore, runs, stateOf } from './heads'
import { settled } from './settling'
import { HOUR_MS, invalid, refuseUnfit, type Typed, wordsOf } from './typed'

type Input = Inputs['activities']['save']
type Written = Outputs['activities']['save']

/** The places an activity has: of each position, or one for all. */
export const positionsOf = ({
  positions,
  capacity,
}: Pick<ActivityItem, 'positions' | 'capacity'>): { positionId: string; name?: string; capacity: number }[] =>
  positions.length === 0
    ? [{ positionId: WHOLE, capacity: capacity ?? NO_LIMIT }]
    : positions.map(({ positionId, name, capacity: own }) => ({ positionId, name, capacity: own ?? NO_LIMIT }))

/** Its times, as its places keep them. */
export const seatTimes = ({ signUp, opensAt, starts, closesAt, publishedAt, cancelled }: ActivityItem) => ({
  signUp,
  starts,
  publishedAt,
  opensAt: opensAt ?? 0,
  closesAt: closesAtOf({ starts, closesAt }),
  cancelledAt: cancelled?.at,
})

/** Places nobody has taken yet. */
export const emptySeats = (head: ActivityItem): SeatsItem[] =>
  positionsOf(head).map((position) => ({
    activityId: head.activityId,
    ...position,
    ...seatTimes(head),
    ...{ free: position.capacity, taken: 0, waiting: 0, offered: 0 },
  }))

/** @throws ACTIVITY_CHANGED when somebody wrote a newer revision than the one that was written on */
export function refuseOlder(head: ActivityItem | undefined, revision: number): void {
  const newest = head?.revision ?? 0
  if (newest !== revision) throw problem('ACTIVITY_CHANGED', { byLabel: head?.byLabel ?? '', revision: newest })
}

/**
 * Keeps what staff wrote. Of what is published the places follow in the same transaction: whoever is in stays in, and nobody is
 * promoted before the number is below what there are now. One query, reads of what is named and one transaction.
 * @throws NOT_FOUND, FORBIDDEN, ACTIVITY_CHANGED, ACTIVITY_OVER, ACTIVITY_INVALID, UNKNOWN_COMMUNITY
 */
export async function saveActivity(actor: Actor, input: Input): Promise<Written> {
  const { id, activityId = id, revision, ...typed } = input
  const hash = actFingerprint(actor, { activityId, revision, ...typed })
  const written = await untilAnswered<Written>(async () => {
    const whole = await wholeActivity(activityId)
    const head = whole?.head
    const first = madeBefore(head, id, hash)
    if (first) return { activityId, revision: first.revision }
    if (head ? head.streetId !== actor.streetId || !runs(actor, head) : activityId !== id) throw problem('NOT_FOUND')
    refuseOlder(head, revision)
    if (head && ['over', 'cancelled'].includes(stateOf(head))) throw problem('ACTIVITY_OVER')
    const steps = await saves(actor, { activityId, whole, typed, made: { id, hash } })
    return transact<Written>([...steps, stillTrusted(actor)], () => ({ activityId, revision: revision + 1 }))
  })
  headKept.forget(activityId)
  // More places: whoever waits longest is offered them.
  await Promise.all(positionsOf(typed).map(({ positionId }) => settled({ activityId, positionId })))
  return written
}

interface Saving {
  activityId: string
  /** As it stands; absent: it begins. */
  whole: Awaited<ReturnType<typeof wholeActivity>>
  typed: Typed
  made: { id: string; hash: string }
}

/** The steps that keep what was typed: the head, its text where it is another, and its places. @throws ACTIVITY_INVALID, UNKNOWN_COMMUNITY, FORBIDDEN */
export async function saves(actor: Actor, { activityId, whole, typed, made }: Saving): Promise<Step<never>[]> {
  refuseUnfit(typed)
  const words = await wordsOf(actor, typed)
  const at = now()
  const head = whole?.head
  const { streetId } = actor
  const isOut = head?.publishedAt !== undefined
  if (isOut) refuseLate(head, typed, at)
  const change = {
    ...words,
    ...{ by: actor.memberId, byLabel: await labelOf(actor, '工作人员'), at },
    ...(isOut ? listedPlace(streetId, typed.starts, activityId) : draftPlace(streetId, at, activityId)),
    changedAt: isOut ? at : undefined,
  }
  const next: ActivityItem = {
    ...{ activityId, streetId, revision: 1, made: [{ ...made, revision: 1 }] },
    ...head,
    ...change,
  }
  return [
    head ? headChanged(head, change, made) : putNew(Activity, next),
    ...(whole?.text === typed.text ? [] : [put(ActivityText, { activityId, text: typed.text })]),
    ...seatsFollow(whole?.seats ?? [], next),
  ]
}

/** What has begun keeps its beginning and how coming is recorded. @throws ACTIVITY_INVALID */
function refuseLate(head: ActivityItem, { starts, ends, mode, kind, signUp }: Typed, at: number): void {
  if (kind !== head.kind || signUp !== head.signUp) throw invalid('发布以后不能改类型和要不要报名，请取消后另建一场')
  if (mode !== head.mode && head.starts - HOUR_MS <= at) throw invalid('签到已经开始，不能再改签到方式')
  if (starts !== head.starts && head.starts <= at) throw invalid('活动已经开始，不能再改开始时间')
  if (ends <= at) throw invalid('结束时间要晚于现在')
}

/** The places after a change: their times are the activity's, and `free` moves with the number. @throws ACTIVITY_INVALID */
function seatsFollow(seats: readonly SeatsItem[], head: ActivityItem): Step<never>[] {
  const { activityId } = head
  const wanted = positionsOf(head)
  const times = seatTimes(head)
  const dropped = seats.filter(({ positionId }) => !wanted.some((each) => each.positionId === positionId))
  if (dropped.some(({ taken, waiting }) => taken + waiting > 0)) throw invalid('有人报了的岗位不能去掉，请先改名额')
  return [
    ...dropped.map(({ positionId }) =>
      removeIf<typeof Seats>(
        Seats,
        { activityId, positionId },
        {
          and: [
            { attr: 'taken', lte: 0 },
            { attr: 'waiting', lte: 0 },
          ],
        },
      ),
    ),
    ...wanted.map((position): Step<never> => {
      const had = seats.find(({ positionId }) => positionId === position.positionId)
      if (!had)
        return put(Seats, {
          activityId,
          ...position,
          ...times,
          free: position.capacity,
          taken: 0,
          waiting: 0,
          offered: 0,
        })
      const more = position.capacity - had.capacity
      return updateIf<typeof Seats>(
        Seats,
        {
          ...{ activityId, ...position, signUp: times.signUp, starts: times.starts },
          ...{ opensAt: times.opensAt, closesAt: times.closesAt },
          free: $add(more),
        },
        { attr: 'capacity', eq: had.capacity },
        () => AGAIN,
      )
    }),
  ]
}
