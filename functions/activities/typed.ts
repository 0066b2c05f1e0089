import { merchantOf } from '@functions/meals/catalogue'
import { orgsById } from '@functions/orgs/queries'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { problem } from '@functions/platform/problem'
import { stationAddedToo, streetOf } from '@functions/stations/street'
import type { Inputs } from '@shared/contract/contract'
import { ACTIVITY_LIMITS } from '@shared/rules/activities/activity'
import { closesAtOf } from '@shared/rules/activities/standing'
import type { ActivityItem } from './entities'
import { mayRun } from './heads'

/** What staff write of an activity. */
export type Typed = Omit<Inputs['activities']['save'], 'id' | 'activityId' | 'revision'>

export const HOUR_MS = 3_600_000

export const invalid = (message: string) => problem('ACTIVITY_INVALID', { message })

/** @throws ACTIVITY_INVALID for what does not fit together */
export function refuseUnfit({
  starts,
  ends,
  opensAt,
  closesAt,
  signUp,
  mode,
  kind,
  items,
  positions,
  capacity,
}: Typed): void {
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
export async function wordsOf(actor: Actor, { hostId, partners, place, text: _, ...typed }: Typed) {
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
