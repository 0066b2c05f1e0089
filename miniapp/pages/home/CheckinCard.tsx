import { Icon } from '@miniapp/components/Icon'
import { Tap } from '@miniapp/components/Tap'
import type { Home } from '@miniapp/lib/answers/useHome'
import { isOpen, nearestFirst } from '@miniapp/lib/answers/useStations'
import { go } from '@miniapp/lib/navigation/go'
import { useSpot } from '@miniapp/lib/places/useSpot'
import { sayMetres } from '@shared/rules/place/geo'
import { CHECKINS_PER_DAY } from '@shared/rules/points/checkin'
import { Text, View } from '@tarojs/components'

/** The one large button: check in at the nearest station, named with its distance. */
export function CheckinCard({ home }: { home: Home }) {
  const { spot, asking, problem, ask } = useSpot()
  // A station that is shut cannot be entered; at night, when all are, the nearest is still named.
  const near = nearestFirst(home.stations, spot)
  const nearest = near.find(isOpen) ?? near[0]
  const made = CHECKINS_PER_DAY - home.checkin.leftToday
  const done = home.checkin.leftToday === 0
  const metres = done ? undefined : nearest?.metres
  const where = metres === undefined ? '到驿站扫码，或输入屏幕上的 6 位数字' : nearest?.name

  return (
    <View>
      <Tap
        id="home-checkin"
        className={`home-checkin ${done ? 'home-checkin--done' : ''}`}
        disabled={done}
        onTap={() => go('worker/checkin', metres === undefined ? {} : { station: nearest?.stationId })}
      >
        <View className="home-checkin-mark">
          <Icon name={done ? 'check' : 'pin'} size="large" />
        </View>
        <View className="grow">
          <View className="home-checkin-title">
            打卡
            <Text className="home-checkin-count number">
              今天 {made}/{CHECKINS_PER_DAY}
            </Text>
          </View>
          <View className="home-checkin-where">{done ? '今天的打卡次数用完了，明天再来' : where}</View>
        </View>
        {metres === undefined ? null : <View className="home-checkin-metres number">{sayMetres(metres)}</View>}
      </Tap>
      {spot || done ? null : (
        <Tap id="home-locate" className="link home-link" disabled={asking} onTap={ask}>
          <Icon name="navigate" size="small" />
          {problem ?? (asking ? '正在找最近的驿站…' : '允许定位，找最近的驿站')}
        </Tap>
      )}
    </View>
  )
}
