import { api } from '@console/app/client'
import { useKeys } from '@console/app/keys/keys'
import { asProblem } from '@console/app/problem'
import { goesOn, lookAgain, OrderProgress } from '@console/parts/OrderProgress'
import { Loaded } from '@console/parts/States'
import { useWrite } from '@console/parts/useWrite'
import type { Outputs } from '@shared/contract/contract'
import { ORDER_STATES } from '@shared/rules/office/orders'
import { BULK_MOVES } from '@shared/rules/reports/bulk'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { Outcomes } from './Outcomes'

export type BulkOrder = Outputs['reports']['bulkOrder']

/** One order: how far it is, what became of each report, and the rest of it once more. */
export function Order({ orderId }: { orderId: string }) {
  const order = useQuery({
    queryKey: ['reports', 'bulkOrder', orderId],
    queryFn: () => api.reports.bulkOrder({ orderId }),
    refetchInterval: ({ state: { data } }) => lookAgain(data),
  })
  return (
    <aside className="panel" aria-label="这一批">
      <Loaded query={order} rows={6}>
        {(found) => <Standing order={found} />}
      </Loaded>
    </aside>
  )
}

function Standing({ order }: { order: BulkOrder }) {
  const { orderId, move, note, about, total, state } = order
  const answers = useQueryClient()
  // What it did shows in the queue, the counts and the list of orders.
  useEffect(() => {
    if (state === 'running' || state === 'stopping') return
    for (const queryKey of [
      ['reports', 'queue'],
      ['reports', 'bulkOrders'],
      ['reports', 'bulkRows', orderId],
      ['insights'],
    ]) {
      void answers.invalidateQueries({ queryKey })
    }
  }, [state, orderId, answers])
  return (
    <>
      <h2 className="panel-title">
        {BULK_MOVES[move]} {total} 件{about ? `给 ${about}` : ''}
        <span className="small">{ORDER_STATES[state]}</span>
      </h2>
      {note ? <p className="second">“{note}”</p> : null}
      <OrderProgress id="bulk-counts" unit="件" order={order} />
      <Acts order={order} />
      <Outcomes order={order} />
    </>
  )
}

/** Stopping it while it goes on; afterwards what was not done, once more. */
function Acts({ order }: { order: BulkOrder }) {
  const { orderId, move, note, assigneeId, teamId, total, done, state } = order
  const answers = useQueryClient()
  const navigate = useNavigate()
  const { modal, message } = App.useApp()
  const { write, busy } = useWrite(api.reports.startBulk)
  const [stopping, setStopping] = useState(false)
  const left = total - done

  const stop = async () => {
    setStopping(true)
    try {
      answers.setQueryData(['reports', 'bulkOrder', orderId], await api.reports.stopBulk({ orderId }))
    } catch (error) {
      message.error(asProblem(error).message)
    } finally {
      setStopping(false)
    }
  }
  const again = () => {
    modal.confirm({
      title: `再办这 ${left} 件`,
      content: `只办没办成和没有轮到的，已经办好的 ${done} 件不动。`,
      okText: `${BULK_MOVES[move]} ${left} 件`,
      cancelText: '先不办',
      onOk: async () => {
        try {
          const next = await write({ move, note, assigneeId, teamId, of: { by: 'rest', orderId } })
          if (!next) return
          await answers.invalidateQueries({ queryKey: ['reports', 'bulkOrders'] })
          await navigate(`/bulk/${next.orderId}`, { replace: true })
        } catch (error) {
          message.error(asProblem(error).message)
        }
      },
    })
  }
  const isOver = !goesOn(order)
  useKeys('这一批', [
    ...(state === 'running' ? [{ key: 'x', label: '停下', run: () => void stop() }] : []),
    ...(isOver && left > 0 ? [{ key: 'r', label: '再办没办成的', run: again }] : []),
  ])
  if (state === 'running') {
    return (
      <Button id="bulk-stop" loading={stopping} onClick={stop}>
        停下 <kbd>X</kbd>
      </Button>
    )
  }
  if (state === 'stopping') return <p className="second">手上的几件办完就停，办好的不会退回。</p>
  return left > 0 ? (
    <Button id="bulk-again" loading={busy} onClick={again}>
      再办这 {left} 件 <kbd>R</kbd>
    </Button>
  ) : null
}
