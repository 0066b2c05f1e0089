import { copying, type Personal } from '@functions/platform/held'
import { sayClock } from '@shared/rules/time/day'
import { Login, Session, sessionsOf } from './entities'

export const personal: Personal = {
  holds: [
    {
      entity: Session,
      says: 'on which browser somebody of staff signed in at a PC',
      ending: 'removed',
      copy: '电脑登录',
    },
    {
      entity: Login,
      says: 'who of staff scanned a code at a PC',
      ending: 'expires',
      stays: 'an hour at most',
      copy: { not: 'gone within the hour' },
    },
  ],
  copies: [
    copying(
      '电脑登录',
      ({ memberId }) => sessionsOf(memberId),
      ({ startedAt, browser, system }) => ({ 时间: sayClock(startedAt), 浏览器: browser, 系统: system }),
    ),
  ],
}
