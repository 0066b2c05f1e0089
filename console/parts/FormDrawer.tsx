import { App, Button, Drawer } from 'antd'
import type { ReactNode } from 'react'
import { type RouteFormProps, useRouteForm } from './RouteForm'

interface Props extends RouteFormProps {
  title: string
  yes: string
  busy: boolean
  /** What else may be done with what the form is of. */
  more?: ReactNode
  onClose: () => void
}

/** A long form over a route's input, beside the list it belongs to. Whoever typed is asked before it is thrown away. */
export function FormDrawer({ title, yes, busy, more, onClose, ...form }: Props) {
  const { modal } = App.useApp()
  const { send, isTouched, focusFirst, drawn } = useRouteForm(form)
  const close = () => {
    if (!isTouched()) return onClose()
    modal.confirm({
      title: '还没有保存',
      content: '关掉的话，刚才填的就没有了。',
      okText: '不保存，关掉',
      cancelText: '接着填',
      focusable: { autoFocusButton: 'cancel' },
      onOk: onClose,
    })
  }
  return (
    <Drawer
      open
      size={520}
      title={title}
      extra={more}
      onClose={close}
      afterOpenChange={focusFirst}
      footer={
        <div className="row">
          <Button id="form-yes" type="primary" loading={busy} onClick={send}>
            {yes}
          </Button>
          <Button onClick={close}>取消</Button>
        </div>
      }
    >
      {drawn}
    </Drawer>
  )
}
