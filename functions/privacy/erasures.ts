import type { Erasure } from '@functions/platform/held'
import { deleteCopy } from './copyGone'

export const erasures: readonly Erasure[] = [
  {
    name: 'copy',
    page: async ({ memberId }) => {
      await deleteCopy(memberId)
      return undefined
    },
  },
]
