import { Card } from '@miniapp/components/Card'
import { Screen } from '@miniapp/components/Screen'
import { useStreet } from '@miniapp/lib/answers/useStations'
import { CONSENTS } from '@shared/rules/text/words'
import { View } from '@tarojs/components'
import { POLICY } from './policy'
import './index.scss'

definePageConfig({ navigationBarTitleText: '隐私政策' })

export default function PrivacyPage() {
  const street = useStreet()
  return (
    <Screen>
      <View className="title">隐私政策</View>
      <View className="second">版本 {CONSENTS.privacy.version}</View>
      {POLICY.map(({ title, lines }) => (
        <Card key={title} title={title}>
          {lines.map((line) => (
            <View key={line} className="policy-line">
              {line}
            </View>
          ))}
        </Card>
      ))}
      <Card title="找我们">
        <View className="policy-line">
          {street.data ? `${street.data.name}，电话 ${street.data.hotline}` : '电话见“我的 · 帮助”。'}
        </View>
      </Card>
    </Screen>
  )
}
