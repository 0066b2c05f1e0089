import { Card } from '@miniapp/components/Card'
import { Empty } from '@miniapp/components/Empty'
import { Loaded } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { Tap } from '@miniapp/components/Tap'
import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { go } from '@miniapp/lib/navigation/go'
import { sayEnd } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import '../../desk.scss'

definePageConfig({ navigationBarTitleText: '超时工单', enablePullDownRefresh: true })

export default function OverduePage() {
  const load = useLoad(() => api.reports.overdue({}), [], { cache: 'overdue' })
  return (
    <Screen>
      <Loaded load={load} rows={4}>
        {({ teams }) =>
          teams.length === 0 ? (
            <Empty text="全街道没有超时的工单" drawing="tea" />
          ) : (
            teams.map(({ teamId, name, reports, more }) => (
              <Card
                key={teamId}
                title={name}
                aside={
                  <Tap
                    id={`overdue-${teamId}`}
                    className="link overdue-all"
                    onTap={() => go('grid/queue', { team: teamId, overdue: 'yes' })}
                  >
                    {more ? '还有更多' : '看工单'}
                  </Tap>
                }
              >
                {reports.map(({ reportId, urgent, categoryName, address, dueAt, assigneeLabel }) => (
                  <Tap
                    key={reportId}
                    id={`late-${reportId}`}
                    className="overdue-line"
                    onTap={() => go('grid/handle', { id: reportId })}
                  >
                    <View>
                      {urgent ? '紧急 · ' : ''}
                      {categoryName}
                    </View>
                    <View className="small">{address || '位置在地图上'}</View>
                    <View className="overdue-due number">应在 {sayEnd(dueAt, now())} 前办完</View>
                    <View className="small">{assigneeLabel ?? '还没有派人'}</View>
                  </Tap>
                ))}
              </Card>
            ))
          )
        }
      </Loaded>
    </Screen>
  )
}
