import { Field } from '@miniapp/components/Fields'
import { Icon } from '@miniapp/components/Icon'
import { api } from '@miniapp/lib/api/api'
import { useBusy } from '@miniapp/lib/load/useBusy'
import { tellError } from '@miniapp/lib/phone/feedback'
import type { Outputs } from '@shared/contract/contract'
import { View } from '@tarojs/components'
import { PhoneButton } from '../phone'
import './PhoneField.scss'

type SealedPhone = Outputs['identity']['exchangePhone']

interface Props {
  /** What its button says before there is a number. */
  label: string
  phone: Pick<SealedPhone, 'phoneMasked'> | undefined
  problem?: string | undefined
  onChange: (phone: SealedPhone) => void
}

/** The phone number as WeChat knows it: this phone never sees it in full, only a masked form and a sealed ticket. */
export function PhoneField({ label, phone, problem, onChange }: Props) {
  const [busy, run] = useBusy()
  const exchange = (code: string) => run(() => api.identity.exchangePhone({ code }).then(onChange, tellError))

  return (
    <Field label="手机号" problem={problem} note="用微信绑定的号码，不用输入，也不会收到验证码">
      <View className="phone-row">
        {phone ? (
          <View className="row grow good" id="register-phone-masked">
            <Icon name="checkCircle" />
            <View className="lead number">{phone.phoneMasked}</View>
          </View>
        ) : null}
        <View className="phone-button">
          <PhoneButton id="register-phone" busy={busy} onCode={exchange}>
            {phone ? '换一个' : label}
          </PhoneButton>
        </View>
      </View>
    </Field>
  )
}
