import { type Erasure, erasing } from '@functions/platform/held'
import { commit } from '@functions/platform/store/transact'
import { remove } from '@functions/platform/store/writes'
import { Learned, learnedBy, StudyTime } from './entities'

export const erasures: readonly Erasure[] = [
  erasing<typeof Learned>(
    'lessons that were finished',
    ({ memberId }) => learnedBy(memberId),
    (learned) => [remove(Learned, learned)],
  ),
  {
    name: 'study time',
    page: async ({ memberId }) => {
      await commit<void>([remove(StudyTime, { memberId })], () => undefined)
      return undefined
    },
  },
]
