import { now } from '@functions/platform/clock'
import { copying, type Personal } from '@functions/platform/held'
import { POSTS } from '@shared/rules/duties/posts'
import { SERVED } from '@shared/rules/duties/served'
import { stateOfTerm, TERM_STATES } from '@shared/rules/duties/term'
import { sayClock } from '@shared/rules/time/day'
import { MemberPosts, Term, termsHeldBy } from './entities'
import { Paper } from './paperEntities'
import { Claim, claimsOf } from './servedEntities'

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
    {
      entity: Claim,
      says: 'what a member says they did by their term, and that it waits or was refused',
      ending: 'removed',
      copy: '待确认的履职',
    },
    {
      entity: Paper,
      says: 'the letter of a member’s term, or a certificate of what they did',
      ending: 'removed',
      copy: { not: 'it says what the terms and entries say' },
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
    copying(
      '待确认的履职',
      ({ memberId }) => claimsOf(memberId),
      ({ day, categoryId, quantity, building, note, reason }) => ({
        日期: day,
        内容: `${SERVED[categoryId].name} ${quantity} ${SERVED[categoryId].unit}`,
        地点: building,
        备注: note,
        说明: reason,
      }),
    ),
  ],
}
