import { Card } from '@miniapp/components/Card'
import { PagedList } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { usePages } from '@miniapp/lib/load/usePages'
import { useParam } from '@miniapp/lib/navigation/useParam'
import type { Outputs } from '@shared/contract/contract'
import { sayDay } from '@shared/rules/time/day'
import { View } from '@tarojs/components'

definePageConfig({ navigationBarTitleText: '还没学完的小哥', enablePullDownRefresh: true })

export interface Params {
  org: string
}

type Lacking = Outputs['study']['lacking']

/** Who of an organisation has a set lesson open: a list to help by, not to blame. */
export default function UnlearnedPage() {
  const orgId = useParam<'worker/unlearned'>('org')
  const list = usePages((at) => api.study.lacking({ orgId, ...at }), [orgId], { when: orgId !== '' })
  const set = list.data?.set ?? []
  return (
    <Screen>
      <View className="small">
        要学的课还没学完的，和为什么还没算。可以送学上门，走访时一起学；学了多久只有他自己看得到。
      </View>
      <PagedList list={list} empty="要学的都学完了，或者现在没有要学的课" drawing="tea">
        {({ memberId, nameMasked, open, opened }) => (
          <Card key={memberId}>
            <View>{nameMasked}</View>
            {set
              .filter(({ articleId }) => open.includes(articleId))
              .map((lesson) => (
                <View key={lesson.articleId} className="small">
                  {sayLesson(lesson)}：{opened.includes(lesson.articleId) ? '打开过，时间不够或者题没答' : '还没打开过'}
                </View>
              ))}
          </Card>
        )}
      </PagedList>
    </Screen>
  )
}

const sayLesson = ({ title, dueOn }: Lacking['set'][number]) =>
  dueOn === undefined ? title : `${title}，${sayDay(dueOn, now())}截止`
