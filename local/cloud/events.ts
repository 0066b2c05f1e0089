import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** Calls a function with an event and resolves with its answer; rejects when the function failed. */
export type Invoke = (functionName: string, event: unknown) => Promise<unknown>

/** Invokes through serverless-offline's Lambda endpoint, as the SDK would. */
export function invokeAt(endpoint: string, prefix: string): Invoke {
  return async (functionName, event) => {
    const url = `${endpoint}/2015-03-31/functions/${prefix}${functionName}/invocations`
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(event) })
    const text = await response.text()
    if (!response.ok || response.headers.has('x-amz-function-error')) throw new Error(`${functionName} failed: ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }
}

type QueueOptions = {
  folder: string
  functionName: string
  invoke: Invoke
  onFailure?: (error: unknown) => void
  /** Pauses before the second and third try, in ms; Lambda's are one and two minutes. */
  retryAfterMs?: readonly number[]
}

/** Asynchronous events of one function. `drain` resolves when nothing is under way, with how many that were. */
export type EventQueue = { push: (event: unknown) => void; drain: () => Promise<number>; stop: () => Promise<void> }

/**
 * Delivers events as Lambda does asynchronous ones: at least once, up to three tries, and what failed for good is kept
 * (in `<folder>/failed`) for a person to look at. Events wait on disk, so a restart delivers what was cut off.
 */
export function openQueue(options: QueueOptions): EventQueue {
  const { folder, functionName, invoke, onFailure, retryAfterMs = [2_000, 10_000] } = options
  const [waiting, failed] = [join(folder, 'waiting'), join(folder, 'failed')]
  for (const each of [waiting, failed]) mkdirSync(each, { recursive: true })
  const stopping = new AbortController()
  const running = new Set<Promise<void>>()

  const deliver = async (name: string) => {
    const event: unknown = JSON.parse(readFileSync(join(waiting, name), 'utf8'))
    for (const waitMs of [0, ...retryAfterMs]) {
      await pause(waitMs, undefined, { signal: stopping.signal }).catch(() => undefined)
      if (stopping.signal.aborted) return
      try {
        await invoke(functionName, event)
        rmSync(join(waiting, name))
        return
      } catch (error) {
        onFailure?.(error)
      }
    }
    // Stopped in the middle of a try: it is tried again after the next start.
    if (!stopping.signal.aborted) renameSync(join(waiting, name), join(failed, name))
  }
  const start = (name: string) => {
    const delivery = deliver(name).finally(() => running.delete(delivery))
    running.add(delivery)
  }

  for (const name of readdirSync(waiting)
    .filter((file) => file.endsWith('.json'))
    .sort())
    start(name)
  const drain = async () => {
    let drained = 0
    while (running.size > 0) {
      drained += running.size
      await Promise.all(running)
    }
    return drained
  }
  return {
    push: (event) => {
      const name = `${Date.now()}-${randomUUID()}.json`
      writeFileSync(join(waiting, `${name}.part`), JSON.stringify(event))
      renameSync(join(waiting, `${name}.part`), join(waiting, name))
      start(name)
    },
    drain,
    stop: async () => {
      stopping.abort()
      await drain()
    },
  }
}
