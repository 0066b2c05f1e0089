import type { Erasure } from '@functions/platform/held'
import { commit } from '@functions/platform/store/transact'
import { surveyedAs } from './entities'
import { erasureOf } from './matching'

/** Items of one page. */
const AT_ONCE = 20

export const erasures: readonly Erasure[] = [
  {
    name: 'places in the survey',
    page: async ({ memberId }, from) => {
      const { items, next } = await surveyedAs(memberId).page({ limit: AT_ONCE, from })
      for (const person of items) await commit<void>(await erasureOf(person), () => undefined)
      return next
    },
  },
]
