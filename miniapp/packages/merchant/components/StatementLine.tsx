import { Badge } from '@miniapp/components/Badge'
import { Tap } from '@miniapp/components/Tap'
import type { Outputs } from '@shared/contract/contract'
import { sayValue } from '@shared/rules/points/settlement'
import { sayNumber } from '@shared/rules/text/words'
import { View } from '@tarojs/components'

export type Statement = Outputs['shops']['closeMonth']

/** One month of one shop in a list. */
export function StatementLine({
  id,
  name,
  statement: { total, state, over },
  onTap,
}: {
  id: string
  name: string
  statement: Statement
  onTap: () => void
}) {
  return (
    <Tap id={id} className="line" onTap={onTap}>
      <View className="grow">
        <View className="lead">{name}</View>
        <View className="small number">
          {sayNumber(total.vouchers)} 份 · {sayNumber(total.points)} 分
        </View>
      </View>
      <View className="line-end">
        <View className="lead number">{sayValue(total.valueFen)} 元</View>
        {state === 'closed' ? (
          <Badge tone="good">已结清</Badge>
        ) : (
          <Badge tone={over ? 'warn' : 'plain'}>{over ? '待结清' : '进行中'}</Badge>
        )}
      </View>
    </Tap>
  )
}
