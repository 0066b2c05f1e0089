import { api } from '@console/app/client'
import { Loaded } from '@console/parts/States'
import { Table } from '@console/parts/Table'
import { useNow } from '@console/parts/useNow'
import type { Outputs } from '@shared/contract/contract'
import { sayDays, sayLimits } from '@shared/rules/text/ruleWords'
import { useQuery } from '@tanstack/react-query'
import type { TableColumnsType } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import { RuleDrawer } from './RuleDrawer'

type Line = Outputs['points']['ruleBoard']['items'][number]

/** What earns points: what holds, what comes; one opens beside the list and gets its next version. */
export function Rules() {
  const { reason } = useParams()
  const navigate = useNavigate()
  const board = useQuery({ queryKey: ['points', 'rules', 'board'], queryFn: () => api.points.ruleBoard({}) })
  const open = (of: string) => navigate(`/points/rules/${of}`)
  return (
    <div className="page">
      <header className="page-head">
        <h1>积分规则</h1>
        <span className="small">改了从第二天零点起生效，之前得到的积分不变。</span>
      </header>
      <section className="panel">
        <Loaded query={board}>{({ items }) => <Board lines={items} onOpen={open} />}</Loaded>
      </section>
      {board.data?.items.map((line) =>
        line.reason === reason ? (
          <RuleDrawer
            key={reason}
            line={line}
            earliest={board.data.firstDay}
            onClose={() => navigate('/points/rules')}
          />
        ) : null,
      )}
    </div>
  )
}

function Board({ lines, onOpen }: { lines: readonly Line[]; onOpen: (reason: string) => void }) {
  const nowMs = useNow()
  const columns: TableColumnsType<Line> = [
    {
      title: '做什么',
      width: 180,
      render: (_, { reason, label }) => (
        <Link className="plain-link" to={`/points/rules/${reason}`}>
          {label}
        </Link>
      ),
    },
    {
      title: '得多少',
      width: 110,
      align: 'right',
      className: 'number',
      render: (_, { current }) => (current ? `${current.amount} 分` : '没有'),
    },
    {
      title: '上限和期限',
      width: 240,
      className: 'number',
      render: (_, { current }) => (current ? sayLimits(current, nowMs) || '一直有效，不封顶' : ''),
    },
    { title: '给小哥看的说明', ellipsis: true, render: (_, { current }) => current?.note },
    {
      title: '接下来',
      className: 'number',
      render: (_, { coming }) =>
        coming ? <span className="warn">{`${sayDays(coming, nowMs)}改为 ${coming.amount} 分`}</span> : '',
    },
  ]
  return (
    <Table<Line>
      aria-label="积分规则"
      columns={columns}
      dataSource={[...lines]}
      rowKey="reason"
      size="middle"
      onRow={({ reason }) => ({ onClick: () => onOpen(reason), style: { cursor: 'pointer' } })}
    />
  )
}
