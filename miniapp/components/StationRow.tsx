import { clockOf } from '@shared/rules/day'
import { sayMetres } from '@shared/rules/geo'
import { FACILITIES } from '@shared/rules/words'
import { View } from '@tarojs/components'
import { go } from '../lib/go'
import { isOpen, type NearStation } from '../lib/useStations'
import { Badge } from './Badge'
import { Tap } from './Tap'

/** 07:00–21:00, or 24 小时. */
export function sayHours({
  opensAtMinute,
  closesAtMinute,
}: Pick<NearStation, 'opensAtMinute' | 'closesAtMinute'>): string {
  if (opensAtMinute === 0 && closesAtMinute === 1440) return '24 小时'
  return `${clockOf(opensAtMinute)}–${clockOf(closesAtMinute)}`
}

/** A station in a list: distance first, what it has, whether it is open. */
export function StationRow({ station }: { station: NearStation }) {
  const facilities = station.facilities.map((code) => FACILITIES[code])
  const shown = facilities.slice(0, 4).join(' · ')
  return (
    <Tap
      id={`station-${station.stationId}`}
      className="station-row"
      onTap={() => go('worker/station', { id: station.stationId })}
    >
      <View className="grow">
        <View className="station-name">{station.name}</View>
        <View className="small clip">
          {shown}
          {facilities.length > 4 ? ` 等 ${facilities.length} 项` : ''}
        </View>
        <View className="small">{station.address}</View>
      </View>
      <View className="station-side">
        {station.metres === undefined ? null : (
          <View className="station-metres number">{sayMetres(station.metres)}</View>
        )}
        {station.active ? (
          <Badge tone={isOpen(station) ? 'good' : 'plain'}>{isOpen(station) ? sayHours(station) : '已关门'}</Badge>
        ) : (
          <Badge tone="warn">暂停服务</Badge>
        )}
      </View>
    </Tap>
  )
}
