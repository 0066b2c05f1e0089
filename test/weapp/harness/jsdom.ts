import { Worker } from 'node:worker_threads'
import { hostScript, jsdomThread } from './bundle'
import { answerNative, type Driver, type DriverOptions, GLUE, received, sent, startOf } from './driver'

/** What the thread is asked and told. */
export type ToThread =
  | {
      kind: 'ask'
      phone: number
      question: number
      ask: 'launch' | 'close' | 'nuanxinCall' | 'nuanxinInPage' | 'nuanxinShiftTo' | 'nuanxinRests'
      given: unknown[]
    }
  | { kind: 'answer'; question: number; answer?: string; error?: string }

/** What it says. */
export type FromThread =
  | { kind: 'answer'; question: number; answer?: unknown; error?: string }
  | { kind: 'native'; phone: number; question: number; name: string; given: string }

type Ask = Extract<ToThread, { kind: 'ask' }>['ask']

interface Thread {
  ask(phone: number, ask: Ask, given: unknown[]): Promise<unknown>
  enter(phone: number, outside: DriverOptions): void
  /** The last one to leave ends the thread, unless another phone enters soon. */
  leave(phone: number): void
}

/** How long the thread waits for the next phone. Milliseconds. */
const IDLE_MS = 2000

let thread: Promise<Thread> | undefined
let phones = 0

async function startThread(): Promise<Thread> {
  const worker = new Worker(await jsdomThread(), { eval: true })
  const options = new Map<number, DriverOptions>()
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>()
  const tell = (message: ToThread) => worker.postMessage(message)
  let questions = 0
  let idle: ReturnType<typeof setTimeout> | undefined

  worker.on('message', (message: FromThread) => {
    const { question } = message
    if (message.kind === 'native') {
      const outside = options.get(message.phone)
      if (!outside) return
      answerNative(outside, message.name, message.given).then(
        (answer) => tell({ kind: 'answer', question, answer }),
        (error: unknown) => tell({ kind: 'answer', question, error: String(error) }),
      )
      return
    }
    const asking = waiting.get(question)
    waiting.delete(question)
    if (message.error === undefined) asking?.resolve(message.answer)
    else asking?.reject(new Error(message.error))
  })
  worker.on('error', (error: Error) => {
    thread = undefined
    for (const { reject } of waiting.values()) reject(error)
  })
  // It must not keep a process alive whose tests are done. Only now: listening to it would take that back.
  worker.unref()
  return {
    ask: (phone, ask, given) =>
      new Promise((resolve, reject) => {
        questions += 1
        waiting.set(questions, { resolve, reject })
        tell({ kind: 'ask', phone, question: questions, ask, given })
      }),
    enter: (phone, outside) => {
      clearTimeout(idle)
      options.set(phone, outside)
    },
    leave: (phone) => {
      options.delete(phone)
      clearTimeout(idle)
      if (options.size > 0) return
      idle = setTimeout(() => {
        thread = undefined
        void worker.terminate()
      }, IDLE_MS)
      idle.unref()
    },
  }
}

/**
 * Runs the host in a window of jsdom, in a thread that all such phones of a process share: no layout and no pictures,
 * but ten times faster to start than a browser.
 */
export function inJsdom(options: DriverOptions): Driver {
  phones += 1
  const phone = phones
  const ask = async (what: Ask, ...given: unknown[]) => {
    thread ??= startThread()
    const running = await thread
    if (what === 'launch') running.enter(phone, options)
    return running.ask(phone, what, given)
  }
  return {
    launch: async (...given) => {
      await ask('launch', [await hostScript(), GLUE], startOf(...given))
    },
    shiftTo: async (shift) => {
      await ask('nuanxinShiftTo', shift)
    },
    call: async (method, ...given) => received(await ask('nuanxinCall', method, given.map(sent))),
    rests: async () => (await ask('nuanxinRests')) === true,
    inPage: async (source) => received(await ask('nuanxinInPage', source)),
    emulate: async () => undefined,
    close: async () => {
      const running = await thread
      if (!running) return
      await running.ask(phone, 'close', [])
      running.leave(phone)
    },
  }
}
