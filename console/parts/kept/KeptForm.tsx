import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { type Field, useRouteForm, type Values } from '../RouteForm'
import type { RouteWithInput } from '../schema'
import { Overtaken } from './Overtaken'
import { type Kept, type KeptOptions, useKept } from './useKept'

interface Props<P extends Kept> extends Omit<KeptOptions<P>, 'kept' | 'fresh'> {
  /** How its buttons are called. */
  id: string
  route: RouteWithInput
  kept: P
  fresh: () => Promise<P>
  busy: boolean
  /** What its fields are called, and what a value of one is in words. */
  labels: Readonly<Record<string, string>>
  say: (key: string, value: unknown) => string
  children: (field: Field, values: Values) => ReactNode
}

/** A setting of the street on a page of its own, saved as one. What was seen stays until it is saved or thrown away. */
export function KeptForm<P extends Kept>({ kept, ...props }: Props<P>) {
  // A newer answer comes in when it is saved, not while somebody types.
  const [seen, setSeen] = useState(kept)
  const [round, setRound] = useState(0)
  const begin = (next: P) => {
    setSeen(next)
    setRound(round + 1)
  }
  return <Inner key={round} {...props} kept={seen} onBegin={begin} />
}

function Inner<P extends Kept>({ onBegin, ...props }: Props<P> & { onBegin: (kept: P) => void }) {
  const { id, route, kept, valuesOf, fresh, busy, labels, say, children } = props
  const { send: save, changes } = useKept(props)
  const { send, isTouched, drawn } = useRouteForm({
    route,
    initial: valuesOf(kept),
    onSend: async (values, form) => {
      if (await save(values, form)) onBegin(await fresh())
    },
    children: (field, values) => (
      <>
        {changes ? <Overtaken changes={changes} label={(key) => labels[key] ?? key} say={say} /> : null}
        {children(field, values)}
      </>
    ),
  })
  return (
    <>
      {drawn}
      <div className="row">
        <Button id={`${id}-save`} type="primary" loading={busy} onClick={send}>
          保存
        </Button>
        <Button id={`${id}-undo`} disabled={busy} onClick={() => onBegin(kept)}>
          放弃改动
        </Button>
        <span className="small">{isTouched() ? '有没保存的改动' : ''}</span>
      </div>
    </>
  )
}
