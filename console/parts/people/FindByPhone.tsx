import { api } from '@console/app/client'
import { asProblem } from '@console/app/problem'
import { ruleOf } from '@console/parts/schema'
import { contract } from '@shared/contract/contract'
import type { FindPurpose } from '@shared/rules/people/corrections'
import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'

interface Props {
  /** What for: it is put on record. */
  purpose: FindPurpose
  /** What is said when there is nobody. */
  nobody: string
  hint: string
  onFound: (memberId: string) => void
}

/** Somebody is found by the number they registered with; that is on record, and said before. */
export function FindByPhone({ purpose, nobody, hint, onFound }: Props) {
  const [form] = Form.useForm<{ phone: string }>()
  const finding = useMutation({
    mutationFn: ({ phone }: { phone: string }) => api.points.findMember({ phone, purpose }),
    onSuccess: ({ memberId }) => {
      form.resetFields()
      onFound(memberId)
    },
    onError: (error) => {
      const { code, message } = asProblem(error)
      form.setFields([{ name: 'phone', errors: [code === 'NOT_FOUND' ? nobody : message] }])
    },
  })
  return (
    <Form
      className="find"
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(typed) => {
        if (!finding.isPending) finding.mutate(typed)
      }}
    >
      <Form.Item label="按手机号找人" htmlFor="find-phone" extra={hint}>
        <div className="row">
          <Form.Item
            name="phone"
            noStyle
            rules={[ruleOf(contract.points.findMember, 'phone')]}
            validateTrigger="onSubmit"
          >
            <Input
              id="find-phone"
              className="find-phone number"
              inputMode="tel"
              autoComplete="off"
              maxLength={40}
              placeholder="报到时登记的手机号"
            />
          </Form.Item>
          <Button id="find-go" htmlType="submit" loading={finding.isPending}>
            找人
          </Button>
        </div>
      </Form.Item>
    </Form>
  )
}
