import { View } from '@tarojs/components'
import { planOf } from '../lib/places/mapPlan'
import { Icon } from './Icon'
import type { StationMapProps } from './StationMap'
import { Tap } from './Tap'

export type { StationMapProps }

/** Width over height of the drawing; beside `.map` in theme/places.scss. */
const ASPECT = 1.1

/** In a browser there is no map of WeChat's, and no other is asked: a drawing to scale, north up. */
export function StationMap({ stations, here, chosen, onChoose }: StationMapProps) {
  const plan = planOf([...stations.map(({ location }) => location), ...(here ? [here] : [])], ASPECT)
  const placed = (index: number) => {
    const { left, top } = plan[index] ?? { left: 0.5, top: 0.5 }
    return { left: `${left * 100}%`, top: `${top * 100}%` }
  }
  return (
    <View className="map map--plan">
      {stations.map(({ stationId, name }, index) => (
        <View key={stationId} className="map-place" style={placed(index)}>
          <Tap
            id={`map-${stationId}`}
            className={`map-pin ${stationId === chosen ? 'map-pin--chosen' : ''}`}
            label={name}
            onTap={() => onChoose(stationId)}
          >
            <Icon name="pin" size={stationId === chosen ? 'huge' : 'large'} />
          </Tap>
        </View>
      ))}
      {here ? (
        <View className="map-place" style={placed(stations.length)}>
          <View className="map-here" aria-label="我的位置" />
        </View>
      ) : null}
      <View className="map-north small">北 ↑</View>
    </View>
  )
}
