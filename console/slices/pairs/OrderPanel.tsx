import { api } from '@console/app/client'
import { usePages } from '@console/parts/pages'
import { Loaded, Paged } from '@console/parts/States'
import { BULK_FAILURES, BULK_STATES } from '@shared/rules/reports/bulk'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Progress } from 'antd'
import { useEffect } from 'react'
import type { PairOrder } from './usePairs'

/** An order that goes on is looked at again after so long. Milliseconds. */
const LOOK_MS = 1500

const goesOn = ({ state }: PairOrder) => state === 'running' || state === 'stopping'

/** One order: how far it is, and what became of those it could not be done for. */
export function OrderPanel({ orderId, onClose }: { orderId: string; onClose: () => void }) {
  const order = useQuery({
    queryKey: ['pairOrders', orderId],
    queryFn: () => api.pairs.order({ orderId }),
    refetchInterval: ({ state: { data } }) => (data && goesOn(data) ? LOOK_MS : false),
  })
  return (
    <aside className="panel" aria-label="这一批结对">
      <Loaded query={order} rows={4}>
        {(found) => <Standing order={found} onClose={onClose} />}
      </Loaded>
    </aside>
  )
}

function Standing({ order, onClose }: { order: PairOrder; onClose: () => void }) {
  const { orderId, toLabel, total, done, refused, state, reason } = order
  const answers = useQueryClient()
  const over = done + refused
  // What it did shows in the table and the counts.
  useEffect(() => {
    if (state !== 'running' && state !== 'stopping') void answers.invalidateQueries({ queryKey: ['pairs'] })
  }, [state, answers])
  const stop = async () => {
    answers.setQueryData(['pairOrders', orderId], await api.pairs.stopOrder({ orderId }))
  }
  return (
    <>
      <h2 className="panel-title">
        {total} 位小哥{toLabel ? `结对给 ${toLabel}` : ''}
        <span className="small">{BULK_STATES[state]}</span>
        <span className="grow" />
        {state === 'running' ? (
          <Button id="pair-order-stop" size="small" onClick={stop}>
            停下
          </Button>
        ) : null}
        <Button id="pair-order-close" size="small" onClick={onClose}>
          收起
        </Button>
      </h2>
      <Progress
        aria-label="办了多少"
        percent={Math.floor((over / total) * 100)}
        status={goesOn(order) ? 'active' : state === 'failed' ? 'exception' : 'normal'}
      />
      <p id="pair-order-counts" className="number" role="status">
        办好 {done} 位，没办成 {refused} 位{over < total ? `，还有 ${total - over} 位没有轮到` : ''}
      </p>
      {reason ? <Alert type="warning" showIcon title={BULK_FAILURES[reason]} /> : null}
      {refused > 0 ? <Refused orderId={orderId} count={refused} /> : null}
    </>
  )
}

function Refused({ orderId, count }: { orderId: string; count: number }) {
  const list = usePages(['pairOrders', 'rows', orderId, count], (cursor) =>
    api.pairs.orderRows({ orderId, outcome: 'refused', cursor }),
  )
  return (
    <Paged list={list} empty="没有办不成的" rows={3}>
      {(items) => (
        <ul>
          {items.map(({ memberId, nameMasked, message }) => (
            <li key={memberId}>
              {nameMasked ?? `编号 …${memberId.slice(-6)}`} {message}
            </li>
          ))}
        </ul>
      )}
    </Paged>
  )
}
