import { Badge } from '@miniapp/components/Badge'
import { Icon } from '@miniapp/components/Icon'
import { PointsNumber } from '@miniapp/components/PointsNumber'
import { Tap } from '@miniapp/components/Tap'
import { now } from '@miniapp/lib/clock'
import type { Outputs } from '@shared/contract/contract'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import './RedemptionLine.scss'

export type Redemption = Outputs['meals']['redemptions']['items'][number]

const BADGES = { refused: '已退回', annulled: '更正' } as const

interface Props {
  redemption: Redemption
  /** For whoever may take it back, while nobody has. */
  onAnnul?: (() => void) | undefined
}

/** What was done with a voucher at the counter: what, whose, when and by whom; and why, when it was sent or taken back. */
export function RedemptionLine({ redemption, onAnnul }: Props) {
  const { id, at, title, workerLabel, clerkLabel, codeTail, pricePoints, outcome, reason } = redemption
  return (
    <View className="line">
      <View className="grow">
        <View className="lead">{title}</View>
        <View className="second number">
          {workerLabel} · 券尾号 {codeTail}
        </View>
        <View className="small number">
          {sayMoment(at, now())} · {clerkLabel}
        </View>
        {reason ? <View className="small">原因：{reason}</View> : null}
      </View>
      {outcome === 'redeemed' ? (
        <PointsNumber points={pricePoints} />
      ) : (
        <Badge tone="warn">{outcome === 'annulled' ? `${BADGES.annulled} -${pricePoints}` : BADGES.refused}</Badge>
      )}
      {onAnnul ? (
        <Tap id={`annul-${id}`} className="line-more" label={`更正 ${workerLabel} 的 ${title}`} onTap={onAnnul}>
          <Icon name="dots" size="small" />
        </Tap>
      ) : null}
    </View>
  )
}
