import { STREET_FRESH_MS } from '@miniapp/lib/answers/freshness'
import { useStations } from '@miniapp/lib/answers/useStations'
import { api } from '@miniapp/lib/api/api'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { recall, remember } from '@miniapp/lib/offline/storage'
import { useSession } from '@miniapp/lib/session/session'
import { reaches } from '@shared/rules/people/roles'
import { useState } from 'react'
import { useCodes } from '../../codes/useCodes'

const KEY = 'grid:station'
/** The screen in a station: which station, and the code of this moment. */
export function useScreen() {
  const grants = useSession()?.me.grants ?? []
  const stations = useStations(STREET_FRESH_MS)
  const mine = (stations.data ?? []).filter(({ communityId }) => reaches(grants, communityId))
  const [wanted, setWanted] = useState(() => recall<string>(KEY))
  const station = mine.find(({ stationId }) => stationId === wanted) ?? mine[0]
  const stationId = station?.stationId ?? ''

  const load = useLoad(() => api.stations.screen({ stationId }), [stationId], { when: stationId !== '' })
  const current = useCodes(load)

  return {
    stations,
    mine,
    station,
    choose: (id: string) => {
      remember(KEY, id)
      setWanted(id)
    },
    load,
    current,
  }
}
