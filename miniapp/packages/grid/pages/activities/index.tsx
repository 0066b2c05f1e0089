import { ActivityRow } from '@miniapp/components/ActivityRow'
import { Badge } from '@miniapp/components/Badge'
import { PagedList } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { Segments } from '@miniapp/components/Segments'
import { api } from '@miniapp/lib/api/api'
import { usePages } from '@miniapp/lib/load/usePages'
import { go } from '@miniapp/lib/navigation/go'
import { hasDoor } from '@shared/rules/activities/standing'
import { useState } from 'react'

definePageConfig({ navigationBarTitleText: '活动现场', enablePullDownRefresh: true })

const LISTS = { coming: '近期', past: '办过的', cancelled: '取消的' } as const
type List = keyof typeof LISTS

const EMPTY: Record<List, string> = {
  coming: '你的社区最近没有活动，在电脑上写好发布',
  past: '还没有办过活动',
  cancelled: '没有取消的活动',
}

/** Activities of the communities one works for: each leads to its door. They are written at the PC. */
export default function DeskActivitiesPage() {
  const [state, setState] = useState<List>('coming')
  const list = usePages((at) => api.activities.desk({ state, ...at }), [state], { cache: `desk-activities:${state}` })
  return (
    <Screen>
      <Segments id="desk-activities" choices={LISTS} chosen={state} onChoose={setState} />
      <PagedList list={list} empty={EMPTY[state]} drawing="tea">
        {(activity) => (
          <ActivityRow
            key={activity.activityId}
            activity={activity}
            aside={
              activity.state === 'running' ? (
                <Badge tone="warn">进行中</Badge>
              ) : hasDoor(activity.mode) ? undefined : (
                <Badge>不签到</Badge>
              )
            }
            onTap={() => go('grid/door', { id: activity.activityId })}
          />
        )}
      </PagedList>
    </Screen>
  )
}
