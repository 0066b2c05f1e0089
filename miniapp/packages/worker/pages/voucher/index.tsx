import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { ConfirmSheet } from '@miniapp/components/ConfirmSheet'
import { Icon } from '@miniapp/components/Icon'
import { Loaded } from '@miniapp/components/Loaded'
import { MealPicture } from '@miniapp/components/MealPicture'
import { sayCash } from '@miniapp/components/OfferCard'
import { Row } from '@miniapp/components/Row'
import { Screen } from '@miniapp/components/Screen'
import { stateOf, type Voucher, VoucherBadge } from '@miniapp/components/VoucherTicket'
import { now } from '@miniapp/lib/clock'
import { goTab } from '@miniapp/lib/navigation/go'
import { tellError } from '@miniapp/lib/phone/feedback'
import { navigateTo } from '@miniapp/lib/places/spot'
import type { VoucherState } from '@shared/rules/points/voucher'
import { sayNumber } from '@shared/rules/text/words'
import { sayEnd, sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { LiveCode } from './LiveCode'
import { useVoucher } from './useVoucher'
import './index.scss'

definePageConfig({ navigationBarTitleText: '兑换券', enablePullDownRefresh: true })

export interface Params {
  id: string
}

/** What an ended voucher means for the person. */
const ENDS: Record<Exclude<VoucherState, 'issued'>, string> = {
  redeemed: '已在柜台用掉，祝你吃好',
  cancelled: '已取消，积分已退回',
  refused: '商家退回了这张券，积分已退回',
  expired: '过了用餐时间没用，积分自动退回',
  annulled: '店里扫错了，已更正，积分已退回',
}

export default function VoucherPage() {
  const { load, cancel, busy, asking, ask } = useVoucher()
  const voucher = load.data
  const live = voucher ? stateOf(voucher) === 'issued' : false

  return (
    <Screen
      foot={
        voucher && !live ? (
          <BigButton id="voucher-more" onTap={() => goTab('points')}>
            再看看别的套餐
          </BigButton>
        ) : live ? (
          <BigButton id="voucher-cancel" kind="plain" disabled={busy} onTap={() => ask(true)}>
            不用了，退回积分
          </BigButton>
        ) : undefined
      }
    >
      <Loaded load={load}>
        {(data) => (
          <>
            {live ? <LiveCode voucher={data} /> : <Ended voucher={data} />}
            <Card>
              <View className="row">
                <MealPicture className="voucher-picture" picture={data.picture} title={data.title} />
                <View className="grow">
                  <View className="lead">{data.title}</View>
                  <View className="second number">
                    {sayNumber(data.pricePoints)} 积分 · {sayCash(data.cashFen)}
                  </View>
                  {live ? (
                    <View className="second number">
                      {data.usableFrom > now() ? `${sayMoment(data.usableFrom, now())} 起，` : ''}
                      {sayEnd(data.expiresAt, now())} 前用
                    </View>
                  ) : null}
                </View>
              </View>
            </Card>
            <Card className="entries">
              <Row
                id="voucher-navigate"
                icon="navigate"
                title={data.merchantName}
                note={data.merchantAddress}
                onTap={() => {
                  navigateTo({ ...data.location, name: data.merchantName, address: data.merchantAddress }).catch(
                    tellError,
                  )
                }}
              />
            </Card>
            <ConfirmSheet
              id="voucher-ask"
              open={asking}
              title="退回这张券？"
              yes="退回"
              kind="danger"
              busy={busy}
              onYes={cancel}
              onNo={() => ask(false)}
            >
              {sayNumber(data.pricePoints)} 积分马上回到你的账上，这份餐让给别的小哥。
            </ConfirmSheet>
          </>
        )}
      </Loaded>
    </Screen>
  )
}

function Ended({ voucher }: { voucher: Voucher }) {
  const state = stateOf(voucher)
  if (state === 'issued') return null
  return (
    <View id="voucher-ended" className="state">
      <View
        className={`mark mark--large mark--${state === 'redeemed' ? 'good' : state === 'refused' ? 'warn' : 'plain'}`}
      >
        <Icon name={state === 'redeemed' ? 'check' : state === 'refused' ? 'warn' : 'clock'} size="large" />
      </View>
      <VoucherBadge state={state} />
      <View className="lead">{voucher.state === 'issued' ? '过了用餐时间没用，积分正在退回' : ENDS[state]}</View>
      {voucher.refuseReason ? <View className="second">原因：{voucher.refuseReason}</View> : null}
      {voucher.settledAt ? (
        <View className="second number">
          {sayMoment(voucher.settledAt, now())}
          {voucher.settledByLabel ? ` · ${voucher.settledByLabel}` : ''}
          {voucher.annulledAt ? ' 使用' : ''}
        </View>
      ) : null}
      {voucher.annulledAt ? (
        <View className="second number">
          {sayMoment(voucher.annulledAt, now())} · {voucher.annulledByLabel} 更正
        </View>
      ) : null}
    </View>
  )
}
