import { parentPort } from 'node:worker_threads'
import { type DOMWindow, JSDOM, VirtualConsole } from 'jsdom'
import type { FromThread, ToThread } from './jsdom'

/**
 * The thread that jsdom's windows live in, one for each phone. It is a thread of its own because a promise that nobody
 * handles is known to the process alone: among the tests it would be the test runner's, here it is the app's.
 */
const windows = new Map<number, DOMWindow>()
const answers = new Map<number, (said: { answer?: string; error?: string }) => void>()
let asked = 0

const say = (message: FromThread) => parentPort?.postMessage(message)

const wordsOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'stack' in error ? String(error.stack) : String(error)

/** Asks the world outside the phone. */
function outside(phone: number, name: string, given: string): Promise<string> {
  asked += 1
  const question = asked
  return new Promise((resolve, reject) => {
    answers.set(question, ({ answer, error }) =>
      error === undefined ? resolve(answer ?? 'null') : reject(new Error(error)),
    )
    say({ kind: 'native', phone, question, name, given })
  })
}

function launch(phone: number, scripts: string[], given: unknown[]): void {
  windows.get(phone)?.close()
  const { window } = new JSDOM('<!doctype html><html><head></head><body></body></html>', {
    pretendToBeVisual: true,
    runScripts: 'outside-only',
    url: 'https://servicewechat.com/',
    // What jsdom prints of errors reaches the host as events; what it cannot do is no news.
    virtualConsole: new VirtualConsole(),
  })
  windows.set(phone, window)
  const { Promise: Promised } = window as unknown as { Promise: PromiseConstructor }
  Reflect.set(
    window,
    'nuanxinNative',
    (name: string, sent: string) => new Promised((resolve, reject) => outside(phone, name, sent).then(resolve, reject)),
  )
  for (const script of scripts) window.eval(script)
  Reflect.get(window, 'nuanxinStart')(...given)
}

function answer({ phone, ask, given }: Extract<ToThread, { kind: 'ask' }>): unknown {
  if (ask === 'launch') {
    const [scripts, ...rest] = given
    return launch(phone, Array.isArray(scripts) ? scripts : [], rest)
  }
  const window = windows.get(phone)
  if (ask === 'close') {
    window?.close()
    windows.delete(phone)
    return undefined
  }
  if (!window) throw new Error('the app was not launched')
  return Reflect.get(window, ask)(...given)
}

/** The window whose code made that promise: each has a `Promise` of its own. */
const ownerOf = (promise: unknown) =>
  [...windows.values()].find((window) => promise instanceof Reflect.get(window, 'Promise'))

process.on('unhandledRejection', (reason, promise) => {
  const owner = ownerOf(promise)
  if (owner) owner.dispatchEvent(Object.assign(new owner.Event('unhandledrejection'), { reason }))
})

parentPort?.on('message', (message: ToThread) => {
  if (message.kind === 'answer') {
    answers.get(message.question)?.(message)
    answers.delete(message.question)
    return
  }
  const { question } = message
  const told = (error: unknown) => say({ kind: 'answer', question, error: wordsOf(error) })
  try {
    const answered = answer(message)
    // A promise of the window's own realm is no instance of ours.
    if (isPromise(answered)) answered.then((later) => say({ kind: 'answer', question, answer: later }), told)
    else say({ kind: 'answer', question, answer: answered })
  } catch (error) {
    told(error)
  }
})

const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value
