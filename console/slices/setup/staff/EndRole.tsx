import { WordsModal } from '@console/parts/WordsModal'
import { contract } from '@shared/contract/contract'
import { STAFF_ROLES, type StaffRole } from '@shared/rules/people/roles'
import { App } from 'antd'
import type { Candidate } from './reach'
import { useRoles } from './useRoles'

const REASONS = ['换了岗位', '离职', '不再负责这个社区', '给错了人'] as const

interface Props {
  person: Candidate
  role: StaffRole
  onClose: () => void
}

/** Takes a role, with a reason and what follows. */
export function EndRole({ person, role, onClose }: Props) {
  const { message } = App.useApp()
  const { memberId, nameMasked, rolesVersion } = person
  const roles = useRoles(memberId)
  return (
    <WordsModal
      route={contract.setup.endRole}
      name="reason"
      title={`结束 ${nameMasked} 的${STAFF_ROLES[role]}身份`}
      yes="结束身份"
      presets={REASONS}
      max={60}
      placeholder="写明为什么，会记下来"
      note={
        <ul className="setup-follows">
          <li>马上不能再看资料、办工单；手机和电脑上要重新登录。</li>
          <li>没办完的工单回到社区，显示还没有人经办，请同事接着办。</li>
          <li>以前办过的记录都在；小哥、商家的身份不变。</li>
        </ul>
      }
      danger
      busy={roles.busy}
      onSend={async (reason) => {
        const ended = await roles.end({ memberId, rolesVersion, role, reason })
        if (ended) message.success(`已结束${STAFF_ROLES[role]}身份`)
        return ended
      }}
      onClose={onClose}
    />
  )
}
