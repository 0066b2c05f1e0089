import { now } from '@functions/platform/clock'
import type { DueItem, DueSource } from '@functions/platform/due'
import { pageLink } from '@shared/pages'
import { dueOf, missedOf } from '@shared/rules/duties/pairs'
import { dayOf } from '@shared/rules/time/day'
import { pairedBetween, pairedWith } from './entities'
import type { PairItem } from './pair'

/** The workers somebody is the contact person of, by the day until which the next contact is due. */
export const due: readonly DueSource[] = [
  {
    kind: 'contact',
    lists: async ({ streetId, memberId }) => [
      {
        by: 'day',
        first: async (between, limit) =>
          (await pairedBetween(streetId, memberId, between).first(limit)).map((pair) => itemOf(pair)),
      },
    ],
    next: async ({ streetId, memberId }) => {
      const [first] = await pairedWith(streetId, memberId).first(1)
      return first && itemOf(first)
    },
  },
]

function itemOf(pair: PairItem): DueItem {
  const { memberId, nameMasked, communityId } = pair
  const dueOn = dueOf(pair)
  const missed = missedOf(pair, dayOf(now()))
  return {
    ...{ id: memberId, title: `联系 ${nameMasked}`, dueOn, missed },
    page: pageLink('grid/pair', { id: memberId }),
    desk: `/pairs?community=${communityId}&show=overdue`,
  }
}
