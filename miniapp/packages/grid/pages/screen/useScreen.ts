import { STREET_FRESH_MS } from '@miniapp/lib/answers/freshness'
import { useStations } from '@miniapp/lib/answers/useStations'
import { api } from '@miniapp/lib/api/api'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useTick } from '@miniapp/lib/load/useTick'
import { recall, remember } from '@miniapp/lib/offline/storage'
import { useSession } from '@miniapp/lib/session/session'
import { reaches } from '@shared/rules/people/roles'
import { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { keepAwake } from './awake'
import { codeAt } from './codes'

const KEY = 'grid:station'
/** When the codes at hand last no longer than this, more are fetched: time for many tries on a weak network. */
const REFILL_MS = 240_000
/** Between two tries. Milliseconds. */
const RETRY_MS = 20_000
const TICK_MS = 500

/** The screen in a station: which station, and the code of this moment. */
export function useScreen() {
  const grants = useSession()?.me.grants ?? []
  const stations = useStations(STREET_FRESH_MS)
  const mine = (stations.data ?? []).filter(({ communityId }) => reaches(grants, communityId))
  const [wanted, setWanted] = useState(() => recall<string>(KEY))
  const station = mine.find(({ stationId }) => stationId === wanted) ?? mine[0]
  const stationId = station?.stationId ?? ''

  const load = useLoad(() => api.stations.screen({ stationId }), [stationId], { when: stationId !== '' })
  const nowMs = useTick(TICK_MS)
  const current = load.data ? codeAt(load.data, nowMs) : undefined
  const running = load.state === 'ready'
  const short = running && (current?.lastsMs ?? 0) < REFILL_MS
  const { reload } = load

  useEffect(() => {
    if (!short) return
    reload()
    const timer = setInterval(reload, RETRY_MS)
    return () => clearInterval(timer)
  }, [short, reload])

  useDidShow(() => keepAwake(true))
  useDidHide(() => keepAwake(false))
  useUnload(() => keepAwake(false))

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
