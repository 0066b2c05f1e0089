import { api } from '@console/app/client'
import { useAct } from '@console/parts/useAct'
import { WordsModal } from '@console/parts/WordsModal'
import { contract, type Outputs } from '@shared/contract/contract'
import { AWARD_REASONS, CORRECTION_REASONS, MAX_AWARD } from '@shared/rules/people/corrections'
import { sayOutcome } from '@shared/rules/reports/outcomes'
import { sayNumber } from '@shared/rules/text/words'
import { InputNumber } from 'antd'

interface Props {
  memberId: string
  onClose: () => void
}

/** What changes with an account: its own page, what waits for a second person, and the record of it. */
const follows = (memberId: string) => ({
  anew: [['points', 'member', memberId], ['proposals'], ['points', 'acts'], ['insights', 'home']],
  say: sayOutcome,
})

/** Points by hand, with a reason that the member reads. */
export function AwardForm({ memberId, above, onClose }: Props & { above: number }) {
  const { act, busy } = useAct(api.points.award, follows(memberId))
  return (
    <WordsModal
      route={contract.points.award}
      name="reason"
      title="奖励积分"
      yes="奖励"
      presets={AWARD_REASONS}
      max={60}
      placeholder="写明为什么奖励"
      hint="对方会看到原因。"
      busy={busy}
      more={{
        initial: { amount: undefined },
        fields: (field) =>
          field('amount', '分数', <InputNumber min={1} max={MAX_AWARD} precision={0} suffix="分" />, {
            missing: `请填 1 到 ${MAX_AWARD} 分`,
            hint: `超过 ${sayNumber(above)} 分由另一位管理员审批，同意了才到账。`,
          }),
      }}
      onSend={(reason, { amount }) => act({ memberId, amount: Number(amount), reason })}
      onClose={onClose}
    />
  )
}

/** An entry taken back, or given again. */
export function CorrectForm({
  memberId,
  entry,
  onClose,
}: Props & { entry: Outputs['points']['member']['items'][number] }) {
  const { act, busy } = useAct(api.points.reverse, follows(memberId))
  const { id, label, subject, kind, amount } = entry
  return (
    <WordsModal
      route={contract.points.reverse}
      name="reason"
      title={kind === 'reverse' ? '补回这笔积分' : '扣回这笔积分'}
      yes={`更正 ${sayNumber(amount)} 分`}
      presets={CORRECTION_REASONS}
      max={60}
      placeholder="写明为什么更正"
      note={`${label}${subject ? `（${subject}）` : ''}。已经用掉、到期或占用的扣不回来，办完会告诉你差多少。对方会看到原因。`}
      danger
      busy={busy}
      onSend={(reason) => act({ memberId, entryId: id, reason })}
      onClose={onClose}
    />
  )
}
