import { type Erasure, erasing } from '@functions/platform/held'
import { commit } from '@functions/platform/store/transact'
import { remove, update } from '@functions/platform/store/writes'
import { $remove } from 'dynamodb-toolbox/entity/actions/update'
import { Contact, contactsWith, Pair } from './entities'

export const erasures: readonly Erasure[] = [
  // Before the contacts: without a pair none is written any more.
  {
    name: 'pair',
    turn: 1,
    page: async ({ memberId }) => {
      await commit<void>([remove(Pair, { memberId })], () => undefined)
      return undefined
    },
  },
  erasing<typeof Contact>(
    'notes of contacts',
    ({ memberId }) => contactsWith(memberId),
    ({ memberId, id, noteSealed, reason }) =>
      noteSealed === undefined && reason === undefined
        ? []
        : [update(Contact, { memberId, id, noteSealed: $remove(), reason: $remove() })],
  ),
]
