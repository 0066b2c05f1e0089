import type { Step } from '@functions/platform/store/transact'
import { asSeen, getNow, putIf } from '@functions/platform/store/writes'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { Inbox, type Message } from './entities'

export type InboxItem = FormattedItem<typeof Inbox>
export type MessageItem = FormattedItem<typeof Message>

/** So often a write of an inbox starts over: several causes may reach one person in the same second. */
export const INBOX_ROUNDS = 24

/** A member's inbox in numbers, strongly consistent; all zeros before the first message. 1 read unit. */
export async function inboxOf(memberId: string): Promise<InboxItem> {
  const item = await getNow(Inbox, { memberId })
  return item ?? { memberId, version: 0, delivered: 0, unread: 0, readUpTo: 0, left: {} }
}

/** Writes an inbox that was read before, unless it has changed since; 2 write units. */
export function updateInbox(before: InboxItem, change: Partial<InboxItem>): Step<never> {
  const after = { ...before, ...change, version: before.version + 1 }
  return putIf(Inbox, after, asSeen('version', before.version || undefined))
}
