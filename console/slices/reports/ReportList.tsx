import { Due, State } from '@console/parts/marks'
import { Empty, Failed } from '@console/parts/States'
import { useNow } from '@console/parts/useNow'
import type { Outputs } from '@shared/contract/contract'
import { sayNumber } from '@shared/rules/reports/reportNumber'
import { queueTabOf } from '@shared/rules/reports/reportStatus'
import { sayMoment } from '@shared/rules/time/day'
import { Button, Skeleton } from 'antd'
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { isNarrowed } from './address'
import { BulkEntry } from './BulkEntry'
import { BehalfEntry } from './behalf/BehalfEntry'
import { QueueFilters } from './QueueFilters'
import type { ReportsOfTeam } from './useReports'

type Card = Outputs['reports']['queue']['items'][number]

const EMPTY = {
  open: '都处理完了，歇口气',
  waiting: '没有等上报人确认的工单',
  closed: '还没有办结的工单',
} as const

interface Props {
  reports: ReportsOfTeam
  search: RefObject<HTMLInputElement>
  /** What was found, in the place of the queue. */
  found?: ReactNode
}

/** The queue: when each is due above everything, then what, where and who has it. */
export function ReportList({ reports, search, found }: Props) {
  const { list, looking, queueLook } = reports
  const { items } = list
  const { isPending, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const nowMs = useNow()
  return (
    <section className={`queue-list ${queueLook.dense ? 'queue-list--dense' : ''}`} aria-label="工单列表">
      <h1 className="hidden-words">工单</h1>
      <QueueFilters reports={reports} search={search} />
      <div className="queue-bulk row wrap">
        <BehalfEntry teamId={reports.team?.communityId} />
        <BulkEntry reports={reports} />
      </div>
      {found}
      <div className="queue-rows" hidden={found !== undefined}>
        {isPending && !error ? <Skeleton active title={false} paragraph={{ rows: 10 }} className="queue-note" /> : null}
        {error ? (
          <div className="queue-note">
            <Failed error={error} onRetry={refetch} />
          </div>
        ) : null}
        {list.data && items.length === 0 ? <NoneFound reports={reports} /> : null}
        <ul aria-label="工单">
          {items.map((report) => (
            <Row key={report.reportId} report={report} reports={reports} nowMs={nowMs} />
          ))}
        </ul>
        {hasNextPage ? (
          <div className="more">
            <Button loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
              {items.length === 0 ? '继续往后找' : '再看一些'}
            </Button>
          </div>
        ) : null}
        {list.data && !hasNextPage && items.length > 0 ? (
          <p className="queue-end small">
            {isNarrowed(looking) ? `符合的 ${items.length} 件` : `共 ${items.length} 件`}
          </p>
        ) : null}
      </div>
    </section>
  )
}

function NoneFound({ reports: { list, looking, look } }: { reports: ReportsOfTeam }) {
  if (list.hasNextPage) return <p className="queue-note second">最近的这些里没有符合的</p>
  if (!isNarrowed(looking)) return <Empty text={EMPTY[looking.tab]} />
  const showAll = () => look({ mine: false, overdue: false, status: undefined, categoryId: undefined })
  return (
    <Empty text="没有符合的工单">
      <Button onClick={showAll}>看全部</Button>
    </Empty>
  )
}

/** A report in a list: when it is due, what, where, its number and who has it. */
export function Row({ report, reports, nowMs }: { report: Card; reports: ReportsOfTeam; nowMs: number }) {
  const { shows } = reports.queueLook
  const { reportId, categoryName, description, address, status, urgent, dueAt, submittedAt, thumbUrl } = report
  const isOpen = reports.reportId === reportId
  const row = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isOpen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])
  const working = queueTabOf(status) === 'open'
  return (
    <li>
      <button
        type="button"
        ref={row}
        id={`row-${reportId}`}
        className={`queue-row ${urgent && working ? 'queue-row--urgent' : ''}`}
        aria-current={isOpen}
        onClick={() => reports.open(reportId)}
      >
        {shows('photo') ? <Thumb url={thumbUrl} /> : null}
        <span className="grow">
          <span className="row">
            {urgent ? <span className="mark mark--bad">紧急</span> : null}
            <strong className="clip">{categoryName}</strong>
            <span className="queue-due">
              {working ? <Due dueAt={dueAt} nowMs={nowMs} urgent={urgent} /> : sayMoment(submittedAt, nowMs)}
            </span>
          </span>
          {shows('words') ? <span className="clip queue-words">{description || '没有写描述'}</span> : null}
          <span className="row small">
            <State status={status} />
            {report.reopenedCount > 0 ? <span className="mark mark--plain">退回 {report.reopenedCount} 次</span> : null}
            {shows('number') ? <span className="number">{sayNumber(report)}</span> : null}
            {shows('address') ? <span className="clip">{address || '位置在地图上'}</span> : null}
            {shows('assignee') && report.assigneeLabel ? (
              <span className="queue-who clip">{report.mine ? '我在办' : report.assigneeLabel}</span>
            ) : null}
          </span>
        </span>
      </button>
    </li>
  )
}

const Thumb = ({ url }: { url: string }) =>
  url ? <img src={url} alt="" loading="lazy" /> : <span className="queue-nothumb" />
