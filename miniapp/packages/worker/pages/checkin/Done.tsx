import { BigButton } from '@miniapp/components/BigButton'
import { Icon } from '@miniapp/components/Icon'
import { PointsNumber } from '@miniapp/components/PointsNumber'
import { Screen } from '@miniapp/components/Screen'
import { go, goTab } from '@miniapp/lib/navigation/go'
import type { Outputs } from '@shared/contract/contract'
import { CHECKINS_PER_DAY, STREAK_DAYS } from '@shared/rules/points/checkin'
import { View } from '@tarojs/components'

/** The check-in is done: what it brought, what comes next. */
export function Done({ receipt }: { receipt: Outputs['checkins']['create'] }) {
  const { streak, count } = receipt.state
  const left = Math.max(0, CHECKINS_PER_DAY - count)
  return (
    <Screen
      foot={
        <BigButton id="checkin-home" onTap={() => goTab('home')}>
          好的
        </BigButton>
      }
    >
      <View id="checkin-done" className="state checkin-done" aria-live="assertive">
        <View className="mark mark--large checkin-done-mark">
          <Icon name="check" size="large" />
        </View>
        <View className="title">打卡成功</View>
        <View>{receipt.stationName}</View>
        <PointsNumber points={receipt.points + receipt.bonusPoints} size="huge" sign="+" />
        {receipt.bonusPoints > 0 ? (
          <View className="lead">
            连续 {STREAK_DAYS} 天奖励 {receipt.bonusPoints} 分
          </View>
        ) : null}
        <View className="second">
          已连续打卡 {streak} 天，{left > 0 ? `今天还能在别的驿站打 ${left} 次` : '今天的次数用完了'}
        </View>
      </View>
      <View className="row checkin-next">
        <BigButton id="checkin-list" kind="plain" onTap={() => go('worker/checkins')}>
          我的打卡
        </BigButton>
        <BigButton id="checkin-points" kind="plain" onTap={() => goTab('points')}>
          去换套餐
        </BigButton>
      </View>
    </Screen>
  )
}
