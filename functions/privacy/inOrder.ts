import type { Erasure } from '@functions/platform/held'
import { ALL_ERASURES } from './erasures.gen'

const MIDDLE = 2

/** Everything that is taken out when somebody leaves, in its order. */
export const IN_ORDER: readonly Erasure[] = [...ALL_ERASURES].sort((a, b) => (a.turn ?? MIDDLE) - (b.turn ?? MIDDLE))

/** From where a deletion goes on; at the beginning where what it was at is not there any more. */
export const placeOf = (name: string | undefined): number =>
  Math.max(
    0,
    IN_ORDER.findIndex((erasure) => erasure.name === name),
  )
