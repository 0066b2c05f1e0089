import { now } from '@functions/platform/clock'
import { copying, type Personal } from '@functions/platform/held'
import { POSTS } from '@shared/rules/duties/posts'
import { stateOfTerm, TERM_STATES } from '@shared/rules/duties/term'
import { sayClock } from '@shared/rules/time/day'
import { MemberPosts, Term, termsHeldBy } from './entities'

/** What is stored of persons here, and what becomes of it. */
export const personal: Personal = {
  holds: [
    {
      entity: Term,
      says: 'that somebody was offered a post for a time, and what they said',
      ending: 'emptied',
      stays: 'who held posts is told by numbers: so many on any day',
      copy: '聘任',
    },
    {
      entity: MemberPosts,
      says: 'which posts a member holds or is offered',
      ending: 'removed',
      copy: { not: 'the terms say it' },
    },
  ],
  copies: [
    copying(
      '聘任',
      ({ memberId }) => termsHeldBy(memberId),
      (term) => ({
        职务: POSTS[term.post].label,
        聘任单位: term.issuer,
        开始: term.from,
        结束: term.to,
        状态: TERM_STATES[stateOfTerm(term, now())].label,
        接受: term.acceptedAt === undefined ? undefined : sayClock(term.acceptedAt),
        解除: term.endedAt === undefined ? undefined : sayClock(term.endedAt),
        说明: term.ending?.reason,
      }),
    ),
  ],
}
