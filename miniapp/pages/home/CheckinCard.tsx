import { BigButton } from '@miniapp/components/BigButton'
import { Tap } from '@miniapp/components/Tap'
import { go } from '@miniapp/lib/go'
import type { Home } from '@miniapp/lib/useHome'
import { useSpot } from '@miniapp/lib/useSpot'
import { isOpen, nearestFirst } from '@miniapp/lib/useStations'
import { sayMetres } from '@shared/rules/geo'
import { View } from '@tarojs/components'

/** The one large button: check in at the nearest station, named with its distance. */
export function CheckinCard({ home }: { home: Home }) {
  const { spot, asking, problem, ask } = useSpot()
  // A station that is shut cannot be entered; at night, when all are, the nearest is still named.
  const near = nearestFirst(home.stations, spot)
  const nearest = near.find(isOpen) ?? near[0]
  const done = home.checkin.leftToday === 0
  const where =
    nearest?.metres === undefined
      ? '到驿站扫码，或看屏幕输入 6 位数字'
      : `最近：${nearest.name} · ${sayMetres(nearest.metres)}`

  return (
    <View className="home-checkin">
      <BigButton
        id="home-checkin"
        icon="pin"
        disabled={done}
        note={done ? '今天的打卡次数用完了，明天再来' : where}
        onTap={() => go('worker/checkin', nearest?.metres === undefined ? {} : { station: nearest.stationId })}
      >
        打卡
      </BigButton>
      {spot ? null : (
        <Tap id="home-locate" className="link home-locate" disabled={asking} onTap={ask}>
          {problem ?? (asking ? '正在找最近的驿站…' : '允许定位，找最近的驿站')}
        </Tap>
      )}
    </View>
  )
}
