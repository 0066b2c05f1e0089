import { presentIn } from '@functions/identity/present'
import { announceAll } from '@functions/messages/send'
import type { Effect } from '@functions/platform/events/effect'
import { derivedId } from '@functions/platform/store/ids'
import { streetOf, teamsOf } from '@functions/stations/street'
import { pageLink } from '@shared/pages'
import { type SuccessionItem, successionRecords } from './ordering'

/**
 * When somebody's work was passed on, whoever took it is told of all of it by one message, and each team of what is left to
 * it; nobody is told of what they did themselves. Each message follows from the order, so a repeat delivers nothing new.
 */
export const successionTold: Effect = {
  name: 'successionTold',
  kinds: [successionRecords.kind],
  run: async ({ after }) => {
    const order = after && successionRecords.read(after)
    if (!order || order.state === 'running') return
    const all = [...toSuccessor(order), ...(await toTeams(order))]
    await announceAll(
      all.map(({ memberId, about, title, text }) => ({
        ...{ id: derivedId(order.id, `told#${about}#${memberId}`), memberId, streetId: order.streetId },
        ...{ kind: 'notice' as const, title, text, page: pageLink('grid/queue') },
      })),
    )
  },
}

interface Told {
  memberId: string
  about: string
  title: string
  text: string
}

function toSuccessor({ successorId, given, leaverLabel, by }: SuccessionItem): Told[] {
  if (successorId === undefined || successorId === by || given === 0) return []
  const text = `${leaverLabel} 不再负责，没办完的 ${given} 件交给你了，在工单里选“我的”就能看到。`
  return [{ memberId: successorId, about: 'given', title: `接手 ${given} 件工单`, text }]
}

async function toTeams({ streetId, left, leaverLabel, by }: SuccessionItem): Promise<Told[]> {
  const teams = teamsOf(await streetOf(streetId)).filter(({ teamId }) => left[teamId])
  const told = await Promise.all(
    teams.map(async ({ teamId, name }) => {
      const title = `${left[teamId]} 件工单等人接手`
      const text = `${leaverLabel} 不再负责${name}，没办完的工单还没有人经办，请接着办。`
      const people = (await presentIn(streetId, teamId)).filter((memberId) => memberId !== by)
      return people.map((memberId) => ({ memberId, about: teamId, title, text }))
    }),
  )
  return told.flat()
}
