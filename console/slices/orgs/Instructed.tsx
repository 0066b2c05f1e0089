import { CursorTable } from '@console/parts/CursorTable'
import { useNow } from '@console/parts/useNow'
import { sayDay } from '@shared/rules/time/day'
import { Button, type TableColumnsType } from 'antd'
import { type Instructed as Enterprise, useInstructed } from './useOrgs'

/** Enterprises with their instructor, and what is missing: nobody, or no visit this month. */
export function Instructed({ onChoose }: { onChoose: (orgId: string) => void }) {
  const nowMs = useNow()
  const list = useInstructed()
  const columns: TableColumnsType<Enterprise> = [
    {
      title: '企业',
      render: (_, { orgId, name }) => (
        <Button id={`open-${orgId}`} type="link" className="orgs-name" onClick={() => onChoose(orgId)}>
          {name}
        </Button>
      ),
    },
    {
      title: '指导员',
      render: (_, { instructor, until }) =>
        instructor === undefined ? (
          <span className="mark mark--bad">没有指导员</span>
        ) : (
          <>
            {instructor} <span className="small">{until === undefined ? '' : `任期到 ${sayDay(until, nowMs)}`}</span>
          </>
        ),
    },
    {
      title: '走访',
      className: 'number',
      render: (_, org) => <Gap org={org} nowMs={nowMs} />,
    },
  ]
  return (
    <section className="panel" aria-label="指导员走访">
      <CursorTable
        list={list}
        columns={columns}
        rowKey="orgId"
        label="企业和指导员，按名称"
        empty="还没有企业，先新增一个"
      />
    </section>
  )
}

function Gap({ org: { instructor, lastVisit, visitedThisMonth, missed }, nowMs }: { org: Enterprise; nowMs: number }) {
  return (
    <span className="row wrap">
      {lastVisit === undefined ? '还没有走访过' : `上次 ${sayDay(lastVisit, nowMs)}`}
      {instructor !== undefined && !visitedThisMonth ? <span className="mark mark--warn">本月还没去</span> : null}
      {missed > 0 ? <span className="mark mark--bad">缺 {missed} 个月</span> : null}
    </span>
  )
}
