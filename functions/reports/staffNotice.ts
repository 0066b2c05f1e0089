import { presentIn } from '@functions/identity/present'
import { deliver } from '@functions/messages/send'
import { derivedId } from '@functions/platform/ids'
import * as v from 'valibot'
import type { Effect } from './effect'
import { historyOf } from './history'

/** A timeline entry as far as its staff are told of it. */
const Told = v.object({
  reportId: v.string(),
  streetId: v.string(),
  move: v.picklist(['handOver', 'assign']),
  by: v.string(),
  byLabel: v.optional(v.string(), ''),
  clientId: v.string(),
  note: v.optional(v.string(), ''),
  teamId: v.optional(v.string()),
  assigneeId: v.optional(v.string()),
})
type Told = v.InferOutput<typeof Told>

/**
 * Tells the staff of a team (the office where it has none left) that a report was handed over to them, and a colleague that one was given to them; nobody
 * is told of what they did themselves. Each message follows from the move's id, so a repeat delivers nothing new.
 */
export const staffNotice: Effect = {
  name: 'staffNotice',
  kinds: ['reportEvent'],
  run: async ({ before, after }) => {
    const told = v.safeParse(Told, after)
    if (before || !told.success) return
    const history = await historyOf(told.output.reportId)
    if (!history) return
    const { categoryName, address } = history.report
    const { reportId, streetId, clientId, move, byLabel, note } = told.output
    for (const memberId of await receiversOf(told.output)) {
      await deliver({
        id: derivedId(clientId, `${move}#${reportId}#${memberId}`),
        memberId,
        streetId,
        kind: 'notice',
        title: move === 'handOver' ? `转来一件：${categoryName}` : `派给你一件：${categoryName}`,
        text: [address, note, byLabel].filter(Boolean).join(' · '),
        page: `packages/grid/pages/handle/index?id=${reportId}`,
      })
    }
  },
}

async function receiversOf({ streetId, teamId, assigneeId, by, move }: Told): Promise<string[]> {
  if (move === 'assign') return assigneeId && assigneeId !== by ? [assigneeId] : []
  const team = teamId ? await presentIn(streetId, teamId) : []
  return team.filter((memberId) => memberId !== by)
}
