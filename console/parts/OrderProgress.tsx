import { ORDER_FAILURES, type ORDER_STATES } from '@shared/rules/office/orders'
import { Alert, Progress } from 'antd'

interface Standing {
  total: number
  done: number
  refused: number
  state: keyof typeof ORDER_STATES
  reason?: keyof typeof ORDER_FAILURES | undefined
}

/** An order that goes on is looked at again after so long. Milliseconds. */
const LOOK_MS = 1500

export const goesOn = ({ state }: Pick<Standing, 'state'>): boolean => state === 'running' || state === 'stopping'

/** How often an order is asked for: as long as it goes on. */
export const lookAgain = (order: Pick<Standing, 'state'> | undefined): number | false =>
  order && goesOn(order) ? LOOK_MS : false

/** How far an order is, and why it ended early. */
export function OrderProgress({ id, unit, order }: { id: string; unit: string; order: Standing }) {
  const { total, done, refused, state, reason } = order
  const over = done + refused
  return (
    <>
      <Progress
        aria-label="办了多少"
        percent={Math.floor((over / total) * 100)}
        status={goesOn(order) ? 'active' : state === 'failed' ? 'exception' : 'normal'}
      />
      <p id={id} className="number" role="status">
        办好 {done} {unit}，没办成 {refused} {unit}
        {over < total ? `，还有 ${total - over} ${unit}没有轮到` : ''}
      </p>
      {reason ? <Alert type="warning" showIcon title={ORDER_FAILURES[reason]} /> : null}
    </>
  )
}
