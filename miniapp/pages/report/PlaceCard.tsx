import { Card } from '@miniapp/components/Card'
import { Icon } from '@miniapp/components/Icon'
import { SpotMap } from '@miniapp/components/SpotMap'
import { Tap } from '@miniapp/components/Tap'
import { STREET_FRESH_MS } from '@miniapp/lib/answers/freshness'
import { useStations } from '@miniapp/lib/answers/useStations'
import type { Spot } from '@miniapp/lib/places/spot'
import { metresBetween, type Point, sayMetres } from '@shared/rules/place/geo'
import { View } from '@tarojs/components'

interface Place {
  spot: Spot | undefined
  locating: boolean
  /** Why the phone gave no place. */
  locationProblem: string | undefined
  useHere: () => void
  pickSpot: () => void
  moveSpot: (to: Point) => void
}

/** A bare fix has how good it is; a place that was pointed at has not. */
const sayBare = ({ accuracyMetres }: Spot, chosen: boolean) =>
  !chosen ? '当前位置' : accuracyMetres === undefined ? '地图上点的位置' : '写的时候所在的位置'

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
    ? spot.address || sayBare(spot, chosen)
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
      {spot ? (
        <View className="place-map">
          <SpotMap label="上报的位置，点地图可以移动" layer="report" location={spot} onMove={place.moveSpot} />
          <View className="small place-hint">点地图或拖动红点，可以挪准一点</View>
        </View>
      ) : null}
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
