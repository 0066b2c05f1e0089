import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import type { QueueRule } from './template'

const Message = v.object({
  messageId: v.string(),
  body: v.string(),
  sender: v.string(),
  /** Epoch milliseconds, like the others. */
  sentAt: v.number(),
  visibleAt: v.number(),
  receives: v.number(),
  firstReceivedAt: v.optional(v.number()),
  /** Of the last time it was received; by it alone it can be removed. */
  receipt: v.optional(v.string()),
})
export type Message = v.InferOutput<typeof Message>
export type Received = Message & { firstReceivedAt: number; receipt: string }

/** One queue: what was sent, until it is removed. */
export interface Store {
  /** Keeps a message back for `delay` seconds; returns its id. */
  send: (body: string, sender: string, delay?: number) => string
  /** At most so many that may be seen now. Nobody else sees them until the visibility timeout is over. */
  receive: (most: number) => Received[]
  /** Does nothing when it was received again since. */
  remove: (message: Received) => void
  /** Takes one over that another queue gives up. */
  takeOver: (message: Message) => void
  all: () => Message[]
  purge: () => void
}

/**
 * Opens a queue with its messages on disk, or in memory without a folder. One that was received as often as its rule says
 * goes to the dead letters in place of being received once more; one that is older than the retention is gone.
 */
export function openStore(
  rule: QueueRule,
  folder: string | undefined,
  now: () => number,
  deadLetters: (name: string) => Store | undefined,
): Store {
  const messages = new Map<string, Message>()
  const file = (id: string) => join(folder ?? '', `${id}.json`)
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true })
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.json'))) {
      const message = v.parse(Message, JSON.parse(readFileSync(join(folder, name), 'utf8')))
      messages.set(message.messageId, message)
    }
  }
  const put = <T extends Message>(message: T): T => {
    messages.set(message.messageId, message)
    if (folder !== undefined) {
      writeFileSync(`${file(message.messageId)}.part`, JSON.stringify(message))
      renameSync(`${file(message.messageId)}.part`, file(message.messageId))
    }
    return message
  }
  const drop = (id: string) => {
    messages.delete(id)
    if (folder !== undefined) rmSync(file(id), { force: true })
  }
  const all = () => {
    for (const { messageId, sentAt } of messages.values()) {
      if (sentAt + rule.retention * 1000 < now()) drop(messageId)
    }
    return [...messages.values()]
  }
  return {
    all,
    purge: () => {
      for (const { messageId } of messages.values()) drop(messageId)
    },
    takeOver: (message) => void put({ ...message, visibleAt: now() }),
    send: (body, sender, delay = 0) => {
      const [messageId, sentAt] = [randomUUID(), now()]
      return put({ messageId, body, sender, sentAt, visibleAt: sentAt + delay * 1000, receives: 0 }).messageId
    },
    receive: (most) => {
      const received: Received[] = []
      for (const message of all().filter(({ visibleAt }) => visibleAt <= now())) {
        if (rule.redrive && message.receives >= rule.redrive.after) {
          deadLetters(rule.redrive.to)?.takeOver(message)
          drop(message.messageId)
        } else if (received.length < most) {
          const { receives, firstReceivedAt = now() } = message
          const visibleAt = now() + rule.visibility * 1000
          const next = { ...message, visibleAt, firstReceivedAt, receives: receives + 1, receipt: randomUUID() }
          received.push(put(next))
        }
      }
      return received
    },
    remove: ({ messageId, receipt }) => {
      if (messages.get(messageId)?.receipt === receipt) drop(messageId)
    },
  }
}
