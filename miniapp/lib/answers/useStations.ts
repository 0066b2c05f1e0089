import type { Outputs } from '@shared/contract/contract'
import { metresBetween, type Point } from '@shared/rules/place/geo'
import { minuteOf } from '@shared/rules/time/day'
import { isOpenAt } from '@shared/rules/time/hours'
import { useEffect } from 'react'
import { api } from '../api/api'
import { now } from '../clock'
import { copyInList, useLoad } from '../load/useLoad'
import { type Copy, copyOf, keepCopy, streetOwner } from '../offline/copies'
import { session, useSession } from '../session/session'
import { STATIONS_FRESH_MS, STREET_FRESH_MS } from './freshness'

export type StationCard = Outputs['stations']['list']['items'][number]
export type Overview = Outputs['stations']['overview']
/** A station and how far it is; no distance before the phone's place is known. */
export type NearStation = StationCard & { metres?: number }

/** Which street this phone is in: that of the signed-in person, else the build's. */
export const streetId = () => session()?.me.streetId ?? STREET_ID

/** A street has tens of stations, not hundreds: one list, loaded whole. */
const PAGE = 50

async function allStations(): Promise<StationCard[]> {
  const items: StationCard[] = []
  let cursor: string | undefined
  do {
    const page = await api.stations.list({ streetId: streetId(), limit: PAGE, ...(cursor ? { cursor } : {}) })
    items.push(...page.items)
    cursor = page.cursor
  } while (cursor)
  return items
}

/** Name of the copy of all stations of a street. */
export const STATIONS = 'stations'

/**
 * All stations of the street, with a copy on the phone.
 * @param freshFor asked anew when the copy is older, milliseconds: longer where only names and places are shown.
 */
export function useStations(freshFor = STATIONS_FRESH_MS) {
  return useLoad(allStations, [], { cache: STATIONS, everyones: true, freshFor })
}

/** A station as the list knew it. */
export const stationInList = (stationId: string) =>
  copyInList<StationCard>(STATIONS, (each) => each.stationId === stationId, true)

const STREET = 'street'

/** Name, communities, hotline of the street, with a copy on the phone. */
export function useStreet() {
  const ask = () => api.stations.street({ streetId: streetId() })
  return useLoad(ask, [], { cache: STREET, everyones: true, freshFor: STREET_FRESH_MS })
}

/** Keeps the copy of a street, from an answer that had it. */
export const keepStreet = (street: Overview['street']): void => keepCopy(streetOwner(street.streetId), STREET, street)

/** Keeps the copies of a street and its stations, from an answer that had both. */
export function keepOverview({ street, stations }: Overview): void {
  keepStreet(street)
  keepCopy(streetOwner(street.streetId), STATIONS, stations)
}

/** The copies of both, as old as the older one. */
function overviewCopy(): Copy<Overview> | undefined {
  const owner = streetOwner(streetId())
  const street = copyOf<Overview['street']>(owner, STREET)
  const stations = copyOf<StationCard[]>(owner, STATIONS)
  if (!street || !stations) return undefined
  return { at: Math.min(street.at, stations.at), data: { street: street.data, stations: stations.data } }
}

/** Street and stations in one answer, for who is not signed in; everybody else gets them with their home screen. */
export function useOverview() {
  const ask = () => api.stations.overview({ streetId: streetId() })
  const load = useLoad(ask, [], { orElse: overviewCopy, freshFor: STATIONS_FRESH_MS, when: !useSession() })
  const fresh = load.state === 'ready' && load.fresh ? load.data : undefined
  useEffect(() => {
    if (fresh) keepOverview(fresh)
  }, [fresh])
  return load
}

/** Nearest first; by name as they came while the place is unknown. Closed ones last. */
export function nearestFirst(stations: readonly StationCard[], from: Point | undefined): NearStation[] {
  const near = stations.map((station) =>
    from ? { ...station, metres: metresBetween(from, station.location) } : station,
  )
  return near.sort(
    (a: NearStation, b: NearStation) => Number(b.active) - Number(a.active) || (a.metres ?? 0) - (b.metres ?? 0),
  )
}

/** Is it open at this moment? */
export const isOpen = (station: StationCard): boolean => station.active && isOpenAt(station, minuteOf(now()))
