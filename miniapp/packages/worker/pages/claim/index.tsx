import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { TextField } from '@miniapp/components/Fields'
import { Screen } from '@miniapp/components/Screen'
import { api } from '@miniapp/lib/api/api'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { go, goTab } from '@miniapp/lib/navigation/go'
import { tell, tellError } from '@miniapp/lib/phone/feedback'
import { renewRights, useSession } from '@miniapp/lib/session/session'
import { SETUP_CODE_DIGITS } from '@shared/rules/people/roles'
import { typedDigits } from '@shared/rules/text/typed'
import { View } from '@tarojs/components'
import { useState } from 'react'

definePageConfig({ navigationBarTitleText: '开通街道' })

export default function ClaimPage() {
  const isRegistered = (useSession()?.me.status ?? 'none') !== 'none'
  const [typed, setTyped] = useState('')
  const code = typedDigits(typed)
  const { write, busy } = useWrite(api.setup.claim)

  async function send(): Promise<void> {
    const claimed = await write({ code }).catch(tellError)
    if (!claimed) return
    tell((await renewRights()) ? '你已是街道管理员' : '你已是街道管理员，网络好了从首页进去')
    goTab('home')
  }

  return (
    <Screen
      foot={
        isRegistered ? (
          <BigButton id="claim-send" busy={busy} disabled={code.length !== SETUP_CODE_DIGITS} onTap={send}>
            成为街道管理员
          </BigButton>
        ) : (
          <BigButton id="claim-register" onTap={() => go('worker/register')}>
            先报到
          </BigButton>
        )
      }
    >
      <Card title="填开通码">
        <View className="second">系统部署时给街道办的 {SETUP_CODE_DIGITS} 位数字，三天内有效，只能用一次。</View>
        <TextField
          id="claim-code"
          label="开通码"
          value={typed}
          placeholder="如 1234 5678 9012"
          max={2 * SETUP_CODE_DIGITS}
          kind="digits"
          onChange={setTyped}
        />
      </Card>
    </Screen>
  )
}
