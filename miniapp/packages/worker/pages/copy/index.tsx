import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { Screen } from '@miniapp/components/Screen'
import { COPY_MINUTES } from '@shared/rules/people/privacy'
import { sayNumber } from '@shared/rules/text/words'
import { View } from '@tarojs/components'
import { useCopy } from './useCopy'

definePageConfig({ navigationBarTitleText: '导出我的数据' })

export default function CopyPage() {
  const { copy, busy, make, copyLink } = useCopy()
  const isDone = copy?.state === 'done'
  return (
    <Screen
      foot={
        <BigButton id="copy-make" kind={isDone ? 'plain' : 'main'} icon="document" busy={busy} onTap={make}>
          {isDone ? '重新导出' : '开始导出'}
        </BigButton>
      }
    >
      <Card title="有什么">
        <View className="second">
          个人资料、同意记录、谁看过你的联系方式、积分、打卡、套餐券、随手拍和经过、消息。姓名和手机号是完整的，别发给别人。
        </View>
      </Card>
      {copy?.state === 'making' ? <View className="second number">已整理 {sayNumber(copy.rows)} 条…</View> : null}
      {copy?.state === 'gone' ? <View className="second">链接过期了，请重新导出</View> : null}
      {isDone ? (
        <Card id="copy-done" title={`整理好了，共 ${sayNumber(copy.rows)} 条`}>
          <BigButton id="copy-csv" kind="plain" onTap={() => copyLink(copy.csvUrl)}>
            复制表格链接（Excel）
          </BigButton>
          <BigButton id="copy-json" kind="plain" onTap={() => copyLink(copy.jsonUrl)}>
            复制 JSON 链接
          </BigButton>
          <View className="small">在手机或电脑的浏览器里打开，{COPY_MINUTES} 分钟内有效。</View>
        </Card>
      ) : null}
    </Screen>
  )
}
