import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { ConfirmSheet } from '@miniapp/components/ConfirmSheet'
import { Icon } from '@miniapp/components/Icon'
import { Loaded } from '@miniapp/components/Loaded'
import { ReasonSheet } from '@miniapp/components/ReasonSheet'
import { Screen } from '@miniapp/components/Screen'
import { now } from '@miniapp/lib/clock'
import { goBack } from '@miniapp/lib/navigation/go'
import { CONTACT_PURPOSES, SEND_BACK_REASONS, TAKE_BACK_DAYS, takeBackUntil } from '@shared/rules/people/registration'
import { View } from '@tarojs/components'
import { MarkFields } from './MarkFields'
import { RegistrationFacts } from './RegistrationFacts'
import { useRegistration } from './useRegistration'
import '../../grid.scss'

definePageConfig({ navigationBarTitleText: '报到详情', enablePullDownRefresh: true })

export interface Params {
  id: string
}

export default function RegistrationPage() {
  const { load, open, setOpen, contact, decided, marked, mark, busy, revealing, ...does } = useRegistration()
  const { confirm, reject, takeBack, reveal, call } = does
  const close = () => setOpen(undefined)
  const { status, decidedAt = 0 } = load.data ?? {}
  const waits = status === 'pending'
  const mayBeTakenBack = status === 'confirmed' && now() < takeBackUntil(decidedAt)
  const foot = decided ? (
    <BigButton id="registration-back" onTap={goBack}>
      返回列表
    </BigButton>
  ) : waits ? (
    <>
      <BigButton id="registration-confirm" kind="good" icon="check" disabled={busy} onTap={() => setOpen('confirm')}>
        确认报到
      </BigButton>
      <BigButton id="registration-reject" kind="plain" disabled={busy} onTap={() => setOpen('reject')}>
        退回修改
      </BigButton>
    </>
  ) : mayBeTakenBack ? (
    <BigButton id="registration-take-back" kind="plain" disabled={busy} onTap={() => setOpen('takeBack')}>
      确认错了，撤回
    </BigButton>
  ) : undefined

  return (
    <Screen foot={foot}>
      {decided ? (
        <Card className={`outcome outcome--${decided.status}`} id="registration-outcome">
          <Icon name={decided.status === 'confirmed' ? 'checkCircle' : 'refresh'} size="large" />
          <View className="grow">
            <View className="lead">{decided.status === 'confirmed' ? '已确认报到' : '已退回，等对方修改'}</View>
            {decided.points > 0 ? <View>{decided.points} 分已到对方账上</View> : null}
            {decided.points < 0 ? <View>{-decided.points} 分已从对方账上收回</View> : null}
          </View>
        </Card>
      ) : null}
      <Loaded load={load}>
        {(registration) => (
          <RegistrationFacts
            registration={registration}
            contact={contact}
            onReveal={() => setOpen('contact')}
            onCall={call}
          />
        )}
      </Loaded>
      <ConfirmSheet
        id="confirm"
        open={open === 'confirm'}
        title="确认这份报到"
        yes="确认，是本社区的小哥"
        busy={busy}
        onYes={confirm}
        onNo={close}
      >
        确认后对方就能打卡、上报、换套餐，报到积分马上到账。确认错了，{TAKE_BACK_DAYS} 天内可以撤回。
      </ConfirmSheet>
      <ReasonSheet
        id="reject"
        open={open === 'reject'}
        title="退回修改"
        presets={SEND_BACK_REASONS}
        placeholder="写清楚要改哪里"
        maxLetters={100}
        yes="退回"
        kind="danger"
        busy={busy}
        onYes={reject}
        onClose={close}
      >
        对方会看到这段话，改好可以再提交。
        <MarkFields id="reject" marked={marked} onChange={mark} />
      </ReasonSheet>
      <ReasonSheet
        id="take-back"
        open={open === 'takeBack'}
        title="撤回确认"
        presets={SEND_BACK_REASONS}
        placeholder="写清楚为什么撤回"
        maxLetters={100}
        yes="撤回确认"
        kind="danger"
        busy={busy}
        onYes={takeBack}
        onClose={close}
      >
        对方会看到这段话，不再是小哥身份，报到积分收回；改好可以再提交。
        <MarkFields id="take-back" marked={marked} onChange={mark} />
      </ReasonSheet>
      <ReasonSheet
        id="reveal"
        open={open === 'contact'}
        title="为什么要看"
        presets={CONTACT_PURPOSES}
        placeholder="写明用途"
        maxLetters={60}
        yes="查看"
        busy={revealing}
        onYes={reveal}
        onClose={close}
      >
        这次查看的人、时间和用途会记下来，本人看得到。
      </ReasonSheet>
    </Screen>
  )
}
