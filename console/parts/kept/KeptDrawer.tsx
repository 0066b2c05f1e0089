import { App } from 'antd'
import type { ReactNode } from 'react'
import { FormDrawer } from '../FormDrawer'
import type { Field, Values } from '../RouteForm'
import type { RouteWithInput } from '../schema'
import { Overtaken } from './Overtaken'
import { type Kept, type KeptOptions, useKept } from './useKept'

interface Props<P extends Kept> extends Omit<KeptOptions<P>, 'valuesOf'> {
  /** What it is called: 驿站, 模板. */
  kind: string
  title: string
  route: RouteWithInput
  valuesOf: (kept: P) => Values
  /** What stands in the form first. */
  initial: Values
  busy: boolean
  labels: Readonly<Record<string, string>>
  say: (key: string, value: unknown) => string
  faultsAt?: Readonly<Record<string, string>>
  more?: ReactNode
  onSaved: () => void
  onClose: () => void
  children: (field: Field, values: Readonly<Values>) => ReactNode
}

/** Adds one of several things or changes it; when a colleague was faster, both changes stand in the form. */
export function KeptDrawer<P extends Kept>(props: Props<P>) {
  const { kind, title, route, initial, busy, labels, say, faultsAt, more, onSaved, onClose, children } = props
  const { message } = App.useApp()
  const { send, changes, isNew } = useKept(props)
  return (
    <FormDrawer
      route={route}
      title={title}
      yes="保存"
      busy={busy}
      initial={initial}
      more={more}
      onClose={onClose}
      onSend={async (filled, form) => {
        if (!(await send({ ...initial, ...filled }, form))) return
        message.success(isNew ? `${kind}已新增` : `${kind}已保存`)
        onSaved()
      }}
      {...(faultsAt ? { faultsAt } : {})}
    >
      {(field, values) => (
        <>
          {changes ? <Overtaken changes={changes} label={(key) => labels[key] ?? key} say={say} /> : null}
          {children(field, values)}
        </>
      )}
    </FormDrawer>
  )
}
