import { Card } from '@miniapp/components/Card'
import { Icon } from '@miniapp/components/Icon'
import { Tap } from '@miniapp/components/Tap'
import { STREET_FRESH_MS } from '@miniapp/lib/answers/freshness'
import { useStations } from '@miniapp/lib/answers/useStations'
import type { Spot } from '@miniapp/lib/places/spot'
import { metresBetween, sayMetres } from '@shared/rules/place/geo'
import { View } from '@tarojs/components'

interface Place {
  spot: Spot | undefined
  locating: boolean
  /** Why the phone gave no place. */
  locationProblem: string | undefined
  useHere: () => void
  pickSpot: () => void
}

/** Where it is: the phone's own place, or one `chosen` on the map; said by the station it is near. */
export function PlaceCard({ place, chosen }: { place: Place; chosen: boolean }) {
  const { spot, locating, locationProblem } = place
  const stations = useStations(STREET_FRESH_MS)
  const nearest = spot
    ? stations.data
        ?.map(({ name, location }) => ({ name, metres: metresBetween(spot, location) }))
        .sort((a, b) => a.metres - b.metres)[0]
    : undefined
  const words = spot
    ? spot.address || (chosen ? '写的时候所在的位置' : '当前位置')
    : locating
      ? '正在定位…'
      : (locationProblem ?? '还没有位置')
  return (
    <Card title="在哪里">
      <View className="row">
        <Icon name="pin" className={spot ? 'good' : 'warn'} />
        <View className="grow">
          <View id="report-place">{words}</View>
          {nearest ? (
            <View className="small">
              离{nearest.name} {sayMetres(nearest.metres)}
            </View>
          ) : null}
        </View>
      </View>
      <View className="row place-buttons">
        <Tap id="report-here" className="chip chip--sunk" disabled={locating} onTap={place.useHere}>
          <Icon name="navigate" size="small" />
          用当前位置
        </Tap>
        <Tap id="report-pick" className="chip chip--sunk" onTap={place.pickSpot}>
          <Icon name="map" size="small" />
          在地图上选
        </Tap>
      </View>
    </Card>
  )
}
