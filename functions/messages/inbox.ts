import { AGAIN, type Step, step } from '@functions/platform/transact'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { Inbox, type Message } from './entities'

export type InboxItem = FormattedItem<typeof Inbox>
export type MessageItem = FormattedItem<typeof Message>

/** So often a write of an inbox starts over: several causes may reach one person in the same second. */
export const INBOX_ROUNDS = 24

/** A member's inbox in numbers, strongly consistent; all zeros before the first message. 1 read unit. */
export async function inboxOf(memberId: string): Promise<InboxItem> {
  const { Item } = await Inbox.build(GetItemCommand).key({ memberId }).options({ consistent: true }).send()
  return Item ?? { memberId, version: 0, delivered: 0, unread: 0, readUpTo: 0, left: {} }
}

/** Writes an inbox that was read before, unless it has changed since; 2 write units. */
export function keep(before: InboxItem, change: Partial<InboxItem>): Step<never> {
  const condition =
    before.version === 0
      ? ({ attr: 'version', exists: false } as const)
      : ({ attr: 'version', eq: before.version } as const)
  const after = { ...before, ...change, version: before.version + 1 }
  return step<never>(Inbox.build(PutTransaction).item(after).options({ condition }), () => AGAIN)
}
