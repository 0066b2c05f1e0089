import { copying, type Personal } from '@functions/platform/held'
import { sayClock } from '@shared/rules/time/day'
import { Acceptance, Inbox, inboxList, Message } from './entities'

export const personal: Personal = {
  holds: [
    {
      entity: Message,
      says: 'what a member was told',
      ending: 'removed',
      copy: '消息',
    },
    {
      entity: Inbox,
      says: 'how many messages a member got',
      ending: 'nameless',
      stays: 'it says that nothing is delivered any more; as long as the entries of points',
      copy: { not: 'numbers of the messages' },
    },
    {
      entity: Acceptance,
      says: 'that a member allowed WeChat’s messages',
      ending: 'removed',
      copy: { not: 'WeChat shows it in its own settings' },
    },
  ],
  copies: [
    copying(
      '消息',
      ({ memberId }) => inboxList(memberId),
      ({ at, title, text, readAt }) => ({
        时间: sayClock(at),
        标题: title,
        内容: text,
        已读: readAt && sayClock(readAt),
      }),
    ),
  ],
}
