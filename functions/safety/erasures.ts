import type { Erasure } from '@functions/platform/held'
import { commit, transact, untilAnswered } from '@functions/platform/store/transact'
import { remove, updateIf } from '@functions/platform/store/writes'
import { reportsOfMember } from '@functions/reports/history'
import { nobody } from '@functions/reports/place'
import { $add, $remove, $set } from 'dynamodb-toolbox/entity/actions/update'
import { Publicity, Standing } from './entities'
import { publicityOf } from './publicity'

const AT_ONCE = 25

/** Before the reports themselves, which are nobody's afterwards. */
const screenings: Erasure = {
  name: 'screenings',
  turn: 1,
  page: async ({ memberId }, from) => {
    const { items, next } = await reportsOfMember(memberId, { limit: AT_ONCE, from })
    for (const { reportId } of items) await emptied(reportId, memberId)
    return next
  },
}

/** What the reporter wrote in an appeal may name them. */
function emptied(reportId: string, memberId: string): Promise<void> {
  return untilAnswered<void>(async () => {
    const screening = await publicityOf(reportId)
    if (screening?.reporterId !== memberId) return
    const { version, appeal } = screening
    return transact<void>(
      [
        updateIf(
          Publicity,
          {
            ...{ reportId, reporterId: nobody(reportId), version: $add(1) },
            appeal: appeal ? $set({ ...appeal, text: '' }) : $remove(),
            photos: $set({}),
          },
          { attr: 'version', eq: version },
        ),
      ],
      () => undefined,
    )
  })
}

export const erasures: readonly Erasure[] = [
  screenings,
  {
    name: 'standing',
    page: async ({ memberId }) => {
      await commit<void>([remove(Standing, { memberId })], () => undefined)
      return undefined
    },
  },
]
