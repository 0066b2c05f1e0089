import { ulid } from 'ulid'

/** Chance that comes out the same on every machine, so that two people see the same demo street. */
export interface Random {
  /** In [0, 1). */
  next: () => number
  /** True with that probability. */
  chance: (probability: number) => boolean
  /** An integer from `from` to `to`, both included. */
  between: (from: number, to: number) => number
  /** One of them. @throws when there is none. */
  pick: <T>(all: readonly T[]) => T
  /** One of them, the heavier the likelier. */
  weighted: <T extends { weight: number }>(all: readonly T[]) => T
  /** Up to `count` different ones. */
  some: <T>(all: readonly T[], count: number) => T[]
  /** An id as a phone would have made it at that instant (epoch milliseconds). */
  id: (at: number) => string
}

/** A generator started from a number (mulberry32: 32 bits of state are plenty for made-up people). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(all: readonly T[]): T => {
    const found = all[between(0, all.length - 1)]
    if (found === undefined) throw new Error('nothing to pick from')
    return found
  }
  return {
    next,
    between,
    pick,
    chance: (probability) => next() < probability,
    weighted: (all) => {
      let left = next() * all.reduce((sum, { weight }) => sum + weight, 0)
      return (
        all.find(({ weight }) => {
          left -= weight
          return left < 0
        }) ?? pick(all)
      )
    },
    some: (all, count) => {
      const rest = [...all]
      return Array.from({ length: Math.min(count, rest.length) }, () =>
        rest.splice(between(0, rest.length - 1), 1),
      ).flat()
    },
    id: (at) => ulid(at, next),
  }
}
