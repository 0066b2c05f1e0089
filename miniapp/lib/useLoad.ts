import Taro, { useDidHide, useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type ApiError, asApiError } from './apiError'
import { now } from './clock'
import { recall, remember } from './storage'

/** What a screen has to draw: a skeleton, an error with a retry, or data – perhaps an older copy of it. */
export type Load<T> = {
  /** Asks again; resolves when the answer is drawn. */
  reload: () => Promise<void>
  /** Draws other data at once, e.g. what a write just answered. */
  put: (data: T) => void
  /** True while an answer is on its way. */
  busy: boolean
} & (
  | { state: 'loading'; data?: undefined; error?: undefined; staleSince?: undefined }
  | { state: 'error'; data?: undefined; error: ApiError; staleSince?: undefined }
  /** `staleSince`: data is a copy of that moment (epoch ms), because a new answer could not be had: `error` says why. */
  | { state: 'ready'; data: T; error?: ApiError; staleSince?: number }
)

interface Copy<T> {
  at: number
  data: T
}

type Answer<T> =
  | { state: 'loading' }
  | { state: 'error'; error: ApiError }
  | { state: 'ready'; data: T; error?: ApiError; staleSince?: number }

interface Options {
  /** Name of the copy kept on the phone; none is kept without it. */
  cache?: string
  /** False while something it needs is missing, e.g. nobody is signed in. */
  when?: boolean
}

const copyKey = (name: string) => `cache:${name}`

/**
 * Loads a screen's data: when it is first shown, whenever it is shown again, and on pull-down.
 * With `cache` the last answer is drawn at once, and stays – marked – when there is no network.
 * @param deps loads anew when one of them changes.
 */
export function useLoad<T>(load: () => Promise<T>, deps: readonly unknown[], options: Options = {}): Load<T> {
  const { cache, when = true } = options
  const [answer, setAnswer] = useState<Answer<T>>(() => fromCopy<T>(cache))
  const [busy, setBusy] = useState(false)
  const turn = useRef(0)
  const hidden = useRef(false)
  const asked = useRef(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller names what a load depends on
  const reload = useCallback(async () => {
    if (!when) return
    turn.current += 1
    const mine = turn.current
    setBusy(true)
    try {
      const data = await load()
      if (mine !== turn.current) return
      setAnswer({ state: 'ready', data })
      if (cache) remember<Copy<T>>(copyKey(cache), { at: now(), data })
    } catch (thrown) {
      if (mine !== turn.current) return
      const error = asApiError(thrown)
      const copy = cache ? recall<Copy<T>>(copyKey(cache)) : undefined
      setAnswer((before) => {
        if (copy) return { state: 'ready', data: copy.data, staleSince: copy.at, error }
        return before.state === 'ready' ? { ...before, error } : { state: 'error', error }
      })
    } finally {
      if (mine === turn.current) setBusy(false)
    }
  }, [...deps, when, cache])

  useEffect(() => {
    // Something else is asked for: the old answer is no answer to it, not even while the new one is on its way.
    if (asked.current) setAnswer(fromCopy(cache))
    asked.current = true
    reload()
  }, [reload, cache])

  // Shown again after another page or app was in front; the first showing is the mount itself.
  useDidHide(() => {
    hidden.current = true
  })
  useDidShow(() => {
    if (hidden.current) reload()
    hidden.current = false
  })

  usePullDownRefresh(() => {
    reload().finally(() => Taro.stopPullDownRefresh())
  })

  const put = useCallback((data: T) => setAnswer({ state: 'ready', data }), [])
  const retry = useCallback(async () => {
    setAnswer((before) => (before.state === 'error' ? { state: 'loading' } : before))
    await reload()
  }, [reload])
  return { ...answer, reload: retry, put, busy }
}

function fromCopy<T>(cache: string | undefined): Answer<T> {
  const copy = cache ? recall<Copy<T>>(copyKey(cache)) : undefined
  return copy ? { state: 'ready', data: copy.data } : { state: 'loading' }
}
