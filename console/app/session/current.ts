import { useSyncExternalStore } from 'react'
import { openApi, renewWith } from '../client'
import { queries } from '../queries'
import { createSession, type Working } from './session'

/** The one session of this page. */
export const session = createSession({ renew: () => openApi.desk.renew({}), end: () => openApi.desk.end({}) }, () =>
  queries.clear(),
)

renewWith(session.renew)

export const useSessionState = () => useSyncExternalStore(session.subscribe, session.state)

/** What is known of who works here. @throws outside the pages of somebody who is signed in */
export function useWorking(): Working {
  const state = useSessionState()
  if (state.is !== 'in') throw new Error('nobody is signed in')
  return state.working
}
