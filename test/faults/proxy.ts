import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import * as v from 'valibot'

/**
 * What may happen to a request between a function and the database. What is sent anew by the SDK is sent with the same
 * token; what the phone sends anew comes as another request with the same id in its items.
 */
export const MISHAPS = {
  throttled: 'refused for load, nothing written',
  broken: 'answered 500, nothing written',
  reset: 'the connection is reset on the way there',
  silent: 'swallowed: no answer until the function gives up',
  conflict: 'cancelled, because another transaction has each of its items',
  crowded: 'cancelled, because each of its items is throttled',
  'broken after commit': 'written, and answered 500',
  'answer lost': 'written, and the connection is reset before the answer',
  'answer never': 'written, and no answer until the function gives up',
  twice: 'delivered twice; the second answer arrives',
  late: 'delivered only after a later one was answered, long after the function gave up',
} as const
export type Mishap = keyof typeof MISHAPS

export interface Fault {
  what: Mishap
  /** Only requests whose body names this: an id of one scenario, so that scenarios may run at once. */
  mark: string
  /** How many of them, in their order; the ones after that pass. */
  times: number
  /** Which operations; transactions unless told. */
  operation?: RegExp
}

export interface FaultyProxy {
  /** To be used instead of the database's own address. */
  url: string
  /** From now on this happens; any number at once, each request meets the first that fits. */
  arm: (fault: Fault) => { met: () => number }
  /** Resolves when everything that was held back was delivered and answered. */
  settled: () => Promise<void>
  stop: () => Promise<void>
}

interface Armed extends Fault {
  met: number
}

interface Answer {
  status: number
  headers: IncomingMessage['headers']
  body: Buffer
}

/** Stands between functions and a database and lets requests through, but for those that a fault is armed for. */
export async function startFaultyProxy(databaseUrl: string): Promise<FaultyProxy> {
  const armed: Armed[] = []
  const held: { mark: string; deliver: () => Promise<unknown> }[] = []
  const underway = new Set<Promise<unknown>>()

  const serve = async (incoming: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(incoming)
    const forward = () => send(databaseUrl, incoming, body)
    const operation = String(incoming.headers['x-amz-target'] ?? '')
    const text = body.toString()
    const fault = armed.find(
      (each) =>
        each.met < each.times && (each.operation ?? /TransactWriteItems$/).test(operation) && text.includes(each.mark),
    )
    if (!fault) {
      reply(response, await forward())
      const due = held.filter(({ mark }) => text.includes(mark))
      for (const each of due) {
        held.splice(held.indexOf(each), 1)
        await each.deliver()
      }
      return
    }
    fault.met++
    await happen(fault, {
      incoming,
      response,
      text,
      forward,
      hold: (deliver) => held.push({ mark: fault.mark, deliver }),
    })
  }

  const server = createServer((incoming, response) => {
    const serving = serve(incoming, response).catch(() => response.destroy())
    underway.add(serving)
    void serving.finally(() => underway.delete(serving))
  })
  // A connection that is closed for being idle just as a request comes would be a mishap nobody ordered.
  server.keepAliveTimeout = 0
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address !== 'object') throw new Error('the proxy has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    arm: (fault) => {
      const entry = { ...fault, met: 0 }
      armed.push(entry)
      return { met: () => entry.met }
    },
    settled: async () => {
      for (const { deliver } of held.splice(0)) await deliver()
      await Promise.all(underway)
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

interface Exchange {
  incoming: IncomingMessage
  response: ServerResponse
  text: string
  forward: () => Promise<Answer>
  hold: (deliver: () => Promise<unknown>) => void
}

async function happen({ what }: Fault, { incoming, response, text, forward, hold }: Exchange): Promise<void> {
  switch (what) {
    case 'throttled':
      return refuse(response, 400, 'ProvisionedThroughputExceededException')
    case 'broken':
      return refuse(response, 500, 'InternalServerError')
    case 'reset':
      return void incoming.socket.resetAndDestroy()
    case 'silent':
      return
    case 'conflict':
      return refuse(response, 400, 'TransactionCanceledException', reasons(text, 'TransactionConflict'))
    case 'crowded':
      return refuse(response, 400, 'TransactionCanceledException', reasons(text, 'ThrottlingError'))
    case 'broken after commit':
      await forward()
      return refuse(response, 500, 'InternalServerError')
    case 'answer lost':
      await forward()
      return void incoming.socket.resetAndDestroy()
    case 'answer never':
      return void (await forward())
    case 'twice':
      await forward()
      return reply(response, await forward())
    case 'late':
      return hold(forward)
  }
}

function refuse(response: ServerResponse, status: number, type: string, more: object = {}): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' })
  response.end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: type, ...more }))
}

const Transaction = v.object({ TransactItems: v.array(v.unknown()) })

/** The same reason for each item of a transaction. */
function reasons(text: string, Code: string) {
  const { TransactItems } = v.parse(Transaction, JSON.parse(text))
  return { CancellationReasons: TransactItems.map(() => ({ Code, Message: Code })) }
}

function reply(response: ServerResponse, { status, headers, body }: Answer): void {
  if (response.destroyed) return
  response.writeHead(status, headers)
  response.end(body)
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function send(databaseUrl: string, { method, url = '/', headers }: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(new URL(url, databaseUrl), { method, headers }, (answer) => {
      bodyOf(answer).then(
        (received) => resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: received }),
        reject,
      )
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
