import { asProblem } from '@console/app/problem'
import { Alert, Button, Form, Input, Modal } from 'antd'
import { type ReactElement, type ReactNode, useRef, useState } from 'react'
import { type RouteWithInput, ruleOf, showFaults } from './schema'

interface FieldOptions {
  hint?: ReactNode
  /** What is said when nothing is in it; absent where it may stay empty. */
  missing?: string
}

/** Places a field of the route in the form; the contract says what may be in it. */
export type Field = (name: string, label: string, control: ReactElement, options?: FieldOptions) => ReactNode

interface Props {
  /** Whose input the form fills. */
  route: RouteWithInput
  title: string
  yes: string
  danger?: boolean
  busy: boolean
  initial: Readonly<Record<string, unknown>>
  onClose: () => void
  /** Sends what was filled in. What it throws is said in the form. */
  onSend: (values: Record<string, unknown>) => Promise<void>
  children: (field: Field, values: Readonly<Record<string, unknown>>) => ReactNode
}

/** A form over a route's input, in a window of its own; the caller draws it only while it is open. Ctrl + Enter sends it. */
export function FormModal({ route, title, yes, danger = false, busy, initial, onClose, onSend, children }: Props) {
  const [form] = Form.useForm<Record<string, unknown>>()
  const values = Form.useWatch([], form) ?? initial
  const [said, setSaid] = useState<string>()
  const body = useRef<HTMLDivElement>(null)

  const send = async () => {
    setSaid(undefined)
    const filled = await form.validateFields().catch(() => undefined)
    if (!filled) return
    try {
      await onSend(filled)
    } catch (error) {
      const { data, message } = asProblem(error)
      if (!showFaults(form, data)) setSaid(message)
    }
  }

  const field: Field = (name, label, control, { hint, missing } = {}) => (
    <Form.Item
      key={name}
      name={name}
      label={label}
      extra={hint}
      rules={[ruleOf(route, name, missing)]}
      validateTrigger="onBlur"
    >
      {control}
    </Form.Item>
  )

  return (
    <Modal
      open
      title={title}
      width={560}
      onCancel={onClose}
      // Whoever opened it wants to write, not to close it.
      afterOpenChange={() => body.current?.querySelector<HTMLElement>('textarea, input')?.focus()}
      footer={[
        <Button key="no" onClick={onClose}>
          取消
        </Button>,
        <Button key="yes" id="form-yes" type="primary" danger={danger} loading={busy} onClick={send}>
          {yes}
        </Button>,
      ]}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={initial}
        requiredMark={false}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) void send()
        }}
      >
        <div ref={body}>{children(field, values)}</div>
        {said ? <Alert type="error" showIcon title={said} /> : null}
      </Form>
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
