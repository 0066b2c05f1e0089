import { type Erasure, GONE } from '@functions/platform/held'
import type { Key } from '@functions/platform/lists/list'
import { commit } from '@functions/platform/store/transact'
import { update } from '@functions/platform/store/writes'
import { $set } from 'dynamodb-toolbox/entity/actions/update'
import { Flag, flagsIn } from './entities'

/** Flags looked through at once. */
const AT_ONCE = 100

/** Flags of a street are few; those that name the person are found by looking through them. */
const flags = (state: 'open' | 'seen'): Erasure => ({
  name: `flags, ${state}`,
  page: async ({ streetId, memberId }, from): Promise<Key | undefined> => {
    const { items, next } = await flagsIn(streetId, state).page({ limit: AT_ONCE, from })
    const named = items.filter(({ people }) => people.some((person) => person.memberId === memberId))
    const steps = named.map(({ id, people }) =>
      update(Flag, {
        streetId,
        id,
        people: $set(people.map((one) => (one.memberId === memberId ? { memberId: 'nobody', label: GONE } : one))),
      }),
    )
    if (steps.length > 0) await commit<void>(steps, () => undefined)
    return next
  },
})

export const erasures: readonly Erasure[] = [flags('open'), flags('seen')]
