import { cached } from '@functions/platform/cache'
import { problem } from '@functions/platform/problem'
import type { Step } from '@functions/platform/store/transact'
import { asSeen, get, getNow, updateIf } from '@functions/platform/store/writes'
import { metresBetween, type Point } from '@shared/rules/place/geo'
import { Station, Street, stationsIn } from './entities'

/** Loads a street; kept ≤ 60 s. Undefined when there is none. */
export const streets = cached((streetId) => get(Street, { streetId }))

/** All stations of a street by name; kept ≤ 60 s. A street has tens of them, one query brings up to 1 MB. */
const stations = cached(async (streetId) =>
  (await stationsIn(streetId).all()).sort((a, b) => Number(b.hub) - Number(a.hub) || (a.name < b.name ? -1 : 1)),
)

export type StreetItem = NonNullable<Awaited<ReturnType<typeof streets>>>
export type StationItem = Awaited<ReturnType<typeof stations>>[number]

/** The street. @throws NOT_FOUND */
export async function streetOf(streetId: string): Promise<StreetItem> {
  const street = await streets(streetId)
  if (!street) throw problem('NOT_FOUND')
  return street
}

/** The street's stations, the hub first, then by name. @throws NOT_FOUND when there is no such street. */
export async function stationsOf(streetId: string): Promise<StationItem[]> {
  await streetOf(streetId)
  return stations(streetId)
}

/** One station of the street. @throws NOT_FOUND */
export async function stationOf(streetId: string, stationId: string): Promise<StationItem> {
  const found = (await stations(streetId)).find((station) => station.stationId === stationId)
  if (!found) throw problem('NOT_FOUND')
  return found
}

/**
 * The same for staff, who may have added it this minute: one that the kept list lacks is looked up as it stands, for 1 read
 * unit. @throws NOT_FOUND
 */
export async function stationAddedToo(streetId: string, stationId: string): Promise<StationItem> {
  const kept = (await stations(streetId)).find((station) => station.stationId === stationId)
  const found = kept ?? (await getNow(Station, { streetId, stationId }))
  if (!found) throw problem('NOT_FOUND')
  return found
}

/** Whoever has a work queue of their own. */
export interface Team {
  teamId: string
  name: string
  kind: 'community' | 'unit'
}

/** The street's communities and units, in its own order. */
export function teamsOf({ communities, units = [] }: StreetItem): Team[] {
  return [
    ...communities.map(({ communityId, name }) => ({ teamId: communityId, name, kind: 'community' as const })),
    ...units.map(({ unitId, name }) => ({ teamId: unitId, name, kind: 'unit' as const })),
  ]
}

/** The community whose center lies nearest to a point of the street. @throws OUTSIDE_STREET beyond the street's reach. */
export function communityAt(street: StreetItem, at: Point): string {
  if (metresBetween(street.center, at) > street.reachMetres) throw problem('OUTSIDE_STREET')
  let best: { communityId: string; metres: number } | undefined
  for (const { communityId, center } of street.communities) {
    const metres = metresBetween(center, at)
    if (!best || metres < best.metres) best = { communityId, metres }
  }
  if (!best) throw problem('OUTSIDE_STREET')
  return best.communityId
}

/** The street as it stands; undefined when there is none. 1 read unit. */
export const streetNow = (streetId: string) => getNow(Street, { streetId })

type Settings = Pick<
  StreetItem,
  'streetId' | 'pointFen' | 'secondPersonAbove' | 'secondPersonBefore' | 'secondPersonFrom'
>

/** What the office sets for a street, where nobody set it since it was seen; 2 write units. @throws SETTING_CHANGED */
export const setStreet = (settings: Settings, seen: number): Step<never> =>
  updateIf(Street, { ...settings, settingsVersion: seen + 1 }, asSeen('settingsVersion', seen || undefined), () => {
    throw problem('SETTING_CHANGED')
  })
