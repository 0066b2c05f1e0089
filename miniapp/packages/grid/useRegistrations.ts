import { api } from '@miniapp/lib/api/api'
import { usePages } from '@miniapp/lib/load/usePages'
import { useState } from 'react'
import { useCommunity } from './useCommunity'

/** The three lists of registrations, as staff say them. */
export const REGISTRATION_TABS = { pending: '待确认', confirmed: '已确认', rejected: '已退回' } as const
export type RegistrationTab = keyof typeof REGISTRATION_TABS

/** Registrations of the chosen community by state. */
export function useRegistrations() {
  const community = useCommunity()
  const [tab, setTab] = useState<RegistrationTab>('pending')
  const communityId = community.chosen?.communityId ?? ''
  const list = usePages(
    (cursor) => api.identity.registrations({ communityId, status: tab, ...(cursor ? { cursor } : {}) }),
    [communityId, tab],
    { when: communityId !== '' },
  )
  return { community, tab, setTab, list }
}
