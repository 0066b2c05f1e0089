import { Card } from '@miniapp/components/Card'
import { Loaded } from '@miniapp/components/Loaded'
import { PointsNumber } from '@miniapp/components/PointsNumber'
import { api } from '@miniapp/lib/api'
import { now } from '@miniapp/lib/clock'
import { useSession } from '@miniapp/lib/session'
import { useLoad } from '@miniapp/lib/useLoad'
import { sayDay } from '@shared/rules/day'
import { sayNumber } from '@shared/rules/words'
import { View } from '@tarojs/components'

function useAccount() {
  const session = useSession()
  return useLoad(() => api.points.account({}), [session?.me.memberId], { cache: 'account' })
}

/** What can be spent, what is held, and what expires when. */
export function Balance() {
  return (
    <Loaded load={useAccount()} rows={1}>
      {({ available, held, expiring }) => {
        const [next] = expiring
        return (
          <Card className="balance">
            <View className="second">可用积分</View>
            <PointsNumber points={available} size="huge" />
            {held > 0 ? (
              <View className="warn number">另有 {sayNumber(held)} 分被未用的券占着，用掉或退回后结清</View>
            ) : null}
            {next ? (
              <View className="second number">
                {sayNumber(next.points)} 分在 {sayDay(next.lastDay, now())} 到期，先到期的先用
              </View>
            ) : null}
          </Card>
        )
      }}
    </Loaded>
  )
}
