import { api } from '@console/app/client'
import { CursorTable } from '@console/parts/CursorTable'
import { usePages } from '@console/parts/pages'
import { useNow } from '@console/parts/useNow'
import { ORDER_LIMITS, ORDER_STATES } from '@shared/rules/office/orders'
import { BULK_MOVES } from '@shared/rules/reports/bulk'
import { sayMoment } from '@shared/rules/time/day'
import type { TableColumnsType } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import { type BulkOrder, Order } from './Order'
import './bulk.css'

/** Moves for many reports that this person ordered; one opens beside the list with what became of each. */
export function Bulk() {
  const { orderId } = useParams()
  const navigate = useNavigate()
  const nowMs = useNow()
  const list = usePages(['reports', 'bulkOrders'], (cursor) => api.reports.bulkOrders({ cursor }))
  const columns: TableColumnsType<BulkOrder> = [
    {
      title: '办理',
      render: (_, { orderId: id, move, about }) => (
        <Link to={`/bulk/${id}`} replace className="plain-link">
          {BULK_MOVES[move]}
          {about ? `给 ${about}` : ''}
        </Link>
      ),
    },
    { title: '下单', width: 130, className: 'number', render: (_, { at }) => sayMoment(at, nowMs) },
    { title: '共', width: 70, className: 'number', dataIndex: 'total' },
    { title: '办好', width: 70, className: 'number', dataIndex: 'done' },
    { title: '没办成', width: 80, className: 'number', dataIndex: 'refused' },
    { title: '进展', width: 90, render: (_, { state }) => ORDER_STATES[state] },
  ]
  return (
    <div className="page">
      <header className="page-head">
        <h1>成批办理</h1>
        <span className="small">
          在“工单”列表上面点“成批办理”。每一件的结果留 {ORDER_LIMITS.keepDays} 天，只有你自己看得到。
        </span>
      </header>
      <div className={orderId ? 'bulk-beside' : ''}>
        <section className="panel">
          <CursorTable
            list={list}
            columns={columns}
            rowKey="orderId"
            label="成批办理"
            empty="还没有成批办过"
            chosen={orderId}
            onChoose={(row) => void navigate(`/bulk/${row.orderId}`, { replace: true })}
          />
        </section>
        {orderId ? <Order key={orderId} orderId={orderId} /> : null}
      </div>
    </div>
  )
}
