import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import * as v from 'valibot'
import { closeServer, listen, readBody } from '../machine/http'
import type { Invoke } from './events'
import { bundleOf, functionOf, grantsOf } from './roles'
import { isS3Error } from './s3/error'
import { authorise } from './s3/signature'
import { md5, openSource, queueArn, type Source } from './sqs/source'
import { type Message, openStore, type Store } from './sqs/store'
import { queueRules, sourceRules } from './sqs/template'

interface Options {
  keys: Readonly<Record<string, string>>
  region: string
  /** Where messages are kept; without it they live in memory. */
  folder?: string
  /** Epoch milliseconds, by which messages are kept back and come again. */
  now?: () => number
}

/** A running stand-in. */
export interface LocalSqs {
  endpoint: string
  /** Begins to deliver. @throws when a function may not take messages out of its queue */
  deliver: (invoke: Invoke, onFailure?: (error: unknown) => void) => void
  /** Resolves when nothing that may be seen now is left or under way, with how many messages were delivered. */
  drain: () => Promise<number>
  messages: (queue: string) => Message[]
  /** Throws away what a queue holds. */
  purge: (queue: string) => void
  /** Delivers no more until told so; resolves when the last delivery is over. */
  hold: () => Promise<void>
  /** Goes on with what lies in the folder now. */
  reopen: () => void
  stop: () => Promise<void>
}

/** SQS takes no more. */
export const MAX_BODY_BYTES = 262_144
const LONGEST_DELAY = 900
/** Time passes for messages that are kept back: so often it is looked whether it has. Milliseconds. */
const LOOK_EVERY_MS = 1000

const SendMessage = v.strictObject({
  QueueUrl: v.string(),
  MessageBody: v.pipe(v.string(), v.minLength(1)),
  DelaySeconds: v.optional(v.number(), 0),
})

class Refusal extends Error {
  constructor(
    readonly type: string,
    message: string,
    readonly status = 400,
  ) {
    super(message)
  }
}

/**
 * An SQS with the queues of the template: signatures, what the role of the function that signed allows, limits, delays,
 * visibility, retention, dead letters. And Lambda's pollers, from serverless.yml. Of its API functions send alone; what it does
 * not know it refuses.
 */
export async function startSqs({ keys, region, folder, now = Date.now }: Options): Promise<LocalSqs> {
  const rules = queueRules()
  const opened = () => {
    const stores = new Map<string, Store>()
    for (const rule of rules) {
      const place = folder === undefined ? undefined : join(folder, rule.name)
      stores.set(
        rule.name,
        openStore(rule, place, now, (name) => stores.get(name)),
      )
    }
    return stores
  }
  let stores = opened()
  let sources: { queue: string; source: Source }[] = []

  const send = (caller: string, input: unknown) => {
    const { QueueUrl, MessageBody, DelaySeconds } = v.parse(SendMessage, input)
    const queue = QueueUrl.split('/').at(-1) ?? ''
    const store = stores.get(queue)
    if (!store) throw new Refusal('com.amazonaws.sqs#QueueDoesNotExist', 'The specified queue does not exist.')
    if (!mayUse(caller, 'sqs:SendMessage', queue)) {
      const who = functionOf(bundleOf(caller) ?? '')
      const why = `User: ${who} is not authorized to perform: sqs:sendmessage on resource: ${queueArn(queue, region)}`
      throw new Refusal('com.amazon.coral.service#AccessDeniedException', why, 403)
    }
    if (!(DelaySeconds >= 0 && DelaySeconds <= LONGEST_DELAY)) {
      throw invalid(
        `Value ${DelaySeconds} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.`,
      )
    }
    if (Buffer.byteLength(MessageBody) > MAX_BODY_BYTES) {
      throw invalid(`One or more parameters are invalid. Reason: Message must be shorter than ${MAX_BODY_BYTES} bytes.`)
    }
    const MessageId = store.send(MessageBody, caller, DelaySeconds)
    for (const each of sources) if (each.queue === queue) each.source.look()
    return { MessageId, MD5OfMessageBody: md5(MessageBody) }
  }

  const hold = async () => {
    const last = sources
    sources = []
    await Promise.all(last.map(({ source }) => source.stop()))
  }

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    response.setHeader('x-amzn-requestid', randomUUID())
    response.setHeader('content-type', 'application/x-amz-json-1.0')
    // Clients set their own clock by it before they sign again.
    response.setHeader('date', new Date().toUTCString())
    try {
      const body = await readBody(request, 2 * MAX_BODY_BYTES)
      const { method = 'GET', headers } = request
      const url = new URL(request.url ?? '/', `http://${headers.host ?? 'localhost'}`)
      const caller = authorise({ keys, region, now: Date.now, service: 'sqs' }, { method, url, headers, body })
      const target = String(headers['x-amz-target'])
      if (target !== 'AmazonSQS.SendMessage') throw new Refusal('com.amazonaws.sqs#UnsupportedOperation', target)
      response.end(JSON.stringify(send(caller, JSON.parse(body.toString()))))
    } catch (error) {
      const { type, message, status } = refusalOf(error)
      response.writeHead(status).end(JSON.stringify({ __type: type, message }))
    }
  }
  const server = createServer((request, response) => void answer(request, response))
  const port = await listen(server)
  const timer = setInterval(() => {
    for (const { source } of sources) source.look()
  }, LOOK_EVERY_MS)

  return {
    endpoint: `http://127.0.0.1:${port}`,
    deliver: (invoke, onFailure = () => undefined) => {
      sources = sourceRules().map((rule) => {
        for (const action of ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']) {
          if (mayUse(`local.${rule.bundle}`, action, rule.queue)) continue
          throw new Error(`the role of ${rule.functionName} may not ${action} on ${rule.queue}`)
        }
        const store = stores.get(rule.queue)
        if (!store) throw new Error(`${rule.functionName} takes from ${rule.queue}, which is no queue`)
        return { queue: rule.queue, source: openSource({ rule, store, region, invoke, onFailure }) }
      })
      for (const { source } of sources) source.look()
    },
    drain: async () => {
      const counts = await Promise.all(sources.map(({ source }) => source.drain()))
      return counts.reduce((sum, count) => sum + count, 0)
    },
    messages: (queue) => stores.get(queue)?.all() ?? [],
    purge: (queue) => stores.get(queue)?.purge(),
    hold,
    reopen: () => {
      stores = opened()
    },
    stop: async () => {
      clearInterval(timer)
      await hold()
      await closeServer(server)
    },
  }
}

const invalid = (message: string) => new Refusal('com.amazon.coral.service#InvalidParameterValueException', message)

/** Functions may what their role in the template allows; other keys are of the machine's own tools and may everything. */
export function mayUse(accessKeyId: string, action: string, queue: string): boolean {
  const bundle = bundleOf(accessKeyId)
  if (bundle === undefined) return true
  return grantsOf(bundle).some((grant) => grant.action === action && grant.resource === `${queue}.Arn`)
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (isS3Error(error)) return new Refusal(`com.amazon.coral.service#${error.s3Code}`, error.message, error.status)
  return invalid(error instanceof Error ? error.message : String(error))
}
