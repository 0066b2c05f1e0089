import type { Key } from '@functions/platform/lists/list'
import type { Step } from '@functions/platform/store/transact'
import { asSeen, getNow, updateIf } from '@functions/platform/store/writes'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { Follower, followersOf } from './followEntities'
import { momentText } from './place'

export type FollowerItem = FormattedItem<typeof Follower>

/** A follower as it is put: among what its member follows. */
export function following(
  given: Pick<FollowerItem, 'reportId' | 'memberId' | 'streetId' | 'kind' | 'at' | 'earned'>,
): FollowerItem {
  const { reportId, memberId, at } = given
  return { ...given, active: true, ownerPk: `MEMBER#${memberId}`, ownerSk: `FOLLOW#${momentText(at)}#${reportId}` }
}

/** Switches a follower off, provided that it is on. It is found by its member only to be taken out when they leave for good. */
export function left<T = never>(
  { reportId, memberId }: Pick<FollowerItem, 'reportId' | 'memberId'>,
  otherwise?: () => T,
): Step<T> {
  const gone = { reportId, memberId, active: false, ownerPk: `MEMBER#${memberId}`, ownerSk: `LEFT#${reportId}` }
  return updateIf(Follower, gone, { attr: 'active', eq: true }, otherwise)
}

/** Everybody who follows a report, a page of at most 100 at a time, for the stream consumer that tells them. */
export async function subscribersOf(reportId: string, from?: Key) {
  const { items, next } = await followersOf(reportId).page({ limit: 100, from })
  return { followers: items.filter(({ active }) => active), next }
}

/** A person as they follow a report, or did; strongly consistent. One read. */
export async function followerOf(reportId: string, memberId: string): Promise<FollowerItem | undefined> {
  return getNow(Follower, { reportId, memberId })
}

/** That a follower still is as it was read: on or off, or not there. */
export const unchanged = (seen: FollowerItem | undefined) => asSeen('active', seen?.active)
