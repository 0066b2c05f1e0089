import { Badge } from '@miniapp/components/Badge'
import { Icon } from '@miniapp/components/Icon'
import { PointsNumber } from '@miniapp/components/PointsNumber'
import { Tap } from '@miniapp/components/Tap'
import type { Home } from '@miniapp/lib/answers/useHome'
import { now } from '@miniapp/lib/clock'
import { goTab } from '@miniapp/lib/navigation/go'
import { endsTonight, STREAK_DAYS } from '@shared/rules/points/checkin'
import { dayOf, minuteOf } from '@shared/rules/time/day'
import { View } from '@tarojs/components'

/** What coming again brings, in words. */
function sayBonus({ streak, streakBonus }: Home['checkin']): string {
  if (streakBonus === 0) return ''
  const done = streak % STREAK_DAYS
  if (done === 0) return `每连续 ${STREAK_DAYS} 天多得 ${streakBonus} 分`
  return `再连续 ${STREAK_DAYS - done} 天多得 ${streakBonus} 分`
}

/** Points in big digits, what today still earns, and the days in a row. */
export function PointsCard({ home }: { home: Home }) {
  const { state, leftToday, pointsEach, streak } = home.checkin
  const tonight = endsTonight(state, dayOf(now()), minuteOf(now()))
  // A full row stays full until the next day begins a new one.
  const filled = streak === 0 ? 0 : ((streak - 1) % STREAK_DAYS) + 1
  return (
    <Tap id="home-points" className="card card--warm home-points" onTap={() => goTab('points')}>
      <View className="home-points-top">
        <View>
          <View className="second">可用积分</View>
          <PointsNumber points={home.account.available} size="huge" />
        </View>
        <View className="home-points-side">
          <View className="home-meals">
            换套餐
            <Icon name="chevron" size="small" />
          </View>
          <Badge tone={leftToday > 0 ? 'good' : 'plain'}>
            {leftToday > 0 ? `今天还能得 ${leftToday * pointsEach} 分` : '今天的打卡分都拿到了'}
          </Badge>
        </View>
      </View>
      <View className="home-week" aria-hidden="true">
        {Array.from({ length: STREAK_DAYS }, (_, day) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a day of the row never moves
          <View key={day} className={`home-day ${day < filled ? 'home-day--done' : ''}`} />
        ))}
      </View>
      <View className="home-streak">
        <View className={tonight ? 'number warn' : 'number'} id="home-streak">
          {tonight
            ? `已连续 ${streak} 天，今晚 24:00 前打卡才不断`
            : streak > 0
              ? `连续打卡 ${streak} 天`
              : '今天开始连续打卡'}
        </View>
        <View className="second number">{sayBonus(home.checkin)}</View>
      </View>
    </Tap>
  )
}
