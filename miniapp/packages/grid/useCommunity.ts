import { useStreet } from '@miniapp/lib/answers/useStations'
import { recall, remember } from '@miniapp/lib/offline/storage'
import { useSession } from '@miniapp/lib/session/session'
import { OFFICE } from '@shared/rules/people/roster'
import { type Team, teamsOf } from '@shared/rules/people/teams'
import { useState } from 'react'

export type Community = Team

const KEY = 'grid:community'

interface Options {
  /** Units have a work queue too, though nobody lives there. */
  units?: boolean
  /** The street office has people on duty too; for who works there. */
  office?: boolean
  /** Which one to look at first; the one looked at last when empty. */
  first?: string
}

/** The communities this person works for – all of the street for its office – and the one they look at now. */
export function useCommunity({ units = false, office = false, first = '' }: Options = {}) {
  const street = useStreet()
  const grants = useSession()?.me.grants ?? []
  const [wanted, setWanted] = useState(() => first || recall<string>(KEY))

  const communities = street.data ? teamsOf(street.data, grants, { units, office }) : []
  const chosen = communities.find(({ communityId }) => communityId === wanted) ?? communities[0]

  return {
    street,
    communities,
    chosen,
    choose: (communityId: string) => {
      // Other lists have no office: they would begin with another community than the last one.
      if (communityId !== OFFICE) remember(KEY, communityId)
      setWanted(communityId)
    },
  }
}

export type CommunityChoice = ReturnType<typeof useCommunity>
