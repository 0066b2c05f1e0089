import { Button, Input, Modal } from 'antd'
import { type RouteFormProps, useRouteForm, type Values } from './RouteForm'

export type { Field } from './RouteForm'

interface Props<V extends Values> extends RouteFormProps<V> {
  title: string
  yes: string
  danger?: boolean
  busy: boolean
  onClose: () => void
}

/** A form over a route's input, in a window of its own; the caller draws it only while it is open. */
export function FormModal<V extends Values = Values>({ title, yes, danger = false, busy, onClose, ...form }: Props<V>) {
  const { send, focusFirst, drawn } = useRouteForm<V>(form)
  return (
    <Modal
      open
      title={title}
      width={560}
      onCancel={onClose}
      afterOpenChange={focusFirst}
      footer={[
        <Button key="no" onClick={onClose}>
          取消
        </Button>,
        <Button key="yes" id="form-yes" type="primary" danger={danger} loading={busy} onClick={send}>
          {yes}
        </Button>,
      ]}
    >
      {drawn}
    </Modal>
  )
}

interface WordsProps {
  /** What is often written. */
  presets?: readonly string[]
  max: number
  placeholder?: string
  id?: string
  value?: string
  onChange?: (text: string) => void
}

/** A field for words, with what is often written to begin from. */
export function Words({ presets = [], max, placeholder, id, value = '', onChange }: WordsProps) {
  return (
    <>
      {presets.length > 0 ? (
        <div className="row wrap presets">
          {presets.map((text) => (
            <Button
              key={text}
              size="small"
              type={value === text ? 'primary' : 'default'}
              ghost={value === text}
              onClick={() => onChange?.(text)}
            >
              {text}
            </Button>
          ))}
        </div>
      ) : null}
      <Input.TextArea
        id={id}
        value={value}
        placeholder={placeholder}
        maxLength={max}
        showCount
        autoSize={{ minRows: 3, maxRows: 8 }}
        onChange={(event) => onChange?.(event.target.value)}
      />
    </>
  )
}
