import { Due, State } from '@console/parts/marks'
import { Table } from '@console/parts/Table'
import { useNow } from '@console/parts/useNow'
import type { Outputs } from '@shared/contract/contract'
import { sayEnd } from '@shared/rules/time/day'
import type { TableColumnsType } from 'antd'
import { Link, useNavigate } from 'react-router'

type Report = Outputs['reports']['queue']['items'][number]

/** Reports as lines: what, where, how late, who has it. A line leads to the report, in the list it is of. */
export function ReportTable({ reports, label, search }: { reports: readonly Report[]; label: string; search: string }) {
  const nowMs = useNow()
  const navigate = useNavigate()
  const addressOf = ({ reportId }: Report) => ({ pathname: `/reports/${reportId}`, search })
  const columns: TableColumnsType<Report> = [
    {
      title: '期限',
      width: 116,
      render: (_, { dueAt, urgent }) => <Due dueAt={dueAt} nowMs={nowMs} urgent={urgent} />,
    },
    {
      title: '事项',
      width: 200,
      render: (_, report) => (
        <Link to={addressOf(report)} className="row plain-link">
          {report.urgent ? <span className="mark mark--bad">紧急</span> : null}
          {report.categoryName}
        </Link>
      ),
    },
    { title: '地址', ellipsis: true, render: (_, { address }) => address || '位置在地图上' },
    { title: '进展', width: 130, render: (_, { status }) => <State status={status} /> },
    { title: '经办', width: 150, ellipsis: true, render: (_, { assigneeLabel }) => assigneeLabel ?? '还没有派人' },
    {
      title: '应在',
      width: 150,
      className: 'number second',
      render: (_, { dueAt }) => `${sayEnd(dueAt, nowMs)} 前`,
    },
  ]
  return (
    <Table<Report>
      aria-label={label}
      columns={columns}
      dataSource={[...reports]}
      rowKey="reportId"
      size="small"
      scroll={{ x: 860 }}
      onRow={(report) => ({ onClick: () => navigate(addressOf(report)), style: { cursor: 'pointer' } })}
    />
  )
}
