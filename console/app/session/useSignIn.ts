import type { Outputs } from '@shared/contract/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { openApi } from '../client'
import { asProblem, type Problem } from '../problem'
import { session } from './current'

/** How often it is asked whether the phone has decided. Milliseconds. */
const POLL_MS = 1_500

type Login = Outputs['desk']['begin']

export type SigningIn =
  | { is: 'beginning' }
  | { is: 'failed'; problem: Problem }
  /** A code is on the screen; `seenBy` once somebody scanned it. */
  | { is: 'asking'; login: Login; digits: string; seenBy?: string | undefined; problem?: Problem | undefined }
  /** This code is worth nothing any more. */
  | { is: 'over'; why: 'refused' | 'dead' | 'expired'; login: Login }

/** The street of the address (`?street=`), for a deployment of several; the one the desk is built for otherwise. */
const streetAsked = (): string => new URLSearchParams(window.location?.search).get('street') ?? STREET_ID

/** A sign-in by scanning: shows a code, asks how it stands while somebody looks at the page, and enters. */
export function useSignIn() {
  const [state, setState] = useState<SigningIn>({ is: 'beginning' })
  const latest = useRef(state)
  latest.current = state

  const begin = useCallback(async () => {
    setState({ is: 'beginning' })
    try {
      const login = await openApi.desk.begin({ streetId: streetAsked() })
      setState({ is: 'asking', login, digits: login.digits })
    } catch (error) {
      setState({ is: 'failed', problem: asProblem(error) })
    }
  }, [])

  const begun = useRef(false)
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    void begin()
  }, [begin])

  const isAsking = state.is === 'asking'
  useEffect(() => {
    if (!isAsking) return
    let polling = false
    const poll = async () => {
      const { current } = latest
      if (polling || current.is !== 'asking' || document.visibilityState !== 'visible') return
      polling = true
      const next = await standing(current.login, current.digits).finally(() => {
        polling = false
      })
      // Another code was asked for meanwhile.
      if (latest.current.is !== 'asking' || latest.current.login !== current.login) return
      if (next.is === 'in') session.enter(next.working)
      else setState(next)
    }
    const timer = setInterval(poll, POLL_MS)
    return () => clearInterval(timer)
  }, [isAsking])

  return { state, begin }
}

async function standing(login: Login, digits: string) {
  try {
    const answer = await openApi.desk.poll({})
    if (answer.working) return { is: 'in', working: answer.working } as const
    const { state } = answer
    if (state === 'refused' || state === 'dead') return { is: 'over', why: state, login } as const
    const seenBy = state === 'seen' ? (answer.byLabel ?? '') : undefined
    return { is: 'asking', login, digits: answer.digits ?? digits, seenBy } as const
  } catch (error) {
    const problem = asProblem(error)
    // Without an answer the code still stands.
    if (problem.code !== 'LOGIN_GONE') return { is: 'asking', login, digits, problem } as const
    return { is: 'over', why: 'expired', login } as const
  }
}
