import { type ApiError, asApiError } from '../api/apiError'
import { now } from '../clock'
import type { Copy } from '../offline/copies'
import { createStore, type Store } from '../store'

/** What has become of a question to the server. */
export type Answer<T> =
  | { state: 'loading'; data?: undefined; error?: undefined }
  | { state: 'error'; data?: undefined; error: ApiError }
  | {
      state: 'ready'
      data: T
      /** When the server said so, epoch milliseconds by its own clock. */
      at: number
      /** The server said so since the screen was opened; false for a copy from before. */
      fresh: boolean
      /** To be marked as of `at`: a newer answer could not be had, or lets itself be waited for. */
      stale: boolean
      /** Why a newer answer could not be had. */
      error?: ApiError
    }

export interface Loader<T> {
  answer: Store<Answer<T>>
  /** True while the server is being asked. */
  busy: Store<boolean>
  /** Tries without an answer in a row. */
  failures: Store<number>
  /** Asks anew; an answer still on its way to an earlier question is dropped. Resolves when it is settled. */
  reload: () => Promise<void>
  /** The same when a person asked for it: in place of an error they see that something happens. */
  retry: () => Promise<void>
  /** Asks unless it is being asked already. Resolves when that is settled. */
  refresh: () => Promise<void>
  /**
   * Asks unless what is shown – or a newer copy that another screen has kept meanwhile – is younger than that, or it is
   * being asked already. Zero asks whatever the age. Milliseconds.
   */
  ensure: (freshForMs: number) => Promise<void>
  /** Takes data as if the server had just answered it. */
  put: (data: T) => void
  /** No answer is taken any more. */
  stop: () => void
}

export interface Question<T> {
  ask: () => Promise<T>
  /** The copy to begin with and to fall back to, and where answers go. */
  recall: () => Copy<T> | undefined
  keep: (data: T) => void
  drop: () => void
}

/** After this long without an answer what is shown is marked as old, if it is. Milliseconds. */
const SLOW_MS = 3_000
/** Younger than this is not old. Milliseconds. */
const YOUNG_MS = 60_000

/** The server has said no, and will say so again: an earlier answer is no longer true. */
function isFinal({ status }: ApiError): boolean {
  return status >= 400 && status < 500 && status !== 401 && status !== 408 && status !== 429
}

/**
 * A question whose last answer is kept on the phone. It begins with the copy, stays with what it has while the server
 * cannot be reached – marked with its time – and gives it up only when the server itself says no.
 */
export function createLoader<T>(question: Question<T>): Loader<T> {
  const copy = question.recall()
  const answer = createStore<Answer<T>>(copy ? fromCopy(copy) : { state: 'loading' })
  const busy = createStore(false)
  const failures = createStore(0)
  let turn = 0
  let running: Promise<void> | undefined

  async function run(mine: number): Promise<void> {
    const slow = setTimeout(() => {
      const shown = answer.get()
      if (mine === turn && shown.state === 'ready' && now() - shown.at > YOUNG_MS) answer.set({ ...shown, stale: true })
    }, SLOW_MS)
    try {
      const data = await question.ask()
      if (mine !== turn) return
      put(data)
      failures.set(0)
    } catch (thrown) {
      if (mine !== turn) return
      fail(asApiError(thrown))
      failures.set(failures.get() + 1)
    } finally {
      clearTimeout(slow)
      if (mine === turn) {
        running = undefined
        busy.set(false)
      }
    }
  }

  function put(data: T): void {
    answer.set({ state: 'ready', data, at: now(), fresh: true, stale: false })
    question.keep(data)
  }

  function fail(error: ApiError): void {
    if (isFinal(error)) {
      question.drop()
      answer.set({ state: 'error', error })
      return
    }
    const shown = answer.get()
    answer.set(shown.state === 'ready' ? { ...shown, stale: true, error } : { state: 'error', error })
  }

  function reload(): Promise<void> {
    turn += 1
    busy.set(true)
    running = run(turn)
    return running
  }

  async function ensure(freshForMs: number): Promise<void> {
    const kept = freshForMs > 0 ? question.recall() : undefined
    const before = answer.get()
    if (kept && !(before.state === 'ready' && before.at >= kept.at)) answer.set(fromCopy(kept))
    const shown = answer.get()
    // A copy out of the future is one of a wrong clock: it may be of any age.
    const isYoung = shown.state === 'ready' && !shown.stale && Math.abs(now() - shown.at) < freshForMs
    if (!isYoung) await (running ?? reload())
  }

  return {
    answer,
    busy,
    failures,
    put,
    reload,
    retry: () => {
      if (answer.get().state === 'error') answer.set({ state: 'loading' })
      return reload()
    },
    refresh: () => running ?? reload(),
    ensure,
    stop: () => {
      turn += 1
      running = undefined
      busy.set(false)
    },
  }
}

function fromCopy<T>({ at, data }: Copy<T>): Answer<T> {
  return { state: 'ready', data, at, fresh: false, stale: false }
}
