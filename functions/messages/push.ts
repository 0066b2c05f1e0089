import { now } from '@functions/platform/clock'
import { type Reach, waitAfter } from '@functions/platform/events/errand'
import { log } from '@functions/platform/log'
import { sendMessage } from '@functions/platform/outside/wechat'
import { secrets } from '@functions/platform/sealed/secrets'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { updateIf } from '@functions/platform/store/writes'
import { MESSAGE_KINDS } from '@shared/rules/office/messages'
import { Message, type Push } from './entities'
import { fieldsOf } from './fields'
import { INBOX_ROUNDS, inboxOf, type MessageItem, updateInbox } from './inbox'

/** So long a sending may be under way; nobody waits for an answer after that. Seconds. */
const SENDING = 60
const MINUTE_MS = 60_000

type OpenidOf = Reach['openidOf']

/**
 * Sends what is paid for, at most once: whoever moves it from `due` to `sending` sends it, and only the answer that it
 * was not sent moves it back. A sending that was cut off becomes `lost`, one that helps nobody any more `late`.
 * Resolves with the seconds after which it is to be tried again.
 */
export async function push(message: MessageItem, tries: number, openidOf: OpenidOf): Promise<number | undefined> {
  if (message.push === 'sending') return overdue(message)
  if (message.push !== 'due') return undefined
  const { worthMinutes, longestWait } = MESSAGE_KINDS[message.kind]
  if (message.at < now() - worthMinutes * MINUTE_MS) {
    log.warn('a subscribe message came too late to be sent', nameOf(message))
    await settle(message, 'late', 'due')
    return undefined
  }
  // What keeps it from being written is found out before it is taken: it may be tried again then.
  const letter = await letterOf(message, openidOf)
  if (!(await moved(message, 'due', 'sending'))) return SENDING
  const outcome = letter ? await sendMessage(letter) : 'refused'
  if (outcome === 'busy') {
    await moved(message, 'sending', 'due')
    return waitAfter(tries, longestWait)
  }
  if (outcome === 'lost') log.error('a subscribe message may be lost', nameOf(message))
  await settle(message, outcome)
  return undefined
}

/** One that somebody else is sending, or was when they were cut off. */
async function overdue(message: MessageItem): Promise<number | undefined> {
  if (message.pushedAt >= now() - SENDING * 1000) return SENDING
  if (await moved(message, 'sending', 'lost')) log.error('a subscribe message may be lost', nameOf(message))
  return undefined
}

const nameOf = ({ memberId, id, kind }: MessageItem) => ({ memberId, messageId: id, kind })

/** One step of the push, made by one delivery only; 2 write units a KB. */
async function moved(message: MessageItem, from: Push, to: Push): Promise<boolean> {
  const answer = await transact<boolean>([moving(message, from, to, () => false)], () => true)
  return answer === true
}

const moving = <T>({ memberId, id }: MessageItem, from: Push, to: Push, otherwise: () => T) =>
  updateIf(Message, { memberId, id, push: to, pushedAt: now() }, { attr: 'push', eq: from }, otherwise)

/** Writes how it ended. WeChat's own count is right: with none left there, none is left here; what was not sent costs none. */
async function settle(
  message: MessageItem,
  outcome: 'sent' | 'noneLeft' | 'refused' | 'lost' | 'late',
  from: Push = 'sending',
): Promise<void> {
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
        moving(message, from, outcome === 'late' ? 'late' : 'refused', () => undefined),
        updateInbox(inbox, { left: { ...inbox.left, [template]: left } }),
      ],
      () => undefined,
    )
  }, INBOX_ROUNDS)
}

/** What WeChat is to send; undefined, and a line in the log, where the template is not set up for it. */
async function letterOf(message: MessageItem, openidOf: OpenidOf) {
  const { memberId, kind, title, text, page, at, state = MESSAGE_KINDS[kind].label } = message
  const name = MESSAGE_KINDS[kind].template
  const template = (await secrets()).wechat.templates[name]
  const data = template && fieldsOf(template.fields, { subject: title, state, note: text, at })
  const openid = await openidOf(memberId)
  if (!template || !data || !openid) {
    if (openid) log.error('a template is not set up as its fields need', { template: name })
    return undefined
  }
  return { touser: openid, template_id: template.id, page, data }
}
