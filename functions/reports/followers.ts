import type { Key, Part } from '@functions/platform/lists/list'
import type { Step } from '@functions/platform/store/transact'
import { asSeen, getNow, putIf, updateIf } from '@functions/platform/store/writes'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { Follower, followedBy, followersOf } from './followEntities'
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

/** Puts a follower in the place of the one that was seen, or of none; 4 write units. */
export const putFollower = (next: FollowerItem, seen: FollowerItem | undefined): Step<never> =>
  putIf(Follower, next, asSeen('active', seen?.active))

/** What a member follows, newest first. One query. */
export const followedByMember = (memberId: string, part: Part) => followedBy(memberId).page(part)
