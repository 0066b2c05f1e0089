import { aroundAll } from '@shared/rules/place/mapMarks'
import { Map as NativeMap } from '@tarojs/components'
import pinActivity from '../assets/pin-activity.png'
import pinParking from '../assets/pin-parking.png'
import pinReport from '../assets/pin-report.png'
import pinShop from '../assets/pin-shop.png'
import pinStation from '../assets/pin-station.png'
import { type Layer, type MapPlace, type PlaceMapProps, rounded, sayPlace } from '../lib/places/mapPlace'

const PINS: Readonly<Record<Layer, string>> = {
  station: pinStation,
  shop: pinShop,
  activity: pinActivity,
  parking: pinParking,
  report: pinReport,
}
const PIN = { width: 32, height: 38 }
const PIN_CHOSEN = { width: 44, height: 52 }
const NEAR = 17
const FAR = 14

/** What stands over a pin; colours of the light theme, because the map keeps its own. */
const WORDS = {
  color: '#1F2328',
  fontSize: 13,
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

/** On WeChat's own map. */
export function PlaceMap({ label, places, here, chosen, onChoose, still = false, onMove }: PlaceMapProps) {
  const centre = places.find(({ id }) => id === chosen)?.location ?? places[0]?.location ?? here
  if (!centre) return null
  const choose = ({ detail }: { detail: { markerId: number | string } }) => {
    const place = places[Number(detail.markerId)]
    if (place) onChoose?.(place)
  }
  return (
    <NativeMap
      className={`map ${still ? 'map--small' : ''}`}
      aria-label={label}
      latitude={centre.latitude}
      longitude={centre.longitude}
      scale={still ? NEAR : FAR}
      enableScroll={!still}
      enableZoom={!still}
      showLocation={here !== undefined && !still}
      includePoints={still ? [] : [...(aroundAll(places.map(({ location }) => location)) ?? [])]}
      markers={places.map((place, id) => markerOf(place, id, place.id === chosen, still))}
      onMarkerTap={choose}
      onCalloutTap={choose}
      {...(onMove ? { onTap: (event: { detail: Place }) => moved(event.detail, onMove) } : {})}
      onError={() => undefined} // what is beside it says the same in words
    />
  )
}

interface Place {
  latitude?: number
  longitude?: number
}

function moved({ latitude, longitude }: Place, onMove: NonNullable<PlaceMapProps['onMove']>): void {
  if (latitude !== undefined && longitude !== undefined) onMove(rounded({ latitude, longitude }))
}

function markerOf(place: MapPlace, id: number, isChosen: boolean, still: boolean) {
  const { layer, name, count, location } = place
  const named = count === undefined ? name : `${count} 件`
  return {
    id,
    latitude: location.latitude,
    longitude: location.longitude,
    iconPath: PINS[layer],
    title: sayPlace(place),
    // WeChat puts together what would lie on each other, and takes it apart when one comes nearer.
    joinCluster: !still && !isChosen && count === undefined,
    ...(!still && (isChosen || count !== undefined) ? { callout: { ...WORDS, content: named } } : {}),
    ...(isChosen ? PIN_CHOSEN : PIN),
  }
}
