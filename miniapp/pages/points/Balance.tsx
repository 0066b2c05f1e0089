import { Card } from '@miniapp/components/Card'
import { Icon } from '@miniapp/components/Icon'
import { PointsNumber } from '@miniapp/components/PointsNumber'
import type { Wallet } from '@miniapp/lib/answers/useWallet'
import { now } from '@miniapp/lib/clock'
import { sayNumber } from '@shared/rules/text/words'
import { dayOf, sayDay } from '@shared/rules/time/day'
import { View } from '@tarojs/components'

/** What can be spent, what is held, and what expires when. */
export function Balance({ account }: { account: NonNullable<Wallet['account']> }) {
  const { available, held, expiring } = account
  const today = dayOf(now())
  // What is out of date but lies in a voucher is said above: it goes with the voucher.
  const ahead = expiring.filter(({ lastDay }) => lastDay >= today)
  return (
    <Card className="card--warm balance">
      <View className="second">可用积分</View>
      <PointsNumber points={available} size="huge" />
      {held > 0 ? (
        <View className="balance-line number">
          <Icon name="ticket" size="small" className="warn" />
          <View className="grow">
            共 {sayNumber(available + held)} 分，其中 {sayNumber(held)} 分在待用的券里
          </View>
        </View>
      ) : null}
      {ahead.map(({ year, points, lastDay }) => (
        <View key={year} className="balance-line number">
          <Icon name="clock" size="small" />
          <View className="grow">
            {sayNumber(points)} 分 {sayDay(lastDay, now())}到期
          </View>
        </View>
      ))}
    </Card>
  )
}
