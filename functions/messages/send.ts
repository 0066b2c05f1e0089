import { now } from '@functions/platform/clock'
import { log } from '@functions/platform/log'
import { isProblem } from '@functions/platform/problem'
import { secrets } from '@functions/platform/secrets'
import { AGAIN, step, transact, untilAnswered } from '@functions/platform/transact'
import { MESSAGE_KINDS, MESSAGE_LIMITS, type MessageKind } from '@shared/rules/messages'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { duePlace, nextTry } from './due'
import { Message } from './entities'
import { cut } from './fields'
import { INBOX_ROUNDS, inboxOf, keep, type MessageItem, messageFrom } from './inbox'
import { isAway, push } from './push'

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
 * The same for those who must not wait for WeChat, as who carries out a record: once the message is in the inbox, what keeps
 * it from being sent is the schedule's (retry.ts). While it is away nobody waits for its answers again and again.
 */
export async function announce(delivery: Delivery): Promise<void> {
  const message = await put(delivery)
  if (isAway()) return
  try {
    await push(message)
  } catch (error) {
    if (isProblem(error, 'WECHAT_UNAVAILABLE')) return
    const { memberId, id } = message
    const cause = error instanceof Error ? error : new Error(String(error))
    log.error('a message is left to the schedule', { memberId, messageId: id, cause })
  }
}

/**
 * Puts a message into a member's inbox, exactly once, and sends WeChat's message if an acceptance is left, at most once.
 * The same id again changes nothing, but goes on where an earlier delivery stopped. 4 write units, and 8 more for
 * a message that is sent.
 * @throws WECHAT_UNAVAILABLE when WeChat is busy: the message is in the inbox, deliver again to send it.
 */
export async function deliver(delivery: Delivery): Promise<void> {
  await push(await put(delivery))
}

/** Puts the message, which takes its acceptance with it, or finds the one that was put before. */
function put({ id, memberId, kind, title, text, page, streetId, state }: Delivery): Promise<MessageItem> {
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
      ...(state ? { state } : {}),
      ...(isPaid ? duePlace({ streetId, kind, memberId, id }, nextTry(at, 0)) : {}),
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
