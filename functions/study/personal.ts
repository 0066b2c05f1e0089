import { copying, type Personal } from '@functions/platform/held'
import { sayClock } from '@shared/rules/time/day'
import { Learned, learnedBy, StudyTime } from './entities'

/** What is stored of persons here, and what becomes of it. */
export const personal: Personal = {
  holds: [
    {
      entity: Learned,
      says: 'which lessons somebody finished, and how long they take',
      ending: 'removed',
      copy: '学完的课',
    },
    {
      entity: StudyTime,
      says: 'until when somebody’s time counted for lessons, and how many they finished that day',
      ending: 'removed',
      copy: { not: 'what was finished says it' },
    },
  ],
  copies: [
    copying(
      '学完的课',
      ({ memberId }) => learnedBy(memberId),
      ({ title, seconds, points, at }) => ({ 课: title, 秒: seconds, 积分: points, 时间: sayClock(at) }),
    ),
  ],
}
