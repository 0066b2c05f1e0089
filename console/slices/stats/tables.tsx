import { Table } from '@console/parts/Table'
import {
  OPEN_STATUSES,
  openOf,
  type ReportLine,
  type ReportsNow,
  sayDone,
  sayShare,
  sayTook,
  standingLabel,
  waitingIn,
} from '@shared/rules/reports/reportNumbers'
import { sayNumber } from '@shared/rules/text/words'
import type { TableColumnsType } from 'antd'

interface LinesProps {
  of: string
  lines: readonly ReportLine[]
  /** The same of the month before, where it is known. */
  before: readonly ReportLine[] | undefined
}

const RIGHT = { align: 'right', className: 'number', width: 110 } as const
const closedOf = ({ confirmed, closedAlone }: ReportLine) => confirmed + closedAlone

/** Lines of a month side by side, each beside what it was the month before. */
export function Lines({ of, lines, before }: LinesProps) {
  const past = new Map(before?.map((line) => [line.id, line]))
  const columns: TableColumnsType<ReportLine> = [
    { title: of, dataIndex: 'name', width: 160, fixed: 'left' },
    {
      ...{ ...RIGHT, title: '收到', sorter: (a, b) => a.submitted - b.submitted },
      render: (_, { submitted }) => sayNumber(submitted),
    },
    ...(before
      ? [
          {
            ...RIGHT,
            title: '上个月收到',
            render: (_: unknown, { id }: ReportLine) => sayNumber(past.get(id)?.submitted ?? 0),
          },
        ]
      : []),
    {
      ...{ ...RIGHT, title: '办结', sorter: (a, b) => closedOf(a) - closedOf(b) },
      render: (_, line) => sayNumber(closedOf(line)),
    },
    { ...RIGHT, title: '不予受理', render: (_, { rejected }) => sayNumber(rejected) },
    { ...RIGHT, title: '满意率', render: (_, { satisfiedRate }) => sayShare(satisfiedRate) },
    { ...RIGHT, title: '按时率', render: (_, { inTimeRate }) => sayShare(inTimeRate) },
    { ...RIGHT, title: '重开率', render: (_, { reopenedRate }) => sayShare(reopenedRate) },
    { ...RIGHT, title: '首次响应', render: (_, { firstResponseMs }) => sayTook(firstResponseMs) },
    { ...RIGHT, title: '办结用时', render: (_, { resolutionMs }) => sayTook(resolutionMs) },
  ]
  return (
    <Table<ReportLine>
      aria-label={`按${of}`}
      columns={columns}
      dataSource={[...lines]}
      rowKey="id"
      size="small"
      scroll={{ x: 1200 }}
    />
  )
}

type Waiting = ReturnType<typeof waitingIn>[number]

/** Where reports stand now, community by community; where nothing waits is left out. */
export function StandingNow({ now }: { now: ReportsNow }) {
  const waiting = waitingIn(now)
  const ended = sayDone(now.total)
  const columns: TableColumnsType<Waiting> = [
    { title: '社区', dataIndex: 'name', width: 160, fixed: 'left' },
    { ...RIGHT, title: '未办结', render: (_, { open }) => <strong>{sayNumber(open)}</strong> },
    ...[...OPEN_STATUSES, 'resolved' as const].map((status) => ({
      ...RIGHT,
      title: standingLabel(status),
      render: (_: unknown, community: Waiting) =>
        community[status] === 0 ? <span className="second">0</span> : sayNumber(community[status]),
    })),
  ]
  return (
    <>
      <p className="second number">
        {waiting.length === 0 ? '没有要处理的，也没有等人确认的。' : `未办结 ${sayNumber(openOf(now.total))} 件。`}
        {ended ? `累计：${ended}` : ''}
      </p>
      {waiting.length > 0 ? (
        <Table<Waiting>
          aria-label="各社区现在在哪一步"
          columns={columns}
          dataSource={waiting}
          rowKey="id"
          size="small"
          scroll={{ x: 900 }}
        />
      ) : null}
    </>
  )
}
