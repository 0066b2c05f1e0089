import type { Erasure } from '@functions/platform/held'
import { deleteCopy } from './copyGone'

/** What is taken out when somebody leaves. */
export const erasures: readonly Erasure[] = [
  {
    name: 'copy',
    page: async ({ memberId }) => {
      await deleteCopy(memberId)
      return undefined
    },
  },
]
