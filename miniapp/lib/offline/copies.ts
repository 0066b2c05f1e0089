import Taro from '@tarojs/taro'
import { now } from '../clock'
import { SHAPE } from './shape.gen'
import { forget, recall, remember } from './storage'

/**
 * Copies of the server's answers on this phone, for when there is no network. Each belongs to one person, or to
 * everybody in a street; it is good for 30 days and for the answers' present shape.
 */
export interface Copy<T> {
  /** When the server said so, epoch milliseconds by its own clock. */
  at: number
  data: T
}

interface Kept<T> extends Copy<T> {
  shape: string
}

const PREFIX = 'copy:'
const MAX_AGE_MS = 30 * 86_400_000
/** One key holds 1 MB, and a Chinese letter may take three bytes of it. */
const MAX_LETTERS = 300_000
/** Far above what one person looks at in a month; storage takes 10 MB in all. */
const MAX_COPIES = 120

const keyOf = (owner: string, name: string) => `${PREFIX}${owner}:${name}`

/** The owner of what everybody in a street may see, signed in or not. */
export const streetOwner = (streetId: string) => `street-${streetId}`

/** The copy under that name; undefined when there is none, or none that is still good. */
export function copyOf<T>(owner: string, name: string): Copy<T> | undefined {
  const kept = recall<Kept<T>>(keyOf(owner, name))
  return kept && isGood(kept) ? { at: kept.at, data: kept.data } : undefined
}

/** Older ones are only not shown: while the phone's own clock is wrong and nobody corrects it, nothing is lost. */
function isGood(kept: Partial<Kept<unknown>>): boolean {
  return kept.shape === SHAPE && typeof kept.at === 'number' && now() - kept.at < MAX_AGE_MS
}

/** Keeps an answer of this moment in place of the one before. A full phone goes without, quietly: it is only a copy. */
export function keepCopy(owner: string, name: string, data: unknown): void {
  const key = keyOf(owner, name)
  const kept: Kept<unknown> = { shape: SHAPE, at: now(), data }
  if (JSON.stringify(data).length > MAX_LETTERS) dropCopy(owner, name)
  else if (!remember(key, kept) && dropOldest(0.5)) remember(key, kept)
}

/** Forgets one copy, because the server says that it is no longer true. */
export function dropCopy(owner: string, name: string): void {
  forget(keyOf(owner, name))
}

/** Forgets all copies that belong to persons; what everybody may see stays. */
export function forgetPersonalCopies(): void {
  for (const key of copyKeys()) if (!key.startsWith(`${PREFIX}street-`)) forget(key)
}

/** Keeps something that matters more than any copy: copies give way to it. False when even that did not help. */
export function rememberFirst<T>(key: string, value: T): boolean {
  return remember(key, value) || (dropOldest(1) && remember(key, value))
}

/**
 * Throws away what is no longer good, and the oldest beyond a number. Called when the server has just told the time:
 * before that a wrong phone clock would make everything look old.
 */
export function tidyCopies(): void {
  const good = byAge().filter(({ key, kept }) => {
    if (kept && isGood(kept)) return true
    forget(key)
    return false
  })
  for (const { key } of good.slice(0, Math.max(0, good.length - MAX_COPIES))) forget(key)
}

/** Drops that share of the copies, oldest first. False when there was none. */
function dropOldest(share: number): boolean {
  const all = byAge()
  for (const { key } of all.slice(0, Math.ceil(all.length * share))) forget(key)
  return all.length > 0
}

/** All copies, oldest first, unreadable ones before them. */
function byAge() {
  return copyKeys()
    .map((key) => ({ key, kept: recall<Partial<Kept<unknown>>>(key) }))
    .sort((a, b) => (a.kept?.at ?? 0) - (b.kept?.at ?? 0))
}

function copyKeys(): string[] {
  return (Taro.getStorageInfoSync().keys ?? []).filter((key) => key.startsWith(PREFIX))
}
