import { api } from '@console/app/client'
import { usePages } from '@console/parts/pages'
import { useTeams } from '@console/parts/street'
import { useWhole } from '@console/parts/useWhole'
import type { Team } from '@shared/rules/people/teams'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { through } from './through'

const MOST = 50

/** All communities one works for, where there are several. */
const ALL: Team = { communityId: 'all', name: '所有社区' }

/**
 * Confirmed members of one community, or of all of one's own; by name where one is sought. Whose name it is stands in no
 * address: a browser keeps those.
 */
export function useMembers() {
  const own = useTeams()
  const [address, setAddress] = useSearchParams()
  const [name, setName] = useState('')
  const teams = own && own.length > 1 ? [ALL, ...own] : (own ?? [])
  const team = teams.find(({ communityId }) => communityId === address.get('team')) ?? teams[0]
  const communityIds = (own ?? [])
    .map(({ communityId }) => communityId)
    .filter((communityId) => team === ALL || communityId === team?.communityId)
  const list = usePages(
    ['members', communityIds, name],
    through(communityIds, (communityId, cursor) =>
      name === ''
        ? api.identity.registrations({ communityId, status: 'confirmed', cursor, limit: MOST })
        : api.identity.membersNamed({ communityId, name, cursor, limit: MOST }),
    ),
    { when: communityIds.length > 0 },
  )
  useWhole(list, { until: 'found' })
  return {
    ...{ list, teams, team, name, setName },
    choose: (communityId: string) => setAddress(communityId === ALL.communityId ? {} : { team: communityId }),
  }
}
