import { now } from '@functions/platform/clock'
import { secrets } from '@functions/platform/secrets'
import { AGAIN, step, transact, untilAnswered } from '@functions/platform/transact'
import { MESSAGE_KINDS, MESSAGE_LIMITS, type MessageKind } from '@shared/rules/messages'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { Message } from './entities'
import { cut } from './fields'
import { INBOX_ROUNDS, inboxOf, keep, type MessageItem, messageFrom } from './inbox'
import { push } from './push'

/** A message to one person. */
export interface Delivery {
  /** A ULID that follows from the cause (`derivedId`, `idAt`): one cause, one message. Its time is its place in the list. */
  id: string
  memberId: string
  streetId: string
  kind: MessageKind
  title: string
  text: string
  /** Where it leads, without a leading slash: `packages/worker/pages/report/index?id=…`. */
  page?: string
  /** Where the matter stands, in at most five characters, for WeChat's message: 已受理. */
  state?: string
}

/**
 * Puts a message into a member's inbox, exactly once, and sends WeChat's message if an acceptance is left, at most once.
 * The same id again changes nothing, but goes on where an earlier delivery stopped. 4 write units, and 4 more for
 * a message that is sent.
 * @throws WECHAT_UNAVAILABLE when WeChat is busy: the message is in the inbox, deliver again to send it.
 */
export async function deliver(delivery: Delivery): Promise<void> {
  const { state, ...words } = delivery
  await push(await put(words), state)
}

/** Puts the message, which takes its acceptance with it, or finds the one that was put before. */
function put({ id, memberId, kind, title, text, page, streetId }: Omit<Delivery, 'state'>): Promise<MessageItem> {
  const { template } = MESSAGE_KINDS[kind]
  return untilAnswered<MessageItem>(async () => {
    const [inbox, { wechat }] = await Promise.all([inboxOf(memberId), secrets()])
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
      ...(page ? { page } : {}),
      at,
      seq: inbox.delivered + 1,
      push: isPaid ? 'due' : 'none',
      pushedAt: at,
    }
    return transact<MessageItem>(
      [
        step(
          Message.build(PutTransaction)
            .item(message)
            .options({ condition: { attr: 'id', exists: false }, returnValuesOnConditionFalse: 'ALL_OLD' }),
          (old) => (old ? messageFrom(old) : AGAIN),
        ),
        keep(inbox, {
          delivered: inbox.delivered + 1,
          unread: inbox.unread + 1,
          ...(isPaid ? { left: { ...inbox.left, [template]: left - 1 } } : {}),
        }),
      ],
      () => message,
    )
  }, INBOX_ROUNDS)
}
