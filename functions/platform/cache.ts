import { now } from './clock'

/** Caches in a warm function live this long at most and are never what a write depends on. Milliseconds. */
export const CACHE_MS = 60_000

/** How many keys a cache keeps unless told: a street each, and a deployment serves few. */
const MAX_KEYS = 200

/** Remembers what `load` returned for a key; concurrent callers share one load, a failed load is not kept. */
export function cached<T>(
  load: (key: string) => Promise<T>,
  { livesMs = CACHE_MS, most = MAX_KEYS }: { livesMs?: number; most?: number } = {},
) {
  const entries = new Map<string, { until: number; value: Promise<T> }>()
  const read = (key: string): Promise<T> => {
    const hit = entries.get(key)
    if (hit && hit.until > now()) return hit.value
    if (entries.size >= most) entries.clear()
    const value = load(key)
    entries.set(key, { until: now() + livesMs, value })
    // Whoever reads it hears of it; the next one reads anew.
    value.catch(() => entries.delete(key))
    return value
  }
  /** Forgets a key (or everything): for the function that has just written it. */
  read.forget = (key?: string) => (key === undefined ? entries.clear() : void entries.delete(key))
  caches.add(read)
  return read
}

const caches = new Set<{ forget: (key?: string) => void }>()

/** Forgets everything every cache holds: after the database was exchanged underneath. */
export function forgetAll(): void {
  for (const cache of caches) cache.forget()
}
