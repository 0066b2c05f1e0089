import { Inbox, Message } from '@functions/messages/entities'
import { cut } from '@functions/messages/fields'
import type { Delivery } from '@functions/messages/send'
import { MESSAGE_LIMITS } from '@shared/rules/office/messages'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { HOUR } from './times'
import type { Put } from './writer'

/** What came earlier than this was looked at. */
const READ_AFTER = 48 * HOUR

export interface PastDelivery extends Delivery {
  at: number
}

/** Inboxes as these deliveries left them, each at its own time: what is older than two days was read. */
export function inboxPuts(deliveries: readonly PastDelivery[], now: number): Put[] {
  const byMember = new Map<string, PastDelivery[]>()
  for (const each of [...deliveries].sort((a, b) => a.at - b.at)) {
    byMember.set(each.memberId, [...(byMember.get(each.memberId) ?? []), each])
  }
  return [...byMember].flatMap(([memberId, own]) => {
    const readUpTo = own.filter(({ at }) => at < now - READ_AFTER).length
    const messages = own.map(({ state, text, ...delivery }, index) =>
      Message.build(BatchPutRequest).item({
        ...{ ...delivery, text: cut(text, MESSAGE_LIMITS.text), seq: index + 1 },
        ...{ push: 'none' as const, pushedAt: delivery.at },
      }),
    )
    const counts = { delivered: own.length, unread: own.length - readUpTo, readUpTo, left: {} }
    return [...messages, Inbox.build(BatchPutRequest).item({ memberId, version: 1, ...counts })]
  })
}
