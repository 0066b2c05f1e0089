import { minuteOf } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { isOpen, type StationCard } from '../lib/answers/useStations'
import { now } from '../lib/clock'
import { addressOf, stationScene } from '../lib/places/stationScene'

interface Props {
  station: StationCard
  /** `near` is its house alone, beside a row. */
  from: 'afar' | 'near'
}

/** How a station looks at this hour. Decoration: what it has and when it is open is said in words. */
export function StationPicture({ station, from }: Props) {
  const { stationId, hub, facilities } = station
  const drawn = { stationId, hub, facilities, open: isOpen(station), hour: Math.floor(minuteOf(now()) / 60) }
  return (
    <View
      className={`station-picture station-picture--${from}`}
      style={{ backgroundImage: `url("${addressOf(stationScene(drawn, from))}")` }}
      aria-hidden="true"
    />
  )
}
