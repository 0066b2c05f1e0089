import Taro, { useDidHide, useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { isPassing } from '../api/apiError'
import { backoffMs } from '../api/backoff'
import { type Copy, copyOf, dropCopy, keepCopy, streetOwner } from '../offline/copies'
import { onBackOnline } from '../offline/online'
import { session, useSession } from '../session/session'
import { useStore } from '../store'
import { type Answer, createLoader } from './loader'

/** What a screen has to draw: a skeleton, an error with a retry, or data – perhaps as of an earlier moment. */
export type Load<T> = Answer<T> & {
  /** Asks again; resolves when the answer is drawn. */
  reload: () => Promise<void>
  /** Asks again unless it is being asked already. */
  refresh: () => Promise<void>
  /** Draws other data at once, e.g. what a write just answered. A method, so that a load of more is also one of less. */
  put(data: T): void
  /** True while an answer is on its way. */
  busy: boolean
}

export interface LoadOptions<T> {
  /** Name of the copy kept on the phone for this person; none is kept without it. */
  cache?: string
  /** The copy is not the person's own: everybody in the street may see it, also signed out. */
  everyones?: boolean
  /** Another copy to begin with when there is none of this name, e.g. the same thing in a list. */
  orElse?: () => Copy<T> | undefined
  /**
   * What hardly ever changes is not asked again while its copy is younger than this; a pull-down asks all the same.
   * Milliseconds; see freshness.ts. Never for what can be acted upon: states, points, stock, vouchers.
   */
  freshFor?: number
  /** False while something it needs is missing, e.g. nobody is signed in. */
  when?: boolean
}

/** While the server cannot be reached a screen that is seen asks again by itself, first and at most after so long. */
const AGAIN_MS = 5_000
const AGAIN_CAP_MS = 60_000

/** Whose copies a screen reads and writes. Nobody signed in is somebody too. */
const ownerNow = (everyones: boolean) => {
  const me = session()?.me
  return everyones ? streetOwner(me?.streetId ?? STREET_ID) : (me?.memberId ?? 'nobody')
}

/** A part of the copy kept under that name; for `orElse`. */
export function copyWithin<W, T>(name: string, part: (whole: W) => T | undefined, everyones = false) {
  const whole = copyOf<W>(ownerNow(everyones), name)
  const found = whole && part(whole.data)
  return whole && found !== undefined ? { at: whole.at, data: found } : undefined
}

/** One thing as the list kept under that name knew it; for `orElse`. */
export function copyInList<T>(name: string, is: (each: T) => boolean, everyones = false): Copy<T> | undefined {
  type List = readonly T[] | { items: readonly T[] }
  return copyWithin<List, T>(name, (list) => ('items' in list ? list.items : list).find(is), everyones)
}

/**
 * Loads a screen's data: when it is first shown, whenever it is shown again, on pull-down, and when the server can be
 * reached again. With `cache` the last answer is drawn at once, and stays – marked – while there is no network.
 * @param deps loads anew when one of them changes, or another person signs in.
 */
export function useLoad<T>(load: () => Promise<T>, deps: readonly unknown[], options: LoadOptions<T> = {}): Load<T> {
  const { cache, everyones = false, when = true, freshFor = 0 } = options
  useSession()
  const owner = ownerNow(everyones)
  const latest = useRef({ load, orElse: options.orElse })
  latest.current = { load, orElse: options.orElse }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller names what a load depends on
  const loader = useMemo(
    () =>
      createLoader<T>({
        ask: () => latest.current.load(),
        recall: () => (cache ? copyOf<T>(owner, cache) : undefined) ?? latest.current.orElse?.(),
        // An answer to somebody who has signed out meanwhile is nobody's copy.
        keep: (data) => {
          if (cache && ownerNow(everyones) === owner) keepCopy(owner, cache, data)
        },
        drop: () => {
          if (cache) dropCopy(owner, cache)
        },
      }),
    [...deps, owner, cache],
  )
  const answer = useStore(loader.answer)
  const busy = useStore(loader.busy)
  const failures = useStore(loader.failures)
  const [seen, setSeen] = useState(true)
  const hidden = useRef(false)

  // Behind another page nothing is asked: who signs in there comes back to one question, not two.
  useEffect(() => {
    if (when && !hidden.current) loader.ensure(freshFor)
    return loader.stop
  }, [loader, when, freshFor])

  // Shown again after another page or app was in front; the first showing is the mount itself.
  useDidHide(() => {
    hidden.current = true
    setSeen(false)
  })
  useDidShow(() => {
    setSeen(true)
    if (hidden.current && when) loader.ensure(freshFor)
    hidden.current = false
  })

  const passing = answer.error !== undefined && isPassing(answer.error)
  useEffect(() => {
    if (!passing || !seen || !when) return
    const timer = setTimeout(loader.refresh, backoffMs(failures, AGAIN_MS, AGAIN_CAP_MS, Math.random()))
    const leave = onBackOnline(loader.refresh)
    return () => {
      clearTimeout(timer)
      leave()
    }
  }, [passing, failures, seen, when, loader])

  usePullDownRefresh(() => {
    if (when) loader.reload().finally(() => Taro.stopPullDownRefresh())
    else Taro.stopPullDownRefresh()
  })

  const reload = useCallback(() => (when ? loader.retry() : Promise.resolve()), [loader, when])
  const refresh = useCallback(() => (when ? loader.refresh() : Promise.resolve()), [loader, when])
  return { ...answer, reload, refresh, put: loader.put, busy }
}
