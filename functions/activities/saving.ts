import { merchantOf } from '@functions/meals/catalogue'
import { orgsById } from '@functions/orgs/queries'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { AGAIN, type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import { put, putNew, removeIf, updateIf } from '@functions/platform/store/writes'
import { stationAddedToo, streetOf } from '@functions/stations/street'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { ACTIVITY_LIMITS } from '@shared/rules/activities/activity'
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
import { headChanged, headKept, madeBefore, mayRun, runs, stateOf } from './heads'
import { settled } from './settling'

type Input = Inputs['activities']['save']
type Typed = Omit<Input, 'id' | 'activityId' | 'revision'>
type Written = Outputs['activities']['save']

const HOUR_MS = 3_600_000

const invalid = (message: string) => problem('ACTIVITY_INVALID', { message })

/** @throws ACTIVITY_INVALID for what does not fit together */
function refuseUnfit({ starts, ends, opensAt, closesAt, signUp, mode, kind, items, positions, capacity }: Typed): void {
  if (ends <= starts) throw invalid('结束要晚于开始，请改一下时间')
  if (ends - starts > ACTIVITY_LIMITS.hours * HOUR_MS) throw invalid('一场最长 24 小时，更长的请排成几场')
  if (starts > now() + ACTIVITY_LIMITS.daysAhead * 24 * HOUR_MS) throw invalid('最多提前一年排活动，请改一下时间')
  if (signUp && closesAt !== undefined && closesAt > starts) throw invalid('报名最晚到开始为止，请改一下截止时间')
  if (signUp && opensAt !== undefined && opensAt >= closesAtOf({ starts, closesAt })) {
    throw invalid('报名要先开始再截止，请改一下时间')
  }
  if (kind === 'carepack' && items.length === 0) throw invalid('请写上暖心包里每人发什么')
  if (kind === 'carepack' && mode === 'none') throw invalid('暖心包要签到，才知道发给了谁')
  if (positions.length > 0 && capacity !== undefined) throw invalid('分了岗位就在各岗位填名额，总名额请清空')
}

/** What is typed with the names and places it means. @throws ACTIVITY_INVALID, UNKNOWN_COMMUNITY, FORBIDDEN */
async function wordsOf(actor: Actor, { hostId, partners, place, text: _, ...typed }: Typed) {
  const { streetId } = actor
  if (!mayRun(actor, typed.communityId)) throw problem('FORBIDDEN')
  const { communities } = await streetOf(streetId)
  const own = [typed.communityId, ...typed.with]
  if (new Set(own).size < own.length) throw invalid('参加的社区选重复了，请改一下')
  if (own.some((id) => !communities.some(({ communityId }) => communityId === id))) throw problem('UNKNOWN_COMMUNITY')
  const orgs = await orgsById(streetId, [...(hostId === undefined ? [] : [hostId]), ...partners])
  const named = (orgId: string) => {
    const org = orgs.get(orgId)
    if (!org) throw invalid('有个组织已经找不到，请重新选择')
    return { orgId, name: org.name }
  }
  return {
    ...typed,
    host: hostId === undefined ? undefined : named(hostId),
    partners: partners.map(named),
    place: await placeOf(streetId, place),
  }
}

/** A place with its name and where it is. @throws NOT_FOUND */
async function placeOf(streetId: string, place: Typed['place']): Promise<ActivityItem['place']> {
  if (place.kind === 'station') {
    const { name, address, location } = await stationAddedToo(streetId, place.stationId)
    return { kind: 'station', stationId: place.stationId, name, address, location: pointOf(location) }
  }
  if (place.kind === 'shop') {
    const { name, address, location } = await merchantOf(streetId, place.merchantId)
    return { kind: 'shop', merchantId: place.merchantId, name, address, location: pointOf(location) }
  }
  return {
    kind: 'point',
    name: place.name,
    address: place.address,
    location: place.location && pointOf(place.location),
  }
}

const pointOf = ({ latitude, longitude }: { latitude: number; longitude: number }) => ({ latitude, longitude })

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
    refuseUnfit(typed)
    const words = await wordsOf(actor, typed)
    const at = now()
    const who = { by: actor.memberId, byLabel: await labelOf(actor, '工作人员'), at }
    const { streetId } = actor
    const isOut = head?.publishedAt !== undefined
    if (isOut) refuseLate(head, typed, at)
    const place = isOut ? listedPlace(streetId, typed.starts, activityId) : draftPlace(streetId, at, activityId)
    const change = { ...words, ...who, ...place, ...(isOut ? { changedAt: at } : {}) }
    const next: ActivityItem = {
      ...{ activityId, streetId, revision: 1, made: [{ id, hash, revision: 1 }] },
      ...head,
      ...change,
    }
    return transact<Written>(
      [
        head ? headChanged(head, change, { id, hash }) : putNew(Activity, next),
        put(ActivityText, { activityId, text: typed.text }),
        ...seatsFollow(whole?.seats ?? [], next),
        stillTrusted(actor),
      ],
      () => ({ activityId, revision: revision + 1 }),
    )
  })
  headKept.forget(activityId)
  // More places: whoever waits longest is offered them.
  await Promise.all(positionsOf(typed).map(({ positionId }) => settled({ activityId, positionId })))
  return written
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
