import { BigButton } from '@miniapp/components/BigButton'
import { PagedList } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { go } from '@miniapp/lib/go'
import { View } from '@tarojs/components'
import { CommunityGate } from '../../components/CommunityGate'
import { QueueCard } from '../../components/QueueCard'
import { useAlerts } from '../../useAlerts'
import '../../grid.scss'
import '../../desk.scss'

export default function AlertsPage() {
  const { community, list, nowMs, busy, take } = useAlerts()
  const teamId = community.chosen?.communityId ?? ''
  return (
    <Screen
      foot={
        <BigButton id="alerts-roster" kind="plain" icon="clock" onTap={() => go('grid/roster', { team: teamId })}>
          值班表
        </BigButton>
      }
    >
      <CommunityGate community={community}>
        {() => (
          <PagedList
            list={list}
            empty="没有紧急上报。有新的会马上提醒值班的人"
            drawing="tea"
            action={
              <BigButton id="alerts-queue" kind="plain" onTap={() => go('grid/queue', { team: teamId })}>
                看普通工单
              </BigButton>
            }
          >
            {(report) => (
              <View key={report.reportId}>
                <QueueCard report={report} nowMs={nowMs} />
                {report.status === 'submitted' ? (
                  <View className="alert-take">
                    <BigButton id={`take-${report.reportId}`} busy={busy} onTap={() => take(report.reportId)}>
                      马上受理
                    </BigButton>
                  </View>
                ) : null}
              </View>
            )}
          </PagedList>
        )}
      </CommunityGate>
    </Screen>
  )
}
