import { useActivities } from '@miniapp/lib/answers/useActivities'
import { type NearStation, streetId } from '@miniapp/lib/answers/useStations'
import { api } from '@miniapp/lib/api/api'
import { useLoad } from '@miniapp/lib/load/useLoad'
import type { Layer, MapPlace } from '@miniapp/lib/places/mapPlace'
import { useSession } from '@miniapp/lib/session/session'
import type { Outputs } from '@shared/contract/contract'
import { clusterOn } from '../public/usePublic'

/** A street has tens of shops and meals: one page holds them. */
const PAGE = 50
/** The street's reports, put together by cells of a few hundred metres. */
const REPORTS = { level: 2, south: -90, north: 90, west: -180, east: 180 } as const

type Meal = Outputs['meals']['streetOffers']['items'][number]
type Shop = Outputs['meals']['merchants']['items'][number]
type Activity = Outputs['activities']['list']['items'][number]
type Cluster = Outputs['publicReports']['map']['clusters'][number]

/** What a pin of a layer stands for. */
export type Found =
  | { layer: 'station'; station: NearStation }
  | { layer: 'shop'; name: string; address: string; meals: readonly Meal[] }
  | { layer: 'activity'; activity: Activity }
  | { layer: 'parking'; name: string; address: string; station?: NearStation }
  | { layer: 'report'; cluster: Cluster }

export type OnMap = MapPlace & { found: Found }

/** What is on the chosen layer; what the page does not have already is asked when its chip is tapped. */
export function useLayer(layer: Layer, stations: readonly NearStation[]) {
  const me = useSession()?.me
  const asMember = me !== undefined
  const meals = useLoad(
    () =>
      asMember ? api.meals.offers({ limit: PAGE }) : api.meals.streetOffers({ streetId: streetId(), limit: PAGE }),
    [asMember],
    { when: layer === 'shop' },
  )
  // Only members know of shops that have no meal on offer.
  const shops = useLoad(() => api.meals.merchants({ limit: PAGE }), [asMember], {
    when: layer === 'parking' && asMember,
  })
  const { list: coming } = useActivities()
  const activities = useLoad(() => coming({ limit: PAGE }), [asMember], { when: layer === 'activity' })
  const reports = useLoad(() => api.publicReports.map({ streetId: streetId(), ...REPORTS }), [], {
    when: layer === 'report',
  })

  const places: Record<Layer, () => OnMap[]> = {
    station: () => stations.map(stationOn),
    shop: () => shopsOn(meals.data?.items ?? []),
    activity: () => (activities.data?.items ?? []).flatMap(activityOn),
    parking: () => [
      ...stations.filter(({ facilities }) => facilities.includes('parking')).map(parkedAt),
      ...(shops.data?.items ?? []).filter(({ parking }) => parking).map(parkedBefore),
    ],
    report: () => (reports.data?.clusters ?? []).map(reportsOn),
  }
  const asked = {
    station: undefined,
    shop: meals,
    activity: activities,
    parking: asMember ? shops : undefined,
    report: reports,
  }[layer]
  return { places: places[layer](), asked }
}

const stationOn = (station: NearStation): OnMap => ({
  id: station.stationId,
  layer: 'station',
  name: station.name,
  location: station.location,
  found: { layer: 'station', station },
})

/** Where only words say where it is, it is not on the map. */
const activityOn = (activity: Activity): OnMap[] =>
  activity.place.location === undefined
    ? []
    : [
        {
          id: activity.activityId,
          layer: 'activity',
          name: activity.title,
          location: activity.place.location,
          found: { layer: 'activity', activity },
        },
      ]

const parkedAt = (station: NearStation): OnMap => ({
  id: station.stationId,
  layer: 'parking',
  name: station.name,
  location: station.location,
  found: { layer: 'parking', name: station.name, address: station.address, station },
})

const parkedBefore = ({ merchantId, name, address, location }: Shop): OnMap => ({
  id: merchantId,
  layer: 'parking',
  name,
  location,
  found: { layer: 'parking', name, address },
})

/** Each shop once, with its meals. */
function shopsOn(meals: readonly Meal[]): OnMap[] {
  const shops = new Map<string, Meal[]>()
  for (const meal of meals) shops.set(meal.merchantId, [...(shops.get(meal.merchantId) ?? []), meal])
  return [...shops].flatMap(([id, all]) => {
    const [first] = all
    if (!first) return []
    const { merchantName: name, merchantAddress: address, location } = first
    return [
      { id, layer: 'shop' as const, name, location, found: { layer: 'shop' as const, name, address, meals: all } },
    ]
  })
}

const reportsOn = (cluster: Cluster): OnMap => ({ ...clusterOn(cluster), found: { layer: 'report', cluster } })
