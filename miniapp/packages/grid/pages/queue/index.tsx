import { BigButton } from '@miniapp/components/BigButton'
import { PagedList } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { Segments } from '@miniapp/components/Segments'
import { QUEUE_TABS } from '@shared/rules/reportStatus'
import { CommunityGate } from '../../components/CommunityGate'
import { QueueCard } from '../../components/QueueCard'
import { useQueue } from '../../useQueue'
import '../../grid.scss'

const EMPTY = {
  open: '都处理完了，歇口气',
  waiting: '没有等上报人确认的工单',
  closed: '还没有办结的工单',
} as const

export default function QueuePage() {
  const { community, tab, setTab, list, nowMs } = useQueue()
  return (
    <Screen>
      <CommunityGate community={community}>
        {() => (
          <>
            <Segments id="tab" choices={QUEUE_TABS} chosen={tab} onChoose={setTab} />
            <PagedList
              list={list}
              empty={EMPTY[tab]}
              drawing={tab === 'open' ? 'tea' : 'scooter'}
              action={
                <BigButton id="queue-other" kind="plain" onTap={() => setTab(tab === 'open' ? 'waiting' : 'open')}>
                  {tab === 'open' ? '看待确认的' : '看待处理的'}
                </BigButton>
              }
            >
              {(report) => <QueueCard key={report.reportId} report={report} nowMs={nowMs} />}
            </PagedList>
          </>
        )}
      </CommunityGate>
    </Screen>
  )
}
