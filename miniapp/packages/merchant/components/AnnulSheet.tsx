import { ReasonSheet } from '@miniapp/components/ReasonSheet'
import { ANNUL_REASONS } from '@shared/rules/points/settlement'
import type { Annul } from '../useAnnul'

/** Asks why a redemption is taken back. */
export function AnnulSheet({ annul }: { annul: Annul }) {
  const { asked, close, busy } = annul
  return (
    <ReasonSheet
      key={asked?.id ?? ''}
      id="annul"
      open={asked !== undefined}
      title="更正这次核销"
      presets={ANNUL_REASONS}
      placeholder="写明为什么要更正"
      maxLetters={60}
      yes="更正，退回积分"
      kind="danger"
      busy={busy}
      onYes={annul.annul}
      onClose={close}
    >
      {asked ? `${asked.workerLabel} 的 ${asked.pricePoints} 积分会退回，这份不再算进结算。` : ''}
      顾客和店里都会看到是谁、为什么更正的。
    </ReasonSheet>
  )
}
