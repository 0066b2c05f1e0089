import type { Point } from '@shared/rules/place/geo'
import { useStreet } from '../street'
import { StreetMap } from './StreetMap'

interface Props {
  id?: string
  value?: Point
  onChange?: (spot: Point) => void
}

/** A place that is pointed at on the map: by mouse, or with the arrows and Enter. */
export function SpotField({ id, value, onChange }: Props) {
  const street = useStreet()
  const around = street.data?.center
  const pins = value ? [{ id: 'spot', location: value, name: '选中的位置', sign: '•', tone: 'urgent' as const }] : []
  return (
    <div id={id} className="spot-field">
      {around ? (
        <StreetMap
          label="在地图上点一下位置"
          around={around}
          pins={pins}
          isStill
          onPick={(point) => onChange?.(point)}
          about="spot"
        >
          <p className="map-said small" role="status">
            {value ? `已选 ${value.latitude}, ${value.longitude}` : '在地图上点一下位置'}
          </p>
        </StreetMap>
      ) : null}
    </div>
  )
}
