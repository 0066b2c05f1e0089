import { type Erasure, erasing, GONE } from '@functions/platform/held'
import { put } from '@functions/platform/store/writes'
import { placeOf, Suggestion, suggestedBy } from './entities'

export const erasures: readonly Erasure[] = [
  erasing<typeof Suggestion>(
    'suggestions',
    ({ memberId }) => suggestedBy(memberId),
    (suggestion) => {
      const { memberId: _, place: __, ...rest } = suggestion
      // What nobody waits for any more needs no answer.
      const state = suggestion.state === 'open' ? ('withdrawn' as const) : suggestion.state
      const left = { ...rest, text: GONE, state, version: suggestion.version + 1 }
      return [put(Suggestion, { ...left, ...placeOf(left) })]
    },
  ),
]
