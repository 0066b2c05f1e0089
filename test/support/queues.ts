import { now } from '@functions/platform/clock'
import * as v from 'valibot'
import type { Invoke } from '../../local/cloud/events'
import { type LocalSqs, startSqs } from '../../local/cloud/sqs'
import type { Message } from '../../local/cloud/sqs/store'

const Aside = v.object({
  effects: v.array(v.string()),
  record: v.object({
    dynamodb: v.object({
      SequenceNumber: v.string(),
      NewImage: v.optional(v.object({ _et: v.object({ S: v.string() }) })),
    }),
  }),
})

let sqs: LocalSqs | undefined
/** One after the other: who ends first would stop those of who came second. */
let delivering: Promise<void> = Promise.resolve()

/** Gives this test file queues of its own, in memory. Messages wait until `delivered` is asked for. */
export async function startQueues(): Promise<void> {
  sqs = await startSqs({ keys: { local: 'local-secret' }, region: 'cn-northwest-1', now })
  process.env.AWS_ENDPOINT_URL_SQS = sqs.endpoint
}

export const stopQueues = async (): Promise<void> => sqs?.stop()

const HANDLERS: Readonly<Record<string, () => Promise<{ handler: (event: never) => Promise<unknown> }>>> = {
  deliveriesOnQueue: () => import('@functions/deliveries/onQueue'),
  eventsOnRecords: () => import('@functions/events/onRecords'),
}

/** Calls a function in this process, with its event as it would come over the wire. */
const here: Invoke = async (functionName, event) => {
  const found = await HANDLERS[functionName]?.()
  if (!found) throw new Error(`no function ${functionName}`)
  return found.handler(JSON.parse(JSON.stringify(event)) as never)
}

/** Delivers what the queues hold and is not kept back, by the real functions; resolves when nothing more is to be seen. */
export function delivered(invoke: Invoke = here): Promise<void> {
  const deliver = async () => {
    if (!sqs) throw new Error('this file has no queues')
    sqs.deliver(invoke)
    await sqs.drain()
    await sqs.hold()
  }
  delivering = delivering.then(deliver, deliver)
  return delivering
}

/** What lies in a queue of the template, kept back or not. */
export const messagesIn = (queue: string): Message[] => sqs?.messages(queue) ?? []

/** Takes away what failed and was set aside, be it given up already: which effects of which kind of record, by its number. */
export function takeAside(): { effects: string[]; kind: string | undefined; number: string }[] {
  const aside = ['EffectsQueue', 'DeadLettersQueue'].flatMap(messagesIn).flatMap(({ body }) => {
    const found = v.safeParse(Aside, JSON.parse(body))
    return found.success ? [found.output] : []
  })
  for (const queue of ['EffectsQueue', 'DeadLettersQueue']) sqs?.purge(queue)
  return aside.map(({ effects, record: { dynamodb } }) => ({
    effects,
    kind: dynamodb.NewImage?._et.S,
    number: dynamodb.SequenceNumber,
  }))
}
