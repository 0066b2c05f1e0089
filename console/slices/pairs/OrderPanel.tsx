import { api } from '@console/app/client'
import { lookAgain, OrderProgress } from '@console/parts/OrderProgress'
import { usePages } from '@console/parts/pages'
import { Loaded, Paged } from '@console/parts/States'
import { ORDER_STATES } from '@shared/rules/office/orders'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect } from 'react'
import type { PairOrder } from './usePairs'

/** One order: how far it is, and what became of those it could not be done for. */
export function OrderPanel({ orderId, onClose }: { orderId: string; onClose: () => void }) {
  const order = useQuery({
    queryKey: ['pairOrders', orderId],
    queryFn: () => api.pairs.order({ orderId }),
    refetchInterval: ({ state: { data } }) => lookAgain(data),
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
  const { orderId, toLabel, total, refused, state } = order
  const answers = useQueryClient()
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
        <span className="small">{ORDER_STATES[state]}</span>
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
      <OrderProgress id="pair-order-counts" unit="位" order={order} />
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
