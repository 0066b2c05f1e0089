import { api } from '@console/app/client'
import { asProblem, codeOf } from '@console/app/problem'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { STAFF_ROLES, type StaffRole } from '@shared/rules/people/roles'
import { sayNumber } from '@shared/rules/text/words'
import { useMutation } from '@tanstack/react-query'
import { Alert, App, Button, Checkbox, Form, Modal, Radio } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { namesOf, type StreetSetup } from '../answers'
import { type Candidate, sayReach } from './reach'
import { useRoles } from './useRoles'

type Role = Inputs['setup']['giveRole']['grant']
type Preview = Outputs['setup']['preview']
interface Chosen {
  role: StaffRole
  communityIds: string[]
}

const grantOf = ({ role, communityIds }: Chosen): Role => (role === 'admin' ? { role } : { role, communityIds })

interface Props {
  person: Candidate
  street: StreetSetup
  onClose: () => void
}

/**
 * Gives a role in two steps: what is chosen is looked at first – what they will do, of how many people they will see data –
 * and only that can be given.
 */
export function GiveRole({ person, street, onClose }: Props) {
  const { message } = App.useApp()
  const { memberId, nameMasked, rolesVersion } = person
  const [form] = Form.useForm<Chosen>()
  const [seen, setSeen] = useState<{ grant: Role; preview: Preview }>()
  const [said, setSaid] = useState<string>()
  const roles = useRoles(memberId)
  const looking = useMutation({
    mutationFn: async (grant: Role) => ({ grant, preview: await api.setup.preview({ grant }) }),
    onMutate: () => setSaid(undefined),
    onSuccess: setSeen,
    onError: (error) => setSaid(asProblem(error).message),
  })

  const give = async (grant: Role) => {
    setSaid(undefined)
    try {
      if (!(await roles.give({ memberId, rolesVersion, grant }))) return
      message.success(`${nameMasked} 现在是${STAFF_ROLES[grant.role]}，手机会自己换上新身份`)
      onClose()
    } catch (error) {
      setSaid(
        codeOf(error) === 'SETTING_CHANGED'
          ? '同事刚刚改过他的身份，下面是现在的。请看过再给'
          : asProblem(error).message,
      )
    }
  }

  const nameOf = namesOf(street)
  const had = person.grants.map((grant) => `${sayRole(grant)}${withReach(sayReach(grant, nameOf))}`).join('；')
  const kept = person.grants.find((grant) => grant.role === 'gridWorker')
  const footer = seen
    ? [
        <Button key="back" id="role-back" disabled={roles.busy} onClick={() => setSeen(undefined)}>
          返回修改
        </Button>,
        <Button key="yes" id="role-yes" type="primary" loading={roles.busy} onClick={() => give(seen.grant)}>
          确认给身份
        </Button>,
      ]
    : [
        <Button key="no" onClick={onClose}>
          取消
        </Button>,
        <Button key="look" id="role-look" type="primary" loading={looking.isPending} onClick={() => form.submit()}>
          下一步：看看他能看到什么
        </Button>,
      ]

  return (
    <Modal open title={`给 ${nameMasked} 身份`} width={560} onCancel={onClose} footer={footer}>
      {said ? (
        <Alert
          className="setup-said"
          type="error"
          showIcon
          title={said}
          description={had ? `现在的身份：${had}` : null}
        />
      ) : null}
      {/* Kept while the preview is looked at: going back finds what was chosen. */}
      <div hidden={seen !== undefined}>
        <Choose
          form={form}
          street={street}
          initial={{ role: 'gridWorker', communityIds: kept?.communityIds ?? [] }}
          onChosen={(chosen) => {
            if (!looking.isPending) looking.mutate(grantOf(chosen))
          }}
        />
      </div>
      {seen ? <Seen grant={seen.grant} preview={seen.preview} nameOf={nameOf} /> : null}
    </Modal>
  )
}

const sayRole = ({ role }: Candidate['grants'][number]) =>
  ({ ...STAFF_ROLES, worker: '小哥', merchant: '商家', instructor: '党建指导员' })[role]
const withReach = (reach: string) => (reach ? `（${reach}）` : '')

interface ChooseProps {
  form: ReturnType<typeof Form.useForm<Chosen>>[0]
  street: StreetSetup
  initial: Chosen
  onChosen: (chosen: Chosen) => void
}

function Choose({ form, street, initial, onChosen }: ChooseProps) {
  const role = Form.useWatch('role', form) ?? initial.role
  const options = [
    ...street.communities.map(({ communityId, name }) => ({ value: communityId, label: name })),
    ...street.units.map(({ unitId, name }) => ({ value: unitId, label: name })),
  ]
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={initial}
      onFinish={() => onChosen(form.getFieldsValue(true))}
    >
      <Form.Item name="role" label="身份">
        <Radio.Group
          id="role-which"
          optionType="button"
          options={Object.entries(STAFF_ROLES).map(([value, label]) => ({ value, label }))}
        />
      </Form.Item>
      {role === 'gridWorker' ? (
        <Form.Item
          name="communityIds"
          label="管哪些社区和单位"
          extra="只看得到选中的；再给一次，就换成新选的。"
          rules={[{ required: true, type: 'array', min: 1, message: '请选社区或单位' }]}
        >
          <Checkbox.Group className="setup-checks" options={options} />
        </Form.Item>
      ) : (
        <p className="second">街道管理员管全街道，能看到和办理所有社区的事，也能给别人身份。</p>
      )}
    </Form>
  )
}

interface SeenProps {
  grant: Role
  preview: Preview
  nameOf: (teamId: string) => string
}

/** What comes with the role. It takes the focus: this is what is being agreed to. */
function Seen({ grant, preview, nameOf }: SeenProps) {
  const { can, members, atLeast, openReports } = preview
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <div ref={place} id="role-preview" tabIndex={-1} className="setup-preview">
      <p>
        给了 <strong>{STAFF_ROLES[grant.role]}</strong>（{sayReach(grant, nameOf)}）以后：
      </p>
      <dl className="setup-counts">
        <div>
          <dt>看得到多少人的资料（打码）</dt>
          <dd className="number" id="role-members">
            {sayNumber(members)} 人{atLeast ? '以上' : ''}
          </dd>
        </div>
        <div>
          <dt>没办完的工单</dt>
          <dd className="number">
            {sayNumber(openReports)} 件{atLeast ? '以上' : ''}
          </dd>
        </div>
      </dl>
      <ul>
        {can.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </div>
  )
}
