import { BigButton } from '@miniapp/components/BigButton'
import { Icon } from '@miniapp/components/Icon'
import { Tap } from '@miniapp/components/Tap'
import { callPhone } from '@miniapp/lib/phone/call'
import { View } from '@tarojs/components'
import type { callIn } from './ready'

type Call = NonNullable<ReturnType<typeof callIn>>

interface Form {
  busy: boolean
  /** What is missing beside the call. */
  missing?: string | undefined
  called: () => void
  leaveCall: () => void
}

/** An answer asks for a call: one number, as large as the screen allows. The answer stays as it is. */
export function CallFirst({ call: { phone, answer } }: { call: Call }) {
  return (
    <View className="emergency call-first" aria-live="assertive">
      <View className="row">
        <Icon name="alarm" size="large" />
        <View className="grow">
          <View className="lead">{answer ? `${answer}，先打 ${phone}` : `先打 ${phone}`}</View>
          <View className="small emergency-note">打完回到这里，位置和你的回答一起发给网格员</View>
        </View>
      </View>
      <Tap
        id="call-first"
        className="emergency-number call-first-number"
        label={`拨打 ${phone}`}
        onTap={() => callPhone(phone)}
      >
        <View className="call-first-digits number">{phone}</View>
        <View>点这里拨打</View>
      </Tap>
    </View>
  )
}

/** After the call: it goes out with that answer, or back into the form for what is missing. */
export function CalledButtons({ form, call: { phone } }: { form: Form; call: Call }) {
  const { missing } = form
  return (
    <>
      <BigButton id="called-send" kind="danger" busy={form.busy} onTap={form.called} note={missing}>
        {missing ? `已打 ${phone}，继续填` : `已打 ${phone}，马上上报`}
      </BigButton>
      <BigButton id="called-back" kind="plain" onTap={form.leaveCall}>
        返回修改
      </BigButton>
    </>
  )
}
