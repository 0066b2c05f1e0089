import type { Polled } from '../cloud/streams'

/** The parts of a system in which something may be under way. */
export interface Parts {
  /** Each waits until it has nothing under way and tells how much there was: requests, uploads, pushes, schedules. */
  queues: readonly (() => Promise<number>)[]
  /** Each reads the table's stream at once. */
  readers: readonly (() => Promise<Polled>)[]
}

export interface Settled {
  rounds: number
  /** Events and records that were delivered meanwhile. */
  delivered: number
}

/** More rounds than any chain of consequences has. */
const MOST_ROUNDS = 50

/**
 * Resolves when nothing is left to do: no request runs, uploads are developed, every reader of the stream is at its end,
 * verdicts are pushed and what is due by the clock has run. One thing leads to another, so it goes round until a whole
 * round brought nothing.
 * @throws when a reader fails, or when it never comes to rest.
 */
export async function settle({ queues, readers }: Parts): Promise<Settled> {
  let delivered = 0
  for (let rounds = 1; rounds <= MOST_ROUNDS; rounds++) {
    let moved = 0
    for (const drain of queues) moved += await drain()
    const polled = await Promise.all(readers.map((look) => look()))
    if (polled.some(({ failed }) => failed)) throw new Error('a reader of the stream fails, see functions.log')
    for (const each of polled) moved += each.delivered
    if (moved === 0) return { rounds, delivered }
    delivered += moved
  }
  throw new Error(`not settled after ${MOST_ROUNDS} rounds`)
}
