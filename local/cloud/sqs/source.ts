import { createHash } from 'node:crypto'
import type { SQSEvent } from 'aws-lambda'
import * as v from 'valibot'
import type { Invoke } from '../events'
import type { Received, Store } from './store'
import type { SourceRule } from './template'

export const md5 = (text: string) => createHash('md5').update(text).digest('hex')

/** The ARN of a queue of the stand-in. */
export const queueArn = (name: string, region: string) =>
  `arn:${region.startsWith('cn-') ? 'aws-cn' : 'aws'}:sqs:${region}:000000000000:${name}`

/** The event Lambda makes of received messages. */
export function queueEvent(name: string, region: string, messages: readonly Received[]): SQSEvent {
  return {
    Records: messages.map(({ messageId, receipt, body, receives, sentAt, sender, firstReceivedAt }) => ({
      messageId,
      receiptHandle: receipt,
      body,
      attributes: {
        ApproximateReceiveCount: String(receives),
        SentTimestamp: String(sentAt),
        SenderId: sender,
        ApproximateFirstReceiveTimestamp: String(firstReceivedAt),
      },
      messageAttributes: {},
      md5OfBody: md5(body),
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn(name, region),
      awsRegion: region,
    })),
  }
}

const Response = v.object({ batchItemFailures: v.array(v.object({ itemIdentifier: v.string() })) })

/** Which messages of a batch were not taken. Lambda fails the whole batch for an answer it cannot read, or an id it did not send. */
export function failedOf(answer: unknown, messages: readonly Received[]): ReadonlySet<string> {
  const all = new Set(messages.map(({ messageId }) => messageId))
  if (answer === undefined || answer === null) return new Set()
  const parsed = v.safeParse(v.partial(Response), answer)
  if (!parsed.success) return all
  const failed = (parsed.output.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier)
  return failed.every((id) => all.has(id)) ? new Set(failed) : all
}

interface Options {
  rule: SourceRule
  store: Store
  region: string
  invoke: Invoke
  onFailure: (error: unknown) => void
}

/** Lambda's poller of one queue. */
export interface Source {
  /** Takes what may be seen now. */
  look: () => void
  /** Resolves when nothing that may be seen is left, with how many messages were delivered. */
  drain: () => Promise<number>
  /** Takes no more; resolves when the last delivery is over. */
  stop: () => Promise<void>
}

/** Delivers messages as Lambda does: in batches, removing what the function took and leaving the rest for later. */
export function openSource({ rule, store, region, invoke, onFailure }: Options): Source {
  const running = new Set<Promise<void>>()
  let delivered = 0
  let stopped = false
  const deliver = async (messages: readonly Received[]) => {
    delivered += messages.length
    try {
      const answer = await invoke(rule.functionName, queueEvent(rule.queue, region, messages))
      const failed = rule.reports ? failedOf(answer, messages) : new Set()
      for (const message of messages) if (!failed.has(message.messageId)) store.remove(message)
      if (failed.size > 0) onFailure(new Error(`${failed.size} of ${messages.length} messages failed: ${rule.queue}`))
    } catch (error) {
      onFailure(error)
    }
  }
  const look = () => {
    while (!stopped && running.size < rule.concurrency) {
      const messages = store.receive(rule.batchSize)
      if (messages.length === 0) return
      const delivery = deliver(messages).finally(() => {
        running.delete(delivery)
        look()
      })
      running.add(delivery)
    }
  }
  return {
    look,
    drain: async () => {
      const before = delivered
      look()
      while (running.size > 0) await Promise.all(running)
      return delivered - before
    },
    stop: async () => {
      stopped = true
      await Promise.all(running)
    },
  }
}
