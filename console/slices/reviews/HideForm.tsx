import { WordsModal } from '@console/parts/WordsModal'
import { contract } from '@shared/contract/contract'
import { HIDING_REASONS, OUTCOMES, type Outcome, REVIEW_LIMITS } from '@shared/rules/reports/publicity'
import type { Deciding, Review } from './useDecide'

interface Props {
  review: Review
  outcome: Exclude<Outcome, 'show'>
  deciding: Deciding
  onClose: () => void
}

/** Why a report, or its photos, are not shown: its reporter reads it, and may appeal once. */
export function HideForm({ review, outcome, deciding, onClose }: Props) {
  return (
    <WordsModal
      route={contract.safety.decide}
      name="reason"
      title={`${OUTCOMES[outcome]}的原因`}
      yes={OUTCOMES[outcome]}
      presets={HIDING_REASONS[outcome]}
      max={REVIEW_LIMITS.reasonCharacters}
      placeholder="写给上报人的原因"
      missing="请写明原因"
      hint="上报人会看到这段话，可以申诉一次，由另一位工作人员复核。"
      danger={outcome === 'hide'}
      busy={deciding.busy}
      onSend={(reason) => deciding.decide(review, outcome, reason)}
      onClose={onClose}
    />
  )
}
