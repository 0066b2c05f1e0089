import type { DueSource } from '@functions/platform/due'
import { pageLink } from '@shared/pages'
import { roundsOf } from './entities'

/** The open round is due on its last day, for those who answer for it. */
export const due: readonly DueSource[] = [
  {
    kind: 'survey',
    lists: async ({ streetId, memberId }) => [
      {
        by: 'day',
        first: async ([from, until]) => {
          const [latest] = await roundsOf(streetId).first(1)
          if (latest?.state !== 'open' || !latest.owners.some((owner) => owner.memberId === memberId)) return []
          const key = `${latest.to}#${latest.id}`
          if (key < from || key > until) return []
          return [
            {
              ...{
                id: latest.id,
                title: `${latest.name}收尾`,
                note: '登记完就可以结束本轮',
                dueOn: latest.to,
                missed: 0,
              },
              page: pageLink('grid/survey'),
              desk: '/survey',
            },
          ]
        },
      },
    ],
  },
]
