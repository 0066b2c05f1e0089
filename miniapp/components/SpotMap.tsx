import type { Point } from '@shared/rules/place/geo'
import type { Layer } from '../lib/places/mapPlace'
import { PlaceMap } from './PlaceMap'

interface Props {
  /** What stands there, written below the pin; nothing when absent. */
  name?: string
  label?: string
  layer: Layer
  location: Point
  /** The place may be put elsewhere. */
  onMove?: (to: Point) => void
}

/** A small map of one place on a page that scrolls. */
export function SpotMap({ name = '', label = `${name}的位置`, layer, location, onMove }: Props) {
  return (
    <PlaceMap
      still
      label={label}
      places={[{ id: 'spot', layer, name, location }]}
      chosen="spot"
      {...(onMove ? { onMove } : {})}
    />
  )
}
