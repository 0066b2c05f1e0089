import { Card } from '@miniapp/components/Card'
import { PagedList } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { api } from '@miniapp/lib/api/api'
import { usePages } from '@miniapp/lib/load/usePages'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { MARKS } from '@shared/rules/survey/survey'
import { OCCUPATIONS } from '@shared/rules/text/words'
import { View } from '@tarojs/components'

definePageConfig({ navigationBarTitleText: '还没报到的小哥', enablePullDownRefresh: true })

export interface Params {
  org: string
}

/** Who of an organisation was found by the survey and is not registered: a list to help by, which gets shorter by itself. */
export default function LackingPage() {
  const orgId = useParam<'worker/lacking'>('org')
  const list = usePages((at) => api.survey.lacking({ orgId, ...at }), [orgId], { when: orgId !== '' })
  return (
    <Screen>
      <View className="small">摸底时在这里、还没报到的。见到他们，请他们打开小程序点“报到”，报到了就不在这里了。</View>
      <PagedList list={list} empty="没有还没报到的，都报到了，或者还没有摸底" drawing="tea">
        {({ ref, nameMasked, occupation, mark }) => (
          <Card key={ref}>
            <View>{nameMasked}</View>
            <View className="small">
              {[occupation && OCCUPATIONS[occupation], mark && MARKS[mark].label].filter(Boolean).join(' · ')}
            </View>
          </Card>
        )}
      </PagedList>
    </Screen>
  )
}
