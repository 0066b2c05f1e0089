import { type Erasure, erasing, GONE } from '@functions/platform/held'
import { commit } from '@functions/platform/store/transact'
import { put, remove } from '@functions/platform/store/writes'
import type { OrgDutyItem } from './duty'
import { dutiesOwned, dutiesSettled, OrgDuty } from './dutyEntities'
import { WorksAt } from './workerEntities'

/** What was somebody's to do is nobody's; that it was decided stays. */
function ownerless(duty: OrgDutyItem): OrgDutyItem {
  const { ownerId: _, termId: __, until: ___, queuePk: ____, queueSk: _____, ...rest } = duty
  return { ...rest, ownerLabel: GONE, version: duty.version + 1 }
}

export const erasures: readonly Erasure[] = [
  erasing<typeof OrgDuty>(
    'duties of organisations',
    ({ streetId, memberId }) => dutiesOwned(streetId, memberId),
    (duty) => [put<typeof OrgDuty>(OrgDuty, ownerless(duty))],
  ),
  erasing<typeof OrgDuty>(
    'settled duties of organisations',
    ({ streetId, memberId }) => dutiesSettled(streetId, memberId),
    (duty) => [put<typeof OrgDuty>(OrgDuty, ownerless(duty))],
  ),
  {
    name: 'where somebody works',
    page: async ({ memberId }) => {
      await commit<void>([remove(WorksAt, { memberId })], () => undefined)
      return undefined
    },
  },
]
