import { Empty, Failed } from '@console/parts/States'
import { useNow } from '@console/parts/useNow'
import { FOUND_BY, sayReached } from '@shared/rules/reports/finding'
import { Button, Skeleton } from 'antd'
import { useEffect, useRef } from 'react'
import { Row } from '../ReportList'
import type { ReportsOfTeam } from '../useReports'

/** What was found in the place of the queue: how far was looked, how it goes on, and the way back. */
export function FoundList({ reports }: { reports: ReportsOfTeam }) {
  const { find, open } = reports
  const { asked, list, by, end } = find
  const { items, isPending, error, refetch, hasNextPage } = list
  const nowMs = useNow()
  const opened = useRef('')
  const only = by === 'number' && items.length === 1 ? items[0]?.reportId : undefined
  useEffect(() => {
    // Who has a number means that one report.
    if (!only || opened.current === asked) return
    opened.current = asked
    void open(only)
  }, [only, asked, open])
  return (
    <div className="queue-rows" id="found">
      <div className="queue-note row wrap" role="status">
        <span className="grow">{sayOutcome(find)}</span>
        <Button id="find-end" size="small" onClick={end}>
          回到列表
        </Button>
      </div>
      {isPending && !error ? <Skeleton active title={false} paragraph={{ rows: 6 }} className="queue-note" /> : null}
      {error ? (
        <div className="queue-note">
          <Failed error={error} onRetry={refetch} />
        </div>
      ) : null}
      {list.data && items.length === 0 && !hasNextPage ? <NoneFound by={by} /> : null}
      <ul aria-label="找到的工单">
        {items.map((report) => (
          <Row key={report.reportId} report={report} reports={reports} nowMs={nowMs} />
        ))}
      </ul>
      {list.data ? <Further find={find} nowMs={nowMs} /> : null}
    </div>
  )
}

function sayOutcome({ asked, by, list }: ReportsOfTeam['find']): string {
  if (!by) return `正在找“${asked}”…`
  const count = list.items.length > 0 ? `，找到 ${list.items.length} 件${list.hasNextPage ? '，还没找完' : ''}` : ''
  return `按${FOUND_BY[by]}找“${asked}”${count}`
}

const ADVICE = {
  number: '没有这个编号，或者不归你的社区。刚收到的要等几秒',
  caller: '没有这个号码来电登记的工单',
  words: '没有符合的工单，换个词试试',
} as const

const NoneFound = ({ by = 'words' }: { by?: keyof typeof ADVICE | undefined }) => <Empty text={ADVICE[by]} />

/** How far was looked, and the button that goes on. */
function Further({ find, nowMs }: { find: ReportsOfTeam['find']; nowMs: number }) {
  const { list, looked, reached } = find
  const { hasNextPage, isFetchingNextPage, fetchNextPage, items } = list
  if (find.by === 'caller' && items.length > 0) {
    return <p className="queue-end small">按号码查到的工单，都在内部备注里记了是谁查的。</p>
  }
  if (looked === 0 && !hasNextPage) return null
  return (
    <div className="more">
      {looked > 0 ? <p className="small">{sayReached({ looked, reached, isEnd: !hasNextPage }, nowMs)}</p> : null}
      {hasNextPage ? (
        <Button id="find-further" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
          继续往后找
        </Button>
      ) : null}
    </div>
  )
}
