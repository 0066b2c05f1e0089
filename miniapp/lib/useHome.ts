import type { Outputs } from '@shared/contract/contract'
import { useEffect } from 'react'
import { api } from './api'
import { noticeMe, useSession } from './session'
import { useLoad } from './useLoad'

export type Home = Outputs['insights']['home']

/** The home screen's one answer; asked only when somebody is signed in, kept for when there is no network. */
export function useHome() {
  const session = useSession()
  const load = useLoad(() => api.insights.home({}), [session?.me.memberId], { cache: 'home', when: Boolean(session) })
  const fresh = load.state === 'ready' && !load.staleSince ? load.data.me : undefined
  useEffect(() => {
    if (fresh) noticeMe(fresh)
  }, [fresh])
  return load
}
