import { ReasonSheet } from '@miniapp/components/ReasonSheet'
import { CALL_PURPOSES } from '@shared/rules/reports/reportDesk'

interface Props {
  open: boolean
  /** It is a member, who sees who looked. */
  told: boolean
  busy: boolean
  onYes: (purpose: string) => void
  onClose: () => void
}

/** Before a telephone number is shown: what for. */
export function CallerSheet({ open, told, busy, onYes, onClose }: Props) {
  return (
    <ReasonSheet
      id="caller"
      open={open}
      title="为什么要打电话"
      presets={CALL_PURPOSES}
      placeholder="写明用途"
      maxLetters={50}
      yes="看号码"
      busy={busy}
      onYes={onYes}
      onClose={onClose}
    >
      {told ? '看过会记在内部备注里，本人也看得到。' : '看过会记在内部备注里。'}
    </ReasonSheet>
  )
}
