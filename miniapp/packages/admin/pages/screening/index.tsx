import { AtDesk } from '@miniapp/components/AtDesk'
import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { TextField } from '@miniapp/components/Fields'
import { Loaded } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { SAFETY_LIMITS } from '@shared/rules/reports/publicity'
import { View } from '@tarojs/components'
import { useScreening } from './useScreening'
import '../../desk.scss'

definePageConfig({ navigationBarTitleText: '先看后公开', enablePullDownRefresh: true })

export default function ScreeningPage() {
  const { load, texts, type, problem, isChanged, save, busy } = useScreening()
  return (
    <Screen
      foot={
        load.data ? (
          <BigButton id="screening-save" busy={busy} missing={problem ?? (!isChanged && '没有改动')} onTap={save}>
            保存
          </BigButton>
        ) : undefined
      }
    >
      <Loaded load={load} rows={3}>
        {() => (
          <>
            <View className="small">
              随手拍都会先过微信的内容检查。下面设的，是哪些还要工作人员看过才公开；上报本身照常受理，不受影响。
            </View>
            <Card title="新报到的小哥">
              <TextField
                {...{ id: 'screening-reports', label: '头几条先看', value: texts.firstReports, placeholder: '0' }}
                {...{ kind: 'digits', max: 2, note: `0 到 ${SAFETY_LIMITS.firstReports} 条，填 0 就是不看` }}
                onChange={(text) => type({ firstReports: text })}
              />
              <TextField
                {...{ id: 'screening-days', label: '报到后几天内先看', value: texts.firstDays, placeholder: '0' }}
                {...{ kind: 'digits', max: 3, note: `0 到 ${SAFETY_LIMITS.firstDays} 天，填 0 就是不看` }}
                onChange={(text) => type({ firstDays: text })}
              />
            </Card>
            <Card title="抽查">
              <TextField
                {...{ id: 'screening-sample', label: '一百条里抽看几条', value: texts.samplePercent, placeholder: '3' }}
                {...{ kind: 'digits', max: 3, note: '检查通过的也抽一些看' }}
                onChange={(text) => type({ samplePercent: text })}
              />
            </Card>
          </>
        )}
      </Loaded>
      <AtDesk />
    </Screen>
  )
}
