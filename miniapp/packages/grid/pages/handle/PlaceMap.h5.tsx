import { Icon } from '@miniapp/components/Icon'
import { STREET_FRESH_MS } from '@miniapp/lib/answers/freshness'
import { nearestFirst, useStations } from '@miniapp/lib/answers/useStations'
import { planOf } from '@miniapp/lib/places/mapPlan'
import { type Point, sayMetres } from '@shared/rules/place/geo'
import { View } from '@tarojs/components'

/** Width over height of the drawing; beside `.place-map` in grid.scss. */
const ASPECT = 2.2
/** Stations drawn around it, to know one's way by. */
const LANDMARKS = 2

/** In a browser there is no map of WeChat's, and no other is asked: a drawing to scale with the nearest stations. */
export function PlaceMap({ place }: { place: Point }) {
  const stations = nearestFirst(useStations(STREET_FRESH_MS).data ?? [], place).slice(0, LANDMARKS)
  const plan = planOf([place, ...stations.map(({ location }) => location)], ASPECT)
  const placed = (index: number) => {
    const { left, top } = plan[index] ?? { left: 0.5, top: 0.5 }
    return { left: `${left * 100}%`, top: `${top * 100}%` }
  }
  const near = stations.map(({ name, metres = 0 }) => `${name} ${sayMetres(metres)}`).join('，')
  return (
    <>
      <View className="place-map place-map--plan" aria-label="上报的位置">
        {stations.map(({ stationId }, index) => (
          <View key={stationId} className="place-mark" style={placed(index + 1)} />
        ))}
        <View className="place-pin" style={placed(0)}>
          <Icon name="pin" size="large" />
        </View>
      </View>
      {near ? <View className="small place-near">附近驿站（绿点）：{near}</View> : null}
    </>
  )
}
