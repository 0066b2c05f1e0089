import { orgsById } from '@functions/orgs/queries'
import type { DueItem, DueSource } from '@functions/platform/due'
import type { Actor } from '@functions/platform/http/token'
import { pageLink } from '@shared/pages'
import { leadsIn, standingOf } from './committees'
import { dueBetween } from './entities'

/** More than a street has joint committees. */
const COMMITTEES = 50

/** The next list of the committees that one's communities lead, by the 1st until which it is due. */
export const due: readonly DueSource[] = [
  {
    kind: 'serviceList',
    lists: async (actor) => [
      { by: 'day', first: async (between, limit) => (await dueFor(actor, between)).slice(0, limit) },
    ],
  },
]

async function dueFor(actor: Actor, between: [string, string]): Promise<DueItem[]> {
  const duties = await dueBetween(actor.streetId, between).first(COMMITTEES)
  const orgs = await orgsById(
    actor.streetId,
    duties.map(({ committeeId }) => committeeId),
  )
  return duties.flatMap((duty) => {
    const org = orgs.get(duty.committeeId)
    if (!org?.active || !leadsIn(actor, org)) return []
    const { dueOn, missed } = standingOf(duty)
    return [
      {
        ...{
          id: duty.committeeId,
          title: '发布服务清单',
          note: org.name,
          dueOn: dueOn ?? duty.queueSk.slice(0, 10),
          missed,
        },
        page: pageLink('grid/services'),
        desk: `/servicelists?committee=${duty.committeeId}` as const,
      },
    ]
  })
}
