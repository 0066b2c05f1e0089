import { BigButton } from '@miniapp/components/BigButton'
import { Empty } from '@miniapp/components/Empty'
import { ReasonSheet } from '@miniapp/components/ReasonSheet'
import { Screen } from '@miniapp/components/Screen'
import { Skeleton } from '@miniapp/components/Skeleton'
import { now } from '@miniapp/lib/clock'
import { replace } from '@miniapp/lib/navigation/go'
import { sayNumber } from '@shared/rules/text/words'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { BadCode } from '../../components/BadCode'
import { Verdict } from '../../components/Verdict'
import { CounterView } from './CounterView'
import { NotConfirmed } from './NotConfirmed'
import { useConfirm } from './useConfirm'
import '../../merchant.scss'

definePageConfig({ navigationBarTitleText: '确认核销' })

const REFUSALS = ['今天已经卖完', '现在不营业', '顾客不要了']

export default function ConfirmPage() {
  const { state, confirm, refuse, refusing, setRefusing, next, back } = useConfirm()
  const again = (
    <>
      <BigButton id="redeem-next" icon="scan" onTap={next}>
        继续扫码
      </BigButton>
      <BigButton id="redeem-back" kind="plain" onTap={back}>
        返回
      </BigButton>
    </>
  )

  if (state.step === 'done') {
    const { outcome, title, workerLabel, pricePoints, at } = state.redemption
    const redeemed = outcome === 'redeemed'
    return (
      <Screen foot={again} className={redeemed ? 'counter-done' : ''}>
        <Verdict
          id={`done-${outcome}`}
          kind={redeemed ? 'good' : 'plain'}
          icon={redeemed ? 'check' : 'refresh'}
          title={redeemed ? '核销成功' : '已退回'}
        >
          <View className="title">{title}</View>
          <View>
            {workerLabel} · {sayNumber(pricePoints)} 分 · {sayMoment(at, now())}
          </View>
          {redeemed ? null : <View>积分和份数都已退回给顾客。</View>}
        </Verdict>
      </Screen>
    )
  }
  if (state.step === 'bad') {
    return (
      <Screen foot={again}>
        <BadCode error={state.error} />
      </Screen>
    )
  }
  if (state.step === 'looking') {
    return (
      <Screen>
        <Skeleton rows={2} />
      </Screen>
    )
  }
  if (state.step === 'ready') {
    return (
      <Screen>
        <Empty text="还没有扫到券">
          <BigButton id="confirm-scan" icon="scan" onTap={() => replace('merchant/scan')}>
            去扫码
          </BigButton>
        </Empty>
      </Screen>
    )
  }

  const { preview, sending, failed } = state
  return (
    <Screen
      foot={
        <View className="confirm-pair">
          <View className="confirm-no">
            <BigButton
              id="redeem-refuse"
              kind="plain"
              busy={sending === 'refuse'}
              disabled={Boolean(sending)}
              onTap={() => setRefusing(true)}
            >
              退回
            </BigButton>
          </View>
          <View className="confirm-yes">
            <BigButton
              id="redeem-confirm"
              kind="good"
              icon="check"
              busy={sending === 'confirm'}
              disabled={Boolean(sending)}
              onTap={confirm}
            >
              {failed ? '再确认一次' : '确认核销'}
            </BigButton>
          </View>
        </View>
      }
    >
      {failed ? (
        <NotConfirmed error={failed} />
      ) : (
        <Verdict id="confirm-ask" kind="good" icon="check" title="可以核销" />
      )}
      <CounterView preview={preview} />
      <ReasonSheet
        id="refuse"
        open={refusing}
        title="退回这张券"
        presets={REFUSALS}
        placeholder="写给顾客的原因"
        maxLetters={60}
        yes="退回"
        kind="danger"
        onYes={refuse}
        onClose={() => setRefusing(false)}
      >
        积分和份数会退回，顾客会看到原因。
      </ReasonSheet>
    </Screen>
  )
}
