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

  /** Rises when somebody signs out or in: what was asked before says nothing of who sits here now. */
  let sitting = 0
  async function ask(): Promise<boolean> {
    const asked = sitting
    try {
      const working = await renew()
      if (asked !== sitting) return false
      become({ is: 'in', working })
      return true
    } catch (error) {
      if (asked !== sitting) return false
      const problem = asProblem(error)
      if (problem.code === 'DESK_OVER') {
        // Whoever is out stays out for the reason that was said.
        if (state.is !== 'out') become({ is: 'out', why: state.is === 'in' ? 'expired' : undefined })
      }
      // Without an answer nothing is known: who is in stays in.
      else if (state.is !== 'in') become({ is: 'unreachable', problem })
      return false
    }
  }

  let asking: Promise<boolean> | undefined
  let isEnding = false
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
      if (isEnding) return Promise.resolve(false)
      asking ??= ask().finally(() => {
        asking = undefined
      })
      return asking
    },
    /** Begins with what the sign-in answered. */
    enter: (working: Working) => {
      sitting += 1
      become({ is: 'in', working })
    },
    /** Signs out. The page forgets also when nobody can be told; then it says so by rejecting. */
    end: async (): Promise<void> => {
      sitting += 1
      isEnding = true
      try {
        await end()
      } finally {
        isEnding = false
        become({ is: 'out', why: 'ended' })
      }
    },
  }
}
