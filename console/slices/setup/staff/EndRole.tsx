import { api } from '@console/app/client'
import { type Field, FormModal, Words } from '@console/parts/FormModal'
import { Loaded } from '@console/parts/States'
import { contract, type Inputs, type Outputs } from '@shared/contract/contract'
import { STAFF_ROLES, type StaffRole } from '@shared/rules/people/roles'
import { sayNumber } from '@shared/rules/text/words'
import { useQuery } from '@tanstack/react-query'
import { Alert, App, Select } from 'antd'
import { allStaff, namesOf, type StreetSetup } from '../answers'
import type { Candidate } from './reach'
import { useRoles } from './useRoles'

const REASONS = ['换了岗位', '离职', '不再负责这个社区', '给错了人'] as const
const TEAM = 'team'

type Work = Outputs['setup']['openWork']
type Ending = Inputs['setup']['endRole']

interface Props {
  person: Candidate
  role: StaffRole
  street: StreetSetup
  onClose: () => void
}

/** Takes a role: what is in hand is shown first, and who takes it is chosen with the reason. */
export function EndRole({ person, role, street, onClose }: Props) {
  const { message } = App.useApp()
  const { memberId, nameMasked, rolesVersion } = person
  const roles = useRoles(memberId)
  return (
    <FormModal
      route={contract.setup.endRole}
      title={`结束 ${nameMasked} 的${STAFF_ROLES[role]}身份`}
      yes="结束身份"
      danger
      busy={roles.busy}
      initial={{ reason: '' }}
      faultsAt={{ SUCCESSOR_INVALID: 'successor' }}
      onClose={onClose}
      onSend={async (values) => {
        const { reason, successor } = values as Pick<Ending, 'reason' | 'successor'>
        if (!(await roles.end({ memberId, rolesVersion, role, reason, successor }))) return
        message.success(`已结束${STAFF_ROLES[role]}身份`)
        onClose()
      }}
    >
      {(field, values) => (
        <>
          <ul className="second setup-follows">
            <li>马上不能再看资料、办工单；手机和电脑上要重新登录。</li>
            <li>以前办过的记录都在；小哥、商家的身份不变。</li>
          </ul>
          <InHand person={person} role={role} street={street} field={field} chosen={values.successor} />
          {field('reason', '原因', <Words presets={REASONS} max={60} placeholder="写明为什么，会记下来" />)}
        </>
      )}
    </FormModal>
  )
}

interface InHandProps {
  person: Candidate
  role: StaffRole
  street: StreetSetup
  field: Field
  chosen: unknown
}

/** What they have in hand this moment, and who takes it. */
function InHand({ person: { memberId }, role, street, field, chosen }: InHandProps) {
  const work = useQuery({
    queryKey: ['setup', 'work', memberId, role],
    queryFn: () => api.setup.openWork({ memberId, role }),
    // As it is now, not as it was when this was last opened.
    gcTime: 0,
  })
  const staff = useQuery({ queryKey: ['setup', 'staff', 'all'], queryFn: allStaff })
  const nameOf = namesOf(street)
  const colleagues = (staff.data ?? []).filter((each) => each.memberId !== memberId)
  const options = [
    { value: TEAM, label: '交给社区，谁有空谁接' },
    ...colleagues.map((each) => ({
      value: each.memberId,
      label: `${each.nameMasked}（${each.role === 'admin' ? STAFF_ROLES.admin : each.teamIds.map(nameOf).join('、')}）`,
    })),
  ]
  const successor = colleagues.find((each) => each.memberId === chosen)
  const reaches = (teamId: string) => successor?.role !== 'gridWorker' || successor.teamIds.includes(teamId)
  return (
    <Loaded query={work} rows={2}>
      {(found) => {
        const left = found.teams.filter(({ teamId }) => !reaches(teamId))
        return (
          <>
            <Counted work={found} nameOf={nameOf} />
            {field(
              'successor',
              '由谁接手',
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                loading={staff.isPending}
                options={options}
                placeholder="选一位同事，或交给社区"
              />,
              { missing: '请选由谁接手', hint: '接手的人会收到一条消息，值班也一起转过去。' },
            )}
            {left.length > 0 ? (
              <Alert
                className="setup-said"
                type="warning"
                showIcon
                title={`他不管${left.map(({ teamId }) => nameOf(teamId)).join('、')}，那里的工单交给社区。`}
              />
            ) : null}
          </>
        )
      }}
    </Loaded>
  )
}

function Counted({ work, nameOf }: { work: Work; nameOf: (teamId: string) => string }) {
  const { reports, urgent, teams, atLeast, shifts, proposals } = work
  const more = atLeast ? '以上' : ''
  const where = teams.map(({ teamId, reports: count }) => `${nameOf(teamId)} ${sayNumber(count)} 件`).join('，')
  return (
    <dl id="work-open" className="setup-counts">
      <div>
        <dt>没办完的工单{where ? `（${where}）` : ''}</dt>
        <dd className="number">
          {sayNumber(reports)} 件{more}
          {urgent > 0 ? `，紧急 ${sayNumber(urgent)} 件` : ''}
        </dd>
      </div>
      <div>
        <dt>每周值班</dt>
        <dd className="number">{sayNumber(shifts)} 段</dd>
      </div>
      {proposals > 0 ? (
        <div>
          <dt>提出的积分更正，照常由别的管理员复核</dt>
          <dd className="number">{sayNumber(proposals)} 件</dd>
        </div>
      ) : null}
    </dl>
  )
}
