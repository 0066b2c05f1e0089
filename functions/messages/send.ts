import { now } from '@functions/platform/clock'
import { fanOut } from '@functions/platform/events/fanOut'
import { secrets } from '@functions/platform/sealed/secrets'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { putNew } from '@functions/platform/store/writes'
import type { PageLink } from '@shared/pages'
import { MESSAGE_KINDS, MESSAGE_LIMITS, type MessageKind } from '@shared/rules/office/messages'
import { Message } from './entities'
import { cut } from './fields'
import { INBOX_ROUNDS, inboxOf, type MessageItem, updateInbox } from './inbox'

/** A message to one person. */
export interface Delivery {
  /** A ULID that follows from the cause (`derivedId`, `idAt`): one cause, one message. Its time is its place in the list. */
  id: string
  memberId: string
  streetId: string
  kind: MessageKind
  title: string
  text: string
  /** Where it leads: `pageLink('worker/report', { id })`. */
  page?: PageLink
  /** Where the matter stands, in at most five characters, for WeChat's message: 已受理. */
  state?: string
}

/**
 * Puts a message into a member's inbox; idempotent. It takes an acceptance along if one is left, and WeChat's message
 * follows from the record (effects.ts), so no writer waits for WeChat. 4 write units.
 */
export async function announce({ id, memberId, kind, title, text, page, streetId, state }: Delivery): Promise<void> {
  const { template } = MESSAGE_KINDS[kind]
  await untilAnswered<void>(async () => {
    const [inbox, { wechat }] = await Promise.all([inboxOf(memberId), secrets()])
    if (inbox.closed) return
    const left = inbox.left[template] ?? 0
    const isPaid = left > 0 && wechat.templates[template] !== undefined
    const at = now()
    const message: MessageItem = {
      memberId,
      id,
      streetId,
      kind,
      title: cut(title, MESSAGE_LIMITS.title),
      text: cut(text, MESSAGE_LIMITS.text),
      page,
      at,
      seq: inbox.delivered + 1,
      push: isPaid ? 'due' : 'none',
      pushedAt: at,
      state,
    }
    return transact<void>(
      [
        putNew(Message, message, () => undefined),
        updateInbox(inbox, {
          delivered: inbox.delivered + 1,
          unread: inbox.unread + 1,
          ...(isPaid ? { left: { ...inbox.left, [template]: left - 1 } } : {}),
        }),
      ],
      () => undefined,
    )
  }, INBOX_ROUNDS)
}

/** The same for several people: one whose inbox cannot be written keeps nobody else from theirs. @throws when any failed */
export const announceAll = (deliveries: readonly Delivery[]): Promise<void> => fanOut(deliveries, announce)
