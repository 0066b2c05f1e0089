import { Icon } from '@miniapp/components/Icon'
import { PointsNumber } from '@miniapp/components/PointsNumber'
import { Tap } from '@miniapp/components/Tap'
import { goTab } from '@miniapp/lib/go'
import type { Home } from '@miniapp/lib/useHome'
import { STREAK_DAYS } from '@shared/rules/checkin'
import { View } from '@tarojs/components'

/** What today still brings, in words. */
function sayToday({ leftToday, pointsEach, streak, streakBonus }: Home['checkin']): string {
  const toGo = STREAK_DAYS - (streak % STREAK_DAYS)
  const bonus = streakBonus > 0 && streak > 0 ? `，再连续 ${toGo} 天多得 ${streakBonus} 分` : ''
  if (leftToday === 0) return `今天的打卡分都拿到了${bonus}`
  return `今天打卡还能得 ${leftToday * pointsEach} 分${bonus}`
}

/** Points in big digits, and what today still earns. */
export function PointsCard({ home }: { home: Home }) {
  return (
    <Tap id="home-points" className="card home-points" onTap={() => goTab('points')}>
      <View className="row">
        <View className="grow">
          <View className="second">可用积分</View>
          <PointsNumber points={home.account.available} size="huge" />
        </View>
        <View className="home-streak">
          <View className="number home-streak-days">{home.checkin.streak}</View>
          <View className="small">连续打卡天数</View>
        </View>
        <Icon name="chevron" size="small" />
      </View>
      <View className="second">{sayToday(home.checkin)}</View>
    </Tap>
  )
}
