import { asProblem } from '@console/app/problem'
import { Alert, Form, type FormInstance } from 'antd'
import { type ReactElement, type ReactNode, useRef, useState } from 'react'
import { filledIn, type RouteWithInput, ruleOf, showFaults } from './schema'

export type Values = Record<string, unknown>

interface FieldOptions {
  hint?: ReactNode
  /** What is said when nothing is in it; absent where it may stay empty. */
  missing?: string
  /** What else is wrong with it, in words. */
  wrong?: (value: unknown) => string | undefined
  /** What the control calls its value; `value` unless told. */
  valueIs?: 'checked'
}

/** Places a field of the route in the form; the contract says what may be in it. */
export type Field = (name: string, label: ReactNode, control: ReactElement, options?: FieldOptions) => ReactNode

export interface RouteFormProps<V extends Values = Values> {
  /** Whose input the form fills. */
  route: RouteWithInput
  initial: Readonly<Partial<NoInfer<V>>>
  /** Sends what was filled in. What it throws is said in the form. */
  onSend: (values: V, form: FormInstance) => Promise<void>
  /** Problems that belong to one field. */
  faultsAt?: Readonly<Record<string, string>>
  children: (field: Field, values: Readonly<Partial<V>>) => ReactNode
}

/** A form over a route's input, and what sends it. What was typed stays whatever becomes of it. Ctrl + Enter sends it. */
export function useRouteForm<V extends Values = Values>({
  route,
  initial,
  onSend,
  faultsAt = {},
  children,
}: RouteFormProps<V>) {
  const [form] = Form.useForm()
  const values: Readonly<Partial<V>> = Form.useWatch([], form) ?? initial
  const [said, setSaid] = useState<string>()
  const body = useRef<HTMLDivElement>(null)

  const goToFault = (name: (string | number)[] | string | undefined) => {
    if (name !== undefined) form.scrollToField(name, { focus: true, block: 'center' })
  }

  const send = async () => {
    setSaid(undefined)
    // Each fault stands at its field.
    const filled: V | undefined = await form.validateFields().catch(() => undefined)
    if (!filled) return goToFault(form.getFieldsError().find(({ errors }) => errors.length > 0)?.name)
    try {
      await onSend(filledIn(route, filled) as V, form)
    } catch (error) {
      const { code, data, message } = asProblem(error)
      const at = faultsAt[code]
      if (at !== undefined && at in form.getFieldsValue()) {
        form.setFields([{ name: at, errors: [message] }])
        goToFault(at)
      } else if (!showFaults(form, data)) setSaid(message)
    }
  }

  const field: Field = (name, label, control, { hint, missing, wrong, valueIs = 'value' } = {}) => (
    <Form.Item
      key={name}
      name={name}
      label={label}
      extra={hint}
      valuePropName={valueIs}
      validateFirst
      rules={[
        ruleOf(route, name, missing),
        {
          validator: async (_, value: unknown) => {
            const words = wrong?.(value)
            if (words !== undefined) throw new Error(words)
          },
        },
      ]}
      validateTrigger="onBlur"
    >
      {control}
    </Form.Item>
  )

  return {
    send,
    /** Whoever opened it wants to write, not to close it; who is writing already stays where they are. */
    focusFirst: () => {
      if (body.current?.contains(document.activeElement)) return
      body.current?.querySelector<HTMLElement>('textarea, input')?.focus()
    },
    isTouched: () => form.isFieldsTouched(),
    drawn: (
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
    ),
  }
}
