import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { CodeInput } from '@miniapp/components/CodeInput'
import { Screen } from '@miniapp/components/Screen'
import { Tap } from '@miniapp/components/Tap'
import { go, replace } from '@miniapp/lib/navigation/go'
import { CLERK_LIMITS } from '@shared/rules/points/clerks'
import { View } from '@tarojs/components'
import { Verdict } from '../../components/Verdict'
import { useJoin } from './useJoin'
import '../../merchant.scss'

definePageConfig({ navigationBarTitleText: '加入商家' })

export default function JoinPage() {
  const { code, setCode, complete, join, busy, joined } = useJoin()
  if (joined) {
    return (
      <Screen
        foot={
          <BigButton id="join-scan" icon="scan" onTap={() => replace('merchant/scan')}>
            去扫码核销
          </BigButton>
        }
      >
        <Verdict id="join-done" kind="good" icon="check" title="已加入">
          {joined.merchantName} · {joined.owner ? '店主' : '店员'}
        </Verdict>
      </Screen>
    )
  }
  return (
    <Screen
      foot={
        <BigButton id="join-go" busy={busy} disabled={!complete} onTap={join}>
          加入
        </BigButton>
      }
    >
      <Card title="输入邀请码">
        <View className="second">店主在“店员”里点“请新店员加入”，手机上会显示 8 位数字。</View>
        <CodeInput
          id="join-code"
          value={code}
          length={CLERK_LIMITS.codeDigits}
          group={4}
          label="8 位邀请码"
          onChange={setCode}
          onDone={join}
        />
        <View className="small">加入后，店里和街道办能看到你的姓（如 王**）。</View>
      </Card>
      <Tap id="join-office" className="list-end" onTap={() => go('worker/claim')}>
        我是街道办的，有开通码
      </Tap>
    </Screen>
  )
}
