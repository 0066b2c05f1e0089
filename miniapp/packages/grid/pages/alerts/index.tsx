import { BigButton } from '@miniapp/components/BigButton'
import { SaidAnswers } from '@miniapp/components/SaidAnswers'
import { Screen } from '@miniapp/components/Screen'
import { go } from '@miniapp/lib/navigation/go'
import type { Outputs } from '@shared/contract/contract'
import { View } from '@tarojs/components'
import { CallerSheet } from '../../components/CallerSheet'
import { QueueCard } from '../../components/QueueCard'
import { TeamList } from '../../components/TeamList'
import { useAlerts } from './useAlerts'
import '../../grid.scss'
import '../../desk.scss'

definePageConfig({ navigationBarTitleText: '紧急上报', enablePullDownRefresh: true })

export interface Params {
  team?: string
}

export default function AlertsPage() {
  const alerts = useAlerts()
  const { community, list, nowMs } = alerts
  const teamId = community.chosen?.communityId ?? ''
  return (
    <Screen
      foot={
        <BigButton id="alerts-roster" kind="plain" icon="clock" onTap={() => go('grid/roster', { team: teamId })}>
          值班表
        </BigButton>
      }
    >
      <TeamList
        community={community}
        list={list}
        empty="没有紧急上报。有新的会马上提醒值班的人"
        otherwise={{ id: 'alerts-queue', words: '看普通工单', onTap: () => go('grid/queue', { team: teamId }) }}
      >
        {(report) => <AlertRow key={report.reportId} report={report} nowMs={nowMs} alerts={alerts} />}
      </TeamList>
      <CallerSheet
        open={alerts.calling !== undefined}
        told
        busy={alerts.looking}
        onYes={alerts.call}
        onClose={() => alerts.setCalling(undefined)}
      />
    </Screen>
  )
}

interface RowProps {
  report: Outputs['alerts']['list']['items'][number]
  nowMs: number
  alerts: ReturnType<typeof useAlerts>
}

/** One alert: what its sender answered, and what can be done at once. */
function AlertRow({ report, nowMs, alerts }: RowProps) {
  const { reportId, status, answers, callable } = report
  return (
    <View>
      <QueueCard report={report} nowMs={nowMs}>
        <SaidAnswers answers={answers} />
      </QueueCard>
      <View className="button-pair alert-acts">
        {status === 'submitted' ? (
          <BigButton id={`take-${reportId}`} busy={alerts.busy} onTap={() => alerts.take(reportId)}>
            马上受理
          </BigButton>
        ) : null}
        {callable ? (
          <BigButton id={`call-sender-${reportId}`} kind="plain" icon="phone" onTap={() => alerts.setCalling(reportId)}>
            打给上报人
          </BigButton>
        ) : null}
      </View>
    </View>
  )
}
