import { Tap } from '@miniapp/components/Tap'
import { planOf } from '@miniapp/lib/places/mapPlan'
import { View } from '@tarojs/components'
import type { ClusterMapProps } from './ClusterMap'

export type { ClusterMapProps }

/** Width over height of the drawing; beside `.map` in theme/places.scss. */
const ASPECT = 1.1

/** In a browser there is no map of WeChat's: a drawing to scale, north up. */
export function ClusterMap({ clusters, chosen, onOpen }: ClusterMapProps) {
  const plan = planOf(
    clusters.map(({ location }) => location),
    ASPECT,
  )
  return (
    <View className="map map--plan">
      {clusters.map((cluster, index) => {
        const { left, top } = plan[index] ?? { left: 0.5, top: 0.5 }
        return (
          <View key={cluster.cell} className="map-place" style={{ left: `${left * 100}%`, top: `${top * 100}%` }}>
            <Tap
              id={`cluster-${cluster.cell}`}
              className={`cluster ${cluster.open === 0 || cluster.cell === chosen ? 'cluster--done' : ''}`}
              label={`${cluster.count} 件，其中 ${cluster.open} 件在处理`}
              onTap={() => onOpen(cluster)}
            >
              {cluster.count}
            </Tap>
          </View>
        )
      })}
      <View className="map-north small">北 ↑</View>
    </View>
  )
}
