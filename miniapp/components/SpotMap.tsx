import type { Point } from '@shared/rules/place/geo'
import type { Layer } from '../lib/places/mapPlace'
import { PlaceMap } from './PlaceMap'

interface Props {
  label: string
  layer: Layer
  location: Point
  /** The place may be put elsewhere. */
  onMove?: (to: Point) => void
}

/** A small map of one place on a page that scrolls. */
export function SpotMap({ label, layer, location, onMove }: Props) {
  return (
    <PlaceMap
      still
      label={label}
      places={[{ id: 'spot', layer, name: label, location }]}
      chosen="spot"
      {...(onMove ? { onMove } : {})}
    />
  )
}
