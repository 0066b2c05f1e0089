import { copying, type Personal } from '@functions/platform/held'
import { AGE_BANDS, SIGNUP_STATES } from '@shared/rules/activities/activity'
import { sayClock } from '@shared/rules/time/day'
import { Attendance, attendedBy, Correction, Counted, correctionsAbout, Remark, remarksBy } from './attendanceEntities'
import { Activity, Series } from './entities'
import { Signup, signupsBy } from './signupEntities'

/** What is stored of persons here, and what becomes of it. */
export const personal: Personal = {
  holds: [
    {
      entity: Activity,
      says: 'who of staff wrote an activity or called it off, and whom to call',
      ending: 'acts',
      stays: 'what was held is public',
      copy: { not: 'an act of staff' },
    },
    {
      entity: Series,
      says: 'who of staff laid out a series',
      ending: 'acts',
      stays: 'as its activities',
      copy: { not: 'an act of staff' },
    },
    {
      entity: Signup,
      says: 'what somebody signed up for, with how many adults, and children by number and age band (30 days after it)',
      ending: 'removed',
      copy: '报名的活动',
    },
    {
      entity: Attendance,
      says: 'where somebody came, from when to when, and which points it brought',
      ending: 'nameless',
      stays: 'how many came; who organised it attests it',
      copy: '参加的活动',
    },
    {
      entity: Correction,
      says: 'that somebody’s hours were closed, corrected or taken back, and why',
      ending: 'nameless',
      stays: 'that hours were corrected, and by whom of staff',
      copy: '时长更正',
    },
    {
      entity: Counted,
      says: 'who of staff counted how many people without an account',
      ending: 'acts',
      stays: 'numbers alone',
      copy: { not: 'an act of staff' },
    },
    {
      entity: Remark,
      says: 'what somebody said in a council',
      ending: 'emptied',
      stays: 'what was said is the council’s record; who said it is taken out',
      copy: '议事会上的发言',
    },
  ],
  copies: [
    copying(
      '报名的活动',
      ({ memberId }) => signupsBy(memberId),
      ({ activityId, state, at, adults, children }) => ({
        活动: activityId,
        状态: SIGNUP_STATES[state].label,
        报名时间: sayClock(at),
        同行大人: adults,
        同行孩子: children.map(({ band, count }) => `${AGE_BANDS[band]} ${count} 位`).join('、'),
      }),
    ),
    copying(
      '参加的活动',
      ({ memberId }) => attendedBy(memberId),
      ({ title, in: came, out, minutes, points }) => ({
        活动: title,
        签到: sayClock(came),
        签退: out === undefined ? undefined : sayClock(out),
        时长分钟: minutes,
        积分: points,
      }),
    ),
    copying(
      '时长更正',
      ({ memberId }) => correctionsAbout(memberId),
      ({ activityId, before, after, reason, byLabel, at }) => ({
        活动: activityId,
        原来: before,
        改为: after,
        原因: reason,
        办理人: byLabel,
        时间: sayClock(at),
      }),
    ),
    copying(
      '议事会上的发言',
      ({ memberId }) => remarksBy(memberId),
      ({ activityId, text, at }) => ({ 活动: activityId, 发言: text, 时间: sayClock(at) }),
    ),
  ],
}
