import { WordsModal } from '@console/parts/WordsModal'
import { contract } from '@shared/contract/contract'
import { REGISTRATION_FIELDS, SEND_BACK_REASONS } from '@shared/rules/people/registration'
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

interface Props {
  act: keyof typeof ACTS
  decisions: Decisions
  onClose: () => void
}

/** Sends a registration back, or takes a confirmation back, with a reason that the person reads. */
export function SendBack({ act, decisions, onClose }: Props) {
  return (
    <WordsModal
      {...ACTS[act]}
      route={contract.identity[act]}
      name="reason"
      presets={SEND_BACK_REASONS}
      max={100}
      placeholder="写清楚要改哪里"
      danger
      busy={decisions.busy}
      more={{
        initial: { fields: [] },
        fields: (field) => field('fields', '哪里要改（对方的表里会标出来）', <Checkbox.Group options={FIELDS} />),
      }}
      onSend={(reason, { fields }) => decisions[act]({ reason, fields } as SentBack)}
      onClose={onClose}
    />
  )
}
