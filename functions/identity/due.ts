import type { DueItem, DueSource } from '@functions/platform/due'
import { pageLink } from '@shared/pages'
import { ANSWER_WITHIN_MS } from '@shared/rules/people/registration'
import { CHANGE_REQUESTS, OCCUPATIONS } from '@shared/rules/text/words'
import { dayOf } from '@shared/rules/time/day'
import { registrationsBetween } from './entities'
import type { ProfileItem } from './me'
import { requestsBetween } from './requestEntities'
import type { RequestItem } from './requests'
import { changesWaiting, communitiesOf, newcomersWaiting } from './waiting'

/** What waits in one's communities, and is due a day after it came. */
export const due: readonly DueSource[] = [
  {
    kind: 'registration',
    lists: async (actor) =>
      (await communitiesOf(actor)).map((communityId) => ({
        by: 'moment',
        grace: ANSWER_WITHIN_MS,
        first: async (between, limit) =>
          (await registrationsBetween(actor.streetId, communityId, between).first(limit)).map(registrationItem),
      })),
    waiting: newcomersWaiting,
  },
  {
    kind: 'request',
    lists: async (actor) =>
      (await communitiesOf(actor)).map((communityId) => ({
        by: 'moment',
        grace: ANSWER_WITHIN_MS,
        first: async (between, limit) =>
          (await requestsBetween(actor.streetId, communityId, between).first(limit)).map(requestItem),
      })),
    waiting: changesWaiting,
  },
]

const dueSince = (at: number) => ({ dueOn: dayOf(at + ANSWER_WITHIN_MS), dueAt: at + ANSWER_WITHIN_MS, missed: 0 })

function registrationItem({
  memberId,
  nameMasked = '',
  occupation,
  communityId,
  submittedAt = 0,
}: ProfileItem): DueItem {
  const note = [nameMasked, occupation ? OCCUPATIONS[occupation] : ''].filter(Boolean).join(' · ')
  return {
    ...{ id: memberId, title: '确认报到', note, ...dueSince(submittedAt) },
    page: pageLink('grid/registration', { id: memberId }),
    desk: `/registrations/${memberId}?team=${communityId}`,
  }
}

function requestItem({ memberId, kind, communityId, at }: RequestItem): DueItem {
  return {
    ...{ id: `${memberId}#${kind}`, title: CHANGE_REQUESTS[kind], ...dueSince(at) },
    page: pageLink('grid/requests', { community: communityId }),
    desk: `/registrations?team=${communityId}`,
  }
}
