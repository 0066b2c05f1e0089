import { env } from '@functions/platform/env'
import { LONGEST_DELAY, post } from '@functions/platform/outside/queue'

/** Something to be done outside the system: it waits in a queue, because whoever is out there may be away. */
export interface Errand {
  /** Names what does it (`ErrandKind`). */
  kind: string
  /** What it is about. What it says follows from the records when it is done. */
  subject: Record<string, string>
  /** It never waits behind what is not urgent. */
  urgent?: boolean
  /** How often it was put off. */
  tries?: number
}

/** What errands are given that their own slice may not see. */
export interface Reach {
  /** WeChat's name of a member; undefined when they are gone. */
  openidOf: (memberId: string) => Promise<string | undefined>
}

/** How a slice does one kind of errand. */
export interface ErrandKind {
  kind: string
  /**
   * Does it, once or several times with the same outcome: a queue delivers at least once. Resolves with the seconds after
   * which it is to be looked at again, or with nothing when it is done.
   * @throws when it failed: it comes again by itself, and in the end its way to the dead letters.
   */
  run: (subject: unknown, tries: number, reach: Reach) => Promise<number | undefined>
}

/** Puts an errand into its queue. */
export const send = (errand: Errand, delay = 0): Promise<void> =>
  post(errand.urgent ? env.urgentQueue : env.deliveriesQueue, errand, delay)

const FIRST_WAIT = 60

/** How long whoever is away is left alone, who was asked in vain so often: ever longer. Seconds. */
export const waitAfter = (tries: number, longest = LONGEST_DELAY): number => Math.min(longest, FIRST_WAIT * 2 ** tries)
