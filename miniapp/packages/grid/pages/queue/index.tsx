import { BigButton } from '@miniapp/components/BigButton'
import { Empty } from '@miniapp/components/Empty'
import { PagedList } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { Segments } from '@miniapp/components/Segments'
import { EVERYTHING, isFiltered } from '@shared/rules/reports/queueFilter'
import { QUEUE_TABS } from '@shared/rules/reports/reportStatus'
import { CommunityGate } from '../../components/CommunityGate'
import { QueueCard } from '../../components/QueueCard'
import { BulkSheets, bulkFoot } from './BulkFoot'
import { FindBar } from './FindBar'
import { FoundList } from './FoundList'
import { QueueFilters } from './QueueFilters'
import { useFind } from './useFind'
import { type Queue, useQueue } from './useQueue'
import '../../grid.scss'
import '../../desk.scss'

definePageConfig({ navigationBarTitleText: '工单', enablePullDownRefresh: true })

export interface Params {
  team?: string
  overdue?: 'yes'
}

const EMPTY = {
  open: '都处理完了，歇口气',
  waiting: '没有等上报人确认的工单',
  closed: '还没有办结的工单',
} as const

export default function QueuePage() {
  const queue = useQueue()
  const { community, tab, setTab, bulk } = queue
  const find = useFind()
  return (
    <Screen foot={bulkFoot(bulk)}>
      <CommunityGate community={community}>
        {({ communityId }) => (
          <>
            {bulk.picked ? null : <FindBar find={find} />}
            {find.asked === '' ? (
              <>
                <Segments id="tab" choices={QUEUE_TABS} chosen={tab} onChoose={setTab} />
                {bulk.picked ? null : <QueueFilters queue={queue} teamId={communityId} />}
                <QueueList queue={queue} />
              </>
            ) : (
              <FoundList find={find} nowMs={queue.nowMs} />
            )}
            <BulkSheets bulk={bulk} teamId={communityId} />
          </>
        )}
      </CommunityGate>
    </Screen>
  )
}

function QueueList({ queue }: { queue: Queue }) {
  const { tab, setTab, list, nowMs, bulk, filter, setFilter } = queue
  const filtered = isFiltered(filter)
  // A page may hold nothing that fits, and the list still goes on.
  if (list.data && list.items.length === 0 && list.more !== 'end') {
    return (
      <Empty text="最近的这些里没有符合的" drawing="tea">
        <BigButton id="queue-further" kind="plain" busy={list.more === 'loading'} onTap={list.loadMore}>
          继续往后找
        </BigButton>
      </Empty>
    )
  }
  const other = tab === 'open' ? 'waiting' : 'open'
  return (
    <PagedList
      list={list}
      empty={filtered ? '没有符合的工单' : EMPTY[tab]}
      drawing={tab === 'open' ? 'tea' : 'scooter'}
      action={
        filtered ? (
          <BigButton id="queue-all" kind="plain" onTap={() => setFilter(EVERYTHING)}>
            看全部
          </BigButton>
        ) : (
          <BigButton id="queue-other" kind="plain" onTap={() => setTab(other)}>
            {tab === 'open' ? '看待确认的' : '看待处理的'}
          </BigButton>
        )
      }
    >
      {(report) => (
        <QueueCard
          key={report.reportId}
          report={report}
          nowMs={nowMs}
          picked={bulk.picked?.includes(report.reportId)}
          onPick={() => bulk.toggle(report.reportId)}
          onHold={tab === 'open' && !bulk.picked ? () => bulk.begin(report.reportId) : undefined}
        />
      )}
    </PagedList>
  )
}
