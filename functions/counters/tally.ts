import { eachOf } from '@functions/platform/pick'
import { ANY_COUNTS, type AnyCount, COUNTS, type CountName } from './names'

/** One number to be raised: which counter, what, by how much. */
export interface Count {
  scope: string
  bucket: string
  name: AnyCount
  by: number
}

/** Numbers by counter: `scope` and `bucket` as one key, in the order they were met. */
export type Tally = Map<string, { scope: string; bucket: string; counts: Partial<Record<AnyCount, number>> }>

/** The key of a record in the table as one string: the identity under which it is counted once. */
export function recordKeyOf({ pk, sk }: Record<string, unknown>): string {
  return `${String(pk)}|${String(sk)}`
}

/** Adds counts to a tally, which it returns. */
export function tally(counts: readonly Count[], into: Tally = new Map()): Tally {
  for (const { scope, bucket, name, by } of counts) {
    const key = `${scope}|${bucket}`
    const entry = into.get(key) ?? { scope, bucket, counts: {} }
    entry.counts[name] = (entry.counts[name] ?? 0) + by
    into.set(key, entry)
  }
  return into
}

/** The numbers a counter holds, and nothing else it says. */
export function countsIn(given: Partial<Record<AnyCount, number | undefined>>): Partial<Record<AnyCount, number>> {
  return Object.fromEntries(ANY_COUNTS.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])))
}

/** The numbers of a day, every one named. */
export function allCounts(given: Partial<Record<CountName, number | undefined>>): Record<CountName, number> {
  return eachOf(COUNTS, (name) => given[name] ?? 0)
}

/** Several counters together. */
export function sumOf(all: readonly Partial<Record<CountName, number | undefined>>[]): Record<CountName, number> {
  return eachOf(COUNTS, (name) => all.reduce((sum, each) => sum + (each[name] ?? 0), 0))
}
