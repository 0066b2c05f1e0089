import { sayMetres } from '@shared/rules/place/geo'
import { FACILITIES } from '@shared/rules/text/words'
import { clockOf } from '@shared/rules/time/day'
import { isAlways } from '@shared/rules/time/hours'
import { View } from '@tarojs/components'
import { isOpen, type NearStation } from '../lib/answers/useStations'
import { go } from '../lib/navigation/go'
import { SOUGHT } from '../lib/places/facilities'
import { StationPicture } from './StationPicture'
import { Tap } from './Tap'

/** How many facilities a row names; the rest is a number. */
const NAMED = 3

/** May one go in now, and until when: 24 小时, 开到 21:00, 07:00 开门, 暂停服务. */
function sayOpen(station: NearStation): { tone: 'good' | 'warn' | 'second'; words: string } {
  if (!station.active) return { tone: 'warn', words: '暂停服务' }
  if (isAlways(station)) return { tone: 'good', words: '24 小时' }
  if (isOpen(station)) return { tone: 'good', words: `开到 ${clockOf(station.closesAtMinute)}` }
  return { tone: 'second', words: `${clockOf(station.opensAtMinute)} 开门` }
}

/** A station in a list: how far, whether it is open, what people go there for. */
export function StationRow({ station }: { station: NearStation }) {
  const { facilities, metres } = station
  const named = [...SOUGHT.filter((code) => facilities.includes(code)), ...facilities]
    .filter((code, index, all) => all.indexOf(code) === index)
    .slice(0, NAMED)
  const { tone, words } = sayOpen(station)
  return (
    <Tap
      id={`station-${station.stationId}`}
      className="station-row"
      onTap={() => go('worker/station', { id: station.stationId })}
    >
      <StationPicture station={station} from="near" />
      <View className="grow">
        <View className="station-line">
          <View className="station-name">{station.name}</View>
          {metres === undefined ? null : <View className="station-metres number">{sayMetres(metres)}</View>}
        </View>
        <View className="station-line station-about">
          <View className="grow small">{station.address}</View>
          <View className={`station-hours number ${tone}`}>{words}</View>
        </View>
        <View className="station-has">
          {named.map((code) => (
            <View key={code} className="station-tag">
              {FACILITIES[code]}
            </View>
          ))}
          {facilities.length > NAMED ? <View className="station-tag">共 {facilities.length} 项</View> : null}
        </View>
      </View>
    </Tap>
  )
}
