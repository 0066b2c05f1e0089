import type { Outputs } from '@shared/contract/contract'
import { asProblem, type Problem } from '../problem'

export type Working = Outputs['desk']['renew']

export type SessionState =
  /** It is asked whether there is one. */
  | { is: 'starting' }
  /** Nobody could be asked. */
  | { is: 'unreachable'; problem: Problem }
  | { is: 'out'; why?: 'expired' | 'ended' | undefined }
  | { is: 'in'; working: Working }

interface Calls {
  renew: () => Promise<Working>
  end: () => Promise<unknown>
}

/**
 * Who sits at this desk. The session itself is a cookie; here stands what its last renewal said. `forget` is called when
 * it is over: nothing of it may stay in the page.
 */
export function createSession({ renew, end }: Calls, forget: () => void) {
  let state: SessionState = { is: 'starting' }
  const listeners = new Set<() => void>()
  const become = (next: SessionState) => {
    if (state.is === 'in' && next.is !== 'in') forget()
    state = next
    for (const listener of listeners) listener()
  }

  async function ask(): Promise<boolean> {
    try {
      become({ is: 'in', working: await renew() })
      return true
    } catch (error) {
      const problem = asProblem(error)
      if (problem.code === 'DESK_OVER') become({ is: 'out', why: state.is === 'in' ? 'expired' : undefined })
      // Without an answer nothing is known: who is in stays in.
      else if (state.is !== 'in') become({ is: 'unreachable', problem })
      return false
    }
  }

  let asking: Promise<boolean> | undefined
  return {
    state: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    /** Goes on for another half hour; several callers at once share one request. False when the session is over or nobody answered. */
    renew: (): Promise<boolean> => {
      asking ??= ask().finally(() => {
        asking = undefined
      })
      return asking
    },
    /** Begins with what the sign-in answered. */
    enter: (working: Working) => become({ is: 'in', working }),
    /** Signs out. The page forgets also when nobody can be told; then it says so by rejecting. */
    end: async (): Promise<void> => {
      try {
        await end()
      } finally {
        become({ is: 'out', why: 'ended' })
      }
    },
  }
}
