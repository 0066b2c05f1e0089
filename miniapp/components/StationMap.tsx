import type { Point } from '@shared/rules/place/geo'
import { Map as NativeMap } from '@tarojs/components'
import pin from '../assets/pin.png'
import type { NearStation } from '../lib/answers/useStations'

export interface StationMapProps {
  stations: readonly NearStation[]
  here: Point | undefined
  chosen: string | undefined
  onChoose: (stationId: string) => void
}

const PIN = { width: 30, height: 36 }
const PIN_CHOSEN = { width: 42, height: 50 }

/** Stations on WeChat's map; a tap on a pin chooses it. */
export function StationMap({ stations, here, chosen, onChoose }: StationMapProps) {
  const centre = here ?? stations[0]?.location ?? { latitude: 0, longitude: 0 }
  return (
    <NativeMap
      className="map"
      latitude={centre.latitude}
      longitude={centre.longitude}
      scale={15}
      showLocation={here !== undefined}
      includePoints={stations.map(({ location }) => ({ latitude: location.latitude, longitude: location.longitude }))}
      markers={stations.map(({ stationId, name, location }, id) => ({
        id,
        latitude: location.latitude,
        longitude: location.longitude,
        iconPath: pin,
        title: name,
        ...(stationId === chosen ? PIN_CHOSEN : PIN),
      }))}
      onMarkerTap={({ detail }) => {
        const station = stations[Number(detail.markerId)]
        if (station) onChoose(station.stationId)
      }}
      onError={() => undefined} // the list below has them all
    />
  )
}
