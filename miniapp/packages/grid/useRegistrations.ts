import { api } from '@miniapp/lib/api/api'
import { usePages } from '@miniapp/lib/load/usePages'
import type { RegistrationTab } from '@shared/rules/people/registration'
import { useState } from 'react'
import { useCommunity } from './useCommunity'

/** Registrations of the chosen community by state. */
export function useRegistrations() {
  const community = useCommunity()
  const [tab, setTab] = useState<RegistrationTab>('pending')
  const communityId = community.chosen?.communityId ?? ''
  const list = usePages((at) => api.identity.registrations({ communityId, status: tab, ...at }), [communityId, tab], {
    when: communityId !== '',
  })
  return { community, tab, setTab, list }
}
