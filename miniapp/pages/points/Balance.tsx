import { Card } from '@miniapp/components/Card'
import { Icon } from '@miniapp/components/Icon'
import { PointsNumber } from '@miniapp/components/PointsNumber'
import { now } from '@miniapp/lib/clock'
import type { Wallet } from '@miniapp/lib/useWallet'
import { sayDay } from '@shared/rules/day'
import { sayNumber } from '@shared/rules/words'
import { View } from '@tarojs/components'

/** What can be spent, what is held, and what expires when. */
export function Balance({ account }: { account: NonNullable<Wallet['account']> }) {
  const { available, held, expiring } = account
  const [next] = expiring
  return (
    <Card className="card--warm balance">
      <View className="second">可用积分</View>
      <PointsNumber points={available} size="huge" />
      {held > 0 ? (
        <View className="balance-line number">
          <Icon name="ticket" size="small" className="warn" />
          <View className="grow">另有 {sayNumber(held)} 分在待用的券里，用掉或退回后结清</View>
        </View>
      ) : null}
      {next ? (
        <View className="balance-line number">
          <Icon name="clock" size="small" />
          <View className="grow">
            {sayNumber(next.points)} 分 {sayDay(next.lastDay, now())}到期，先到期的先用
          </View>
        </View>
      ) : null}
    </Card>
  )
}
