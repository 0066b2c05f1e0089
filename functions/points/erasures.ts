import { type Erasure, GONE } from '@functions/platform/held'
import { commit } from '@functions/platform/store/transact'
import { remove, update, updateIf } from '@functions/platform/store/writes'
import { actsIn, OfficeAct, Proposal, proposalsIn } from './officeEntities'
import { ExpiryWaiting } from './yearlyEntities'

/** Acts looked through at once: the office makes a few a day. */
const AT_ONCE = 100

const acts: Erasure = {
  name: 'acts of the office',
  page: async ({ streetId, memberId }, from) => {
    const { items, next } = await actsIn(streetId).page({ limit: AT_ONCE, from })
    const about = items.filter((act) => act.memberId === memberId)
    const steps = about.map(({ id }) => update(OfficeAct, { streetId, id, memberLabel: GONE, reason: GONE }))
    if (steps.length > 0) await commit<void>(steps, () => undefined)
    return next
  },
}

const proposals = (list: 'OPEN' | 'DONE'): Erasure => ({
  name: `proposals, ${list}`,
  page: async ({ streetId, memberId }, from) => {
    const { items, next } = await proposalsIn(streetId, list).page({ limit: AT_ONCE, from })
    const about = items.filter((each) => each.memberId === memberId)
    const steps = about.map(({ id }) =>
      updateIf(Proposal, { streetId, list, id, memberLabel: GONE, reason: GONE }, { attr: 'id', exists: true }),
    )
    if (steps.length > 0) await commit<void>(steps, () => undefined)
    return next
  },
})

export const erasures: readonly Erasure[] = [
  acts,
  proposals('OPEN'),
  proposals('DONE'),
  {
    name: 'points that wait to end',
    page: async ({ streetId, memberId }) => {
      await commit<void>([remove(ExpiryWaiting, { streetId, memberId })], () => undefined)
      return undefined
    },
  },
]
