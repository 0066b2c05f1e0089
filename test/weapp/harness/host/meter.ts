import type { PageMeasure } from '../types'

/** What a page has cost, measured while it runs. */
export interface PageMeter {
  /** Counts one setData; returns its bytes. */
  setData: (data: object) => number
  /** Counts a request that starts while this page is in front; the returned function ends it. */
  request: (url: string) => () => void
  /** The page shows what it was opened for: what was asked until now is its first screen. */
  shown: () => void
  /** How much has happened: setData, requests begun and ended. Undefined while a request is running. */
  activity: () => number | undefined
  read: () => PageMeasure
}

/** Bytes of a text in UTF-8. */
export function bytesOf(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

const SECOND_MS = 1000
/** Answered and then so long without another request: the first screen has what it waited for. Milliseconds. */
const ANSWERED_MS = 500

/** A meter for one page. */
export function createMeter(route: string): PageMeter {
  const at: number[] = []
  let bytes = 0
  let largest = 0
  let most = 0
  let running = 0
  let mostAtOnce = 0
  let requests = 0
  let isShown = false
  let ended = 0
  let answeredAt = Number.POSITIVE_INFINITY
  return {
    setData: (data) => {
      const size = bytesOf(JSON.stringify(data))
      bytes += size
      largest = Math.max(largest, size)
      const now = Date.now()
      at.push(now)
      most = Math.max(most, at.filter((moment) => moment > now - SECOND_MS).length)
      return size
    },
    request: () => {
      // Whoever looks may come late: what is fetched at leisure meanwhile is not the first screen's.
      if (running === 0 && Date.now() - answeredAt >= ANSWERED_MS) isShown = true
      running += 1
      mostAtOnce = Math.max(mostAtOnce, running)
      if (!isShown) requests += 1
      return () => {
        running -= 1
        ended += 1
        answeredAt = Date.now()
      }
    },
    shown: () => {
      isShown = true
    },
    // A request that has ended had begun.
    activity: () => (running > 0 ? undefined : at.length + ended),
    read: () => ({
      route,
      setData: { count: at.length, bytes, largestBytes: largest, mostPerSecond: most },
      requests: { count: requests, mostAtOnce },
    }),
  }
}
