import logo from '@miniapp/assets/logo.svg'
import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { CheckRow } from '@miniapp/components/CheckRow'
import { Screen } from '@miniapp/components/Screen'
import { Tap } from '@miniapp/components/Tap'
import { useBusy } from '@miniapp/lib/load/useBusy'
import { go, goBack } from '@miniapp/lib/navigation/go'
import { tell, tellError } from '@miniapp/lib/phone/feedback'
import { signIn } from '@miniapp/lib/session/session'
import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import './index.scss'

definePageConfig({ navigationBarTitleText: '登录' })

export default function SignInPage() {
  const [agreed, setAgreed] = useState(false)
  const [busy, run] = useBusy()

  const enter = () =>
    run(async () => {
      if (!(await signIn().catch(tellError))) return
      tell('登录好了')
      goBack()
    })

  return (
    <Screen
      foot={
        <BigButton
          id="signin-submit"
          busy={busy}
          disabled={!agreed}
          {...(agreed ? {} : { note: '先阅读并同意隐私政策' })}
          onTap={enter}
        >
          微信登录
        </BigButton>
      }
    >
      <View className="signin-head">
        <Image className="signin-mark" src={logo} mode="aspectFit" aria-hidden="true" />
        <View className="title">暖新</View>
        <View className="second">歇脚、充电、热饭、反映问题，都在这里</View>
      </View>
      <Card>
        <View>登录时只用到微信给的一个编号，不读取你的微信头像、昵称和好友。</View>
        <View className="second">不登录也可以看驿站。</View>
        <CheckRow id="signin-agree" checked={agreed} label="我已阅读并同意隐私政策" onChange={setAgreed}>
          我已阅读并同意隐私政策
        </CheckRow>
        <Tap id="signin-privacy" className="link" onTap={() => go('worker/privacy')}>
          看隐私政策
        </Tap>
      </Card>
    </Screen>
  )
}
