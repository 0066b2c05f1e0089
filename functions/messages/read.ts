import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { problem } from '@functions/platform/problem'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow, updateIf } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { inboxList, Message } from './entities'
import { INBOX_ROUNDS, type InboxItem, inboxOf, type MessageItem, updateInbox } from './inbox'

type Unread = Outputs['messages']['read']

/** A page of my messages, newest first, with what the inbox counts. One query and one read. */
export async function messagesOf({ memberId }: Actor, page: PageQuery): Promise<Outputs['messages']['list']> {
  const inbox = await inboxOf(memberId)
  const list = await pageOfQuery(page, `messages#${memberId}`, inboxList(memberId).page, (message) =>
    viewOf(message, inbox),
  )
  return { ...list, unread: inbox.unread, delivered: inbox.delivered }
}

const isRead = ({ readAt, seq }: MessageItem, { readUpTo }: InboxItem) => readAt !== undefined || seq <= readUpTo

function viewOf(message: MessageItem, inbox: InboxItem): Outputs['messages']['list']['items'][number] {
  const { id, kind, title, text, at, page } = message
  return { messageId: id, kind, title, text, at, page, read: isRead(message, inbox) }
}

/** Marks a message as read; a message that is read stays so. @throws NOT_FOUND */
export async function read({ memberId, epoch }: Actor, id: string): Promise<Unread> {
  return untilAnswered(async () => {
    const [message, inbox] = await Promise.all([getNow(Message, { memberId, id }), inboxOf(memberId)])
    if (!message) throw problem('NOT_FOUND')
    if (isRead(message, inbox)) return { unread: inbox.unread }
    const unread = Math.max(0, inbox.unread - 1)
    return transact<Unread>(
      [
        updateIf(Message, { memberId, id, readAt: now() }, { attr: 'readAt', exists: false }, () => ({
          unread: inbox.unread,
        })),
        updateInbox(inbox, { unread }),
        stillTrusted({ memberId, epoch }),
      ],
      () => ({ unread }),
    )
  }, INBOX_ROUNDS)
}

/** Marks as read all there is, if that is what the caller has seen. @throws NEW_MESSAGES when more came since */
export async function readAll(
  { memberId, epoch }: Actor,
  { delivered }: Inputs['messages']['readAll'],
): Promise<Unread> {
  return untilAnswered(async () => {
    const inbox = await inboxOf(memberId)
    if (inbox.readUpTo >= delivered) return { unread: inbox.unread }
    if (inbox.delivered !== delivered) throw problem('NEW_MESSAGES')
    return transact<Unread>(
      [updateInbox(inbox, { readUpTo: delivered, unread: 0 }), stillTrusted({ memberId, epoch })],
      () => ({
        unread: 0,
      }),
    )
  }, INBOX_ROUNDS)
}
