import type { Outputs } from '@shared/contract/contract'
import { VOUCHER_STATES, type VoucherState } from '@shared/rules/points/voucher'
import { sayEnd, sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { now } from '../lib/clock'
import { go } from '../lib/navigation/go'
import { Badge } from './Badge'
import { MealPicture } from './MealPicture'
import { Tap } from './Tap'

export type Voucher = Outputs['meals']['vouchers']['items'][number]

const TONES = {
  issued: 'brand',
  redeemed: 'good',
  cancelled: 'plain',
  refused: 'warn',
  expired: 'plain',
  annulled: 'warn',
} as const satisfies Record<VoucherState, string>

/** The state of a voucher as a person sees it: one whose time ran out is over, also before the server has said so. */
export function stateOf({ state, expiresAt }: Pick<Voucher, 'state' | 'expiresAt'>): VoucherState {
  return state === 'issued' && expiresAt <= now() ? 'expired' : state
}

export function VoucherBadge({ state }: { state: VoucherState }) {
  return <Badge tone={TONES[state]}>{VOUCHER_STATES[state].label}</Badge>
}

/** A voucher as a ticket: torn edge, meal, where and until when. */
export function VoucherTicket({ voucher }: { voucher: Voucher }) {
  const state = stateOf(voucher)
  return (
    <Tap
      id={`voucher-${voucher.voucherId}`}
      className={`ticket ${state === 'issued' ? '' : 'ticket--over'}`}
      onTap={() => go('worker/voucher', { id: voucher.voucherId })}
    >
      <View className="ticket-picture">
        <MealPicture className="ticket-image" picture={voucher.picture} title={voucher.title} />
      </View>
      <View className="ticket-body grow">
        <View className="ticket-title">{voucher.title}</View>
        <View className="small">{voucher.merchantName}</View>
        <View className="small number">
          {state === 'issued'
            ? `${sayEnd(voucher.expiresAt, now())} 前用`
            : sayMoment(voucher.settledAt ?? voucher.issuedAt, now())}
        </View>
      </View>
      {state === 'issued' ? <View className="ticket-go">去使用</View> : <VoucherBadge state={state} />}
    </Tap>
  )
}
