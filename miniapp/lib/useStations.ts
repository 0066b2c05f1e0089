import type { Outputs } from '@shared/contract/contract'
import { minuteOf } from '@shared/rules/day'
import { metresBetween, type Point } from '@shared/rules/geo'
import { api } from './api'
import { now } from './clock'
import { session } from './session'
import { useLoad } from './useLoad'

export type StationCard = Outputs['stations']['list']['items'][number]
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

/** All stations of the street, with a copy for when there is no network. */
export function useStations() {
  return useLoad(allStations, [], { cache: 'stations' })
}

/** Name, communities, hotline of the street, with a copy on the phone. */
export function useStreet() {
  return useLoad(() => api.stations.street({ streetId: streetId() }), [], { cache: 'street' })
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

/** Is it open at this moment? A station that closes after midnight has `closesAtMinute` below `opensAtMinute`. */
export function isOpen({ active, opensAtMinute, closesAtMinute }: StationCard): boolean {
  const minute = minuteOf(now())
  if (!active) return false
  if (closesAtMinute > opensAtMinute) return minute >= opensAtMinute && minute < closesAtMinute
  return minute >= opensAtMinute || minute < closesAtMinute
}
