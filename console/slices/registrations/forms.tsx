import { api } from '@console/app/client'
import { FormModal, Words } from '@console/parts/FormModal'
import { useWrite } from '@console/parts/useWrite'
import { contract, type Outputs } from '@shared/contract/contract'
import { CONTACT_PURPOSES, REGISTRATION_FIELDS, SEND_BACK_REASONS } from '@shared/rules/people/registration'
import { Checkbox } from 'antd'
import type { Decisions } from './useDecisions'

type SentBack = Parameters<Decisions['reject']>[0]

const ACTS = {
  reject: { title: '退回修改', yes: '退回', note: '对方会看到这段话，改好可以再提交。' },
  takeBack: {
    title: '撤回确认',
    yes: '撤回确认',
    note: '对方会看到这段话，不再是小哥身份，报到积分收回；改好可以再提交。',
  },
} as const

const FIELDS = Object.entries(REGISTRATION_FIELDS).map(([value, label]) => ({ value, label }))

interface SendBackProps {
  act: keyof typeof ACTS
  decisions: Decisions
  onClose: () => void
}

/** Sends a registration back, or takes a confirmation back, with a reason that the person reads. */
export function SendBack({ act, decisions, onClose }: SendBackProps) {
  const { title, yes, note } = ACTS[act]
  return (
    <FormModal
      route={contract.identity[act]}
      title={title}
      yes={yes}
      danger
      busy={decisions.busy}
      initial={{ reason: '', fields: [] }}
      onClose={onClose}
      onSend={async (values) => {
        await decisions[act](values as SentBack)
        onClose()
      }}
    >
      {(field) => (
        <>
          <p className="second">{note}</p>
          {field('reason', '原因', <Words presets={SEND_BACK_REASONS} max={100} placeholder="写清楚要改哪里" />)}
          {field('fields', '哪里要改（对方的表里会标出来）', <Checkbox.Group options={FIELDS} />)}
        </>
      )}
    </FormModal>
  )
}

type Found = Outputs['identity']['revealContact']

interface ContactProps {
  memberId: string
  onFound: (contact: Found) => void
  onClose: () => void
}

/** Name and phone in full, for a purpose that is put on record. */
export function Contact({ memberId, onFound, onClose }: ContactProps) {
  const { write, busy } = useWrite(api.identity.revealContact)
  return (
    <FormModal
      route={contract.identity.revealContact}
      title="为什么要看"
      yes="查看"
      busy={busy}
      initial={{ purpose: '' }}
      onClose={onClose}
      onSend={async ({ purpose }) => {
        const found = await write({ memberId, purpose: String(purpose) })
        if (!found) return
        onFound(found)
        onClose()
      }}
    >
      {(field) =>
        field('purpose', '用途', <Words presets={CONTACT_PURPOSES} max={60} placeholder="写明用途" />, {
          hint: '这次查看的人、时间和用途会记下来，本人看得到。',
        })
      }
    </FormModal>
  )
}
