import pin from '@miniapp/assets/pin.png'
import type { Outputs } from '@shared/contract/contract'
import { Map as NativeMap } from '@tarojs/components'

type Cluster = Outputs['publicReports']['map']['clusters'][number]

export interface ClusterMapProps {
  clusters: readonly Cluster[]
  chosen: string | undefined
  onOpen: (cluster: Cluster) => void
}

const PIN = { width: 34, height: 40 }
const PIN_CHOSEN = { width: 46, height: 54 }
/** What stands over a pin; colours of the light theme, because the map keeps its own. */
const WORDS = {
  color: '#1F2328',
  fontSize: 14,
  anchorX: 0,
  anchorY: 0,
  bgColor: '#FFFFFF',
  borderRadius: 8,
  borderWidth: 1,
  borderColor: '#C2410C',
  padding: 6,
  textAlign: 'center' as const,
  display: 'ALWAYS' as const,
}

/** Clusters on WeChat's map: a pin for each with how many there are; a tap opens it. */
export function ClusterMap({ clusters, chosen, onOpen }: ClusterMapProps) {
  const places = clusters.map(({ location: { latitude, longitude } }) => ({ latitude, longitude }))
  const [first = { latitude: 0, longitude: 0 }] = places
  const openAt = (markerId: number | string) => {
    const cluster = clusters[Number(markerId)]
    if (cluster) onOpen(cluster)
  }
  return (
    <NativeMap
      className="map"
      latitude={first.latitude}
      longitude={first.longitude}
      scale={14}
      includePoints={places}
      markers={clusters.map(({ cell, count, location: { latitude, longitude } }, id) => ({
        id,
        latitude,
        longitude,
        iconPath: pin,
        title: `${count} 件`,
        callout: { ...WORDS, content: `${count} 件` },
        ...(cell === chosen ? PIN_CHOSEN : PIN),
      }))}
      onMarkerTap={({ detail }) => openAt(detail.markerId)}
      onCalloutTap={({ detail }) => openAt(detail.markerId)}
      onError={() => undefined} // the list below has them all
    />
  )
}
