import { openidOfMember } from '@functions/identity/openid'
import { now } from '@functions/platform/clock'
import { log } from '@functions/platform/log'
import { problem } from '@functions/platform/problem'
import { secrets } from '@functions/platform/secrets'
import { step, transact, untilAnswered } from '@functions/platform/transact'
import { sendMessage } from '@functions/platform/wechat'
import { MESSAGE_KINDS } from '@shared/rules/messages'
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate'
import { $add, $remove } from 'dynamodb-toolbox/entity/actions/update'
import { duePlace, nextTry } from './due'
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
export async function push(message: MessageItem): Promise<void> {
  if (message.push === 'sending' && message.pushedAt < now() - SENDING_MS) {
    if (await moved(message, 'sending', 'lost')) log.error('a subscribe message may be lost', nameOf(message))
    return
  }
  if (message.push !== 'due') return
  // What keeps it from being written is found out before it is taken: it may be tried again then.
  const letter = await letterOf(message)
  if (!(await moved(message, 'due', 'sending'))) return
  const outcome = letter ? await sendMessage(letter) : 'refused'
  noteAnswer(outcome === 'busy')
  if (outcome === 'busy') {
    await moved(message, 'sending', 'due')
    throw problem('WECHAT_UNAVAILABLE')
  }
  if (outcome === 'lost') log.error('a subscribe message may be lost', nameOf(message))
  await settle(message, outcome)
}

/** After so many busy answers in a row WeChat is away, and is asked again after so long. */
const AWAY_AFTER = 3
const AWAY_MS = 20_000
let busyInARow = 0
let awayUntil = 0

function noteAnswer(isBusy: boolean): void {
  busyInARow = isBusy ? busyInARow + 1 : 0
  if (busyInARow >= AWAY_AFTER) awayUntil = now() + AWAY_MS
}

/** WeChat has not answered for a while: asking again now would only take time. */
export const isAway = (): boolean => busyInARow >= AWAY_AFTER && now() < awayUntil

/** Takes a message out that has waited too long to help anybody; its acceptance is given back. */
export async function giveUp(message: MessageItem): Promise<void> {
  await settle(message, 'refused', 'due')
}

/** Lets a message wait for its next turn, whatever kept it from being sent. */
export async function postpone(message: MessageItem): Promise<void> {
  await moved(message, message.push, message.push)
}

const nameOf = ({ memberId, id, kind }: MessageItem) => ({ memberId, messageId: id, kind })

/** One step of the push, made by one delivery only; 1 write unit a KB, twice in a transaction. */
async function moved(message: MessageItem, from: Push, to: Push): Promise<boolean> {
  const answer = await transact<boolean>([step(moving(message, from, to), () => false)], () => true)
  return answer === true
}

/** A message on its way stays in its list until the next try; what has come to its end leaves it. */
function moving(message: MessageItem, from: Push, to: Push) {
  const { memberId, id, tries = 0 } = message
  const at = now()
  const place =
    to === 'due' || to === from
      ? { ...duePlace(message, nextTry(at, tries)), tries: $add(1) }
      : to === 'sending'
        ? duePlace(message, nextTry(at, 0))
        : { queuePk: $remove(), queueSk: $remove() }
  const began = to === from ? {} : { push: to, pushedAt: at }
  return Message.build(UpdateTransaction)
    .item({ memberId, id, ...began, ...place })
    .options({ condition: { attr: 'push', eq: from } })
}

/** Writes how it ended. WeChat's own count is right: with none left there, none is left here; a refusal costs none. */
async function settle(
  message: MessageItem,
  outcome: 'sent' | 'noneLeft' | 'refused' | 'lost',
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
        step<void>(moving(message, from, 'refused'), () => undefined),
        keep(inbox, { left: { ...inbox.left, [template]: left } }),
      ],
      () => undefined,
    )
  }, INBOX_ROUNDS)
}

/** What WeChat is to send; undefined, and a line in the log, where the template is not set up for it. */
async function letterOf({ memberId, kind, title, text, page, at, state = MESSAGE_KINDS[kind].label }: MessageItem) {
  const name = MESSAGE_KINDS[kind].template
  const template = (await secrets()).wechat.templates[name]
  const data = template && fieldsOf(template.fields, { subject: title, state, note: text, at })
  const openid = await openidOfMember(memberId)
  if (!template || !data || !openid) {
    if (openid) log.error('a template is not set up as its fields need', { template: name })
    return undefined
  }
  return { touser: openid, template_id: template.id, ...(page ? { page } : {}), data }
}
