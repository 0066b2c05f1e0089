import { openidOfMember } from '@functions/identity/openid'
import { now } from '@functions/platform/clock'
import { log } from '@functions/platform/log'
import { problem } from '@functions/platform/problem'
import { secrets } from '@functions/platform/secrets'
import { step, transact, untilAnswered } from '@functions/platform/transact'
import { sendMessage } from '@functions/platform/wechat'
import { MESSAGE_KINDS } from '@shared/rules/messages'
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate'
import { Message, type Push } from './entities'
import { fieldsOf } from './fields'
import { INBOX_ROUNDS, inboxOf, keep, type MessageItem } from './inbox'

/** So long a sending may be under way; nobody waits for an answer after that. Milliseconds. */
const SENDING_MS = 60_000

/**
 * Sends what is paid for, at most once: whoever moves it from `due` to `sending` sends it, and only an answer that it
 * was not sent moves it back. A sending that was cut off becomes `lost`, in the record and in the log.
 * @throws WECHAT_UNAVAILABLE when WeChat says to come back later; the same delivery tried again then sends it.
 */
export async function push(message: MessageItem, state?: string): Promise<void> {
  if (message.push === 'sending' && message.pushedAt < now() - SENDING_MS) {
    if (await moved(message, 'sending', 'lost')) log.error('a subscribe message may be lost', nameOf(message))
    return
  }
  if (message.push !== 'due' || !(await moved(message, 'due', 'sending'))) return
  const outcome = await send(message, state)
  if (outcome === 'busy') {
    await moved(message, 'sending', 'due')
    throw problem('WECHAT_UNAVAILABLE')
  }
  if (outcome === 'lost') log.error('a subscribe message may be lost', nameOf(message))
  await settle(message, outcome)
}

const nameOf = ({ memberId, id, kind }: MessageItem) => ({ memberId, messageId: id, kind })

/** One step of the push, made by one delivery only; 1 write unit a KB, twice in a transaction. */
async function moved(message: MessageItem, from: Push, to: Push): Promise<boolean> {
  const answer = await transact<boolean>([step(moving(message, from, to), () => false)], () => true)
  return answer === true
}

function moving({ memberId, id }: MessageItem, from: Push, to: Push) {
  return Message.build(UpdateTransaction)
    .item({ memberId, id, push: to, pushedAt: now() })
    .options({ condition: { attr: 'push', eq: from } })
}

/** Writes how it ended. WeChat's own count is right: with none left there, none is left here; a refusal costs none. */
async function settle(message: MessageItem, outcome: 'sent' | 'noneLeft' | 'refused' | 'lost'): Promise<void> {
  if (outcome === 'sent' || outcome === 'lost') {
    await moved(message, 'sending', outcome)
    return
  }
  const { template } = MESSAGE_KINDS[message.kind]
  await untilAnswered<void>(async () => {
    const inbox = await inboxOf(message.memberId)
    const left = outcome === 'noneLeft' ? 0 : (inbox.left[template] ?? 0) + 1
    return transact<void>(
      [
        step<void>(moving(message, 'sending', 'refused'), () => undefined),
        keep(inbox, { left: { ...inbox.left, [template]: left } }),
      ],
      () => undefined,
    )
  }, INBOX_ROUNDS)
}

async function send({ memberId, kind, title, text, page, at }: MessageItem, state: string = MESSAGE_KINDS[kind].label) {
  const name = MESSAGE_KINDS[kind].template
  const template = (await secrets()).wechat.templates[name]
  const data = template && fieldsOf(template.fields, { subject: title, state, note: text, at })
  const openid = await openidOfMember(memberId)
  if (!template || !data || !openid) {
    if (openid) log.error('a template is not set up as its fields need', { template: name })
    return 'refused'
  }
  return sendMessage({ touser: openid, template_id: template.id, ...(page ? { page } : {}), data })
}
