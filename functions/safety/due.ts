import type { DueSource } from '@functions/platform/due'
import { reviewsWaiting } from './waiting'

/** Reports that somebody has to look at before the public sees them. */
export const due: readonly DueSource[] = [{ kind: 'review', waiting: reviewsWaiting }]
