import { api } from '@console/app/client'
import { State } from '@console/parts/marks'
import { usePages } from '@console/parts/pages'
import { Paged } from '@console/parts/States'
import { ORDER_OUTCOMES } from '@shared/rules/office/orders'
import { Segmented } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { BulkOrder } from './Order'

type Outcome = keyof typeof ORDER_OUTCOMES

const EMPTY = { done: '还没有办好的', refused: '没有办不成的', left: '都轮到了' } as const

/** What became of each report of an order: those first that somebody has to look at. */
export function Outcomes({ order: { orderId, total, done, refused } }: { order: BulkOrder }) {
  const [chosen, choose] = useState<Outcome>()
  const outcome = chosen ?? (refused > 0 || done + refused === 0 ? 'refused' : 'done')
  const counts = { refused, left: total - done - refused, done }
  const list = usePages(['reports', 'bulkRows', orderId, outcome, counts[outcome]], (cursor) =>
    api.reports.bulkRows({ orderId, outcome, cursor }),
  )
  return (
    <section className="bulk-rows" aria-label="每一件的结果">
      <Segmented
        aria-label="结果"
        value={outcome}
        options={(['refused', 'left', 'done'] as const).map((value) => ({
          value,
          label: `${ORDER_OUTCOMES[value]} ${counts[value]}`,
        }))}
        onChange={choose}
      />
      <Paged list={list} empty={EMPTY[outcome]} rows={4}>
        {(items) => (
          <ul>
            {items.map(({ reportId, message, report }) => (
              <li key={reportId}>
                {report ? (
                  <div className="row wrap">
                    <Link to={`/reports/${reportId}`}>
                      {report.categoryName} · {report.address || report.description || '没有写地址'}
                    </Link>
                    <State status={report.status} />
                  </div>
                ) : (
                  <span className="number">编号 …{reportId.slice(-6)}</span>
                )}
                {message ? <div className="bulk-why">{message}</div> : null}
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </section>
  )
}
