import { presentIn } from '@functions/identity/present'
import { announceAll } from '@functions/messages/send'
import type { Effect } from '@functions/platform/events/effect'
import { derivedId } from '@functions/platform/store/ids'
import { pageLink } from '@shared/pages'
import * as v from 'valibot'
import { historyOf } from '../history'
import { holderOf } from '../place'

/** A timeline entry as far as its staff are told of it. */
const Told = v.object({
  reportId: v.string(),
  streetId: v.string(),
  move: v.picklist(['submit', 'handOver', 'assign']),
  by: v.string(),
  byLabel: v.optional(v.string(), ''),
  clientId: v.string(),
  note: v.optional(v.string(), ''),
  teamId: v.optional(v.string()),
  assigneeId: v.optional(v.string()),
  successionId: v.optional(v.string()),
})
type Told = v.InferOutput<typeof Told>

/**
 * Tells a team of a new report or one handed over to it (the office where it has no staff left), and a colleague of one
 * that was given to them; nobody of what they did themselves. Each message's id follows from the move's.
 */
export const staffNotice: Effect = {
  name: 'staffNotice',
  kinds: ['reportEvent'],
  run: async ({ before, after }) => {
    const told = v.safeParse(Told, after)
    // What passed with all that somebody had is told once, by its order (succession/told.ts).
    if (before || !told.success || told.output.successionId !== undefined) return
    const history = await historyOf(told.output.reportId)
    if (!history) return
    const { categoryName, address, urgent, version } = history.report
    // Whoever is on duty is told of an urgent one by its own message (alerts/urgency.ts); what somebody has taken up is no news.
    if (told.output.move === 'submit' && (urgent || version > 1)) return
    const { reportId, streetId, clientId, move } = told.output
    const receivers = await receiversOf(told.output, holderOf(history.report))
    await announceAll(
      receivers.map((memberId) => ({
        id: derivedId(clientId, `${move}#${reportId}#${memberId}`),
        memberId,
        streetId,
        kind: 'notice' as const,
        title: `${TITLES[move]}：${categoryName}`,
        text: [address, ...wordsOf(told.output)].filter(Boolean).join(' · '),
        page: pageLink('grid/handle', { id: reportId }),
      })),
    )
  },
}

const TITLES: Record<Told['move'], string> = { submit: '新上报', handOver: '转来一件', assign: '派给你一件' }

/** Of a new report only where it is: what its reporter wrote stands in it. */
const wordsOf = ({ move, note, byLabel }: Told) => (move === 'submit' ? [] : [note, byLabel])

/** Who has to know; a new report is its holder's, which a category may have sent on to a unit. */
async function receiversOf({ streetId, teamId, assigneeId, by, move }: Told, holder: string): Promise<string[]> {
  if (move === 'assign') return assigneeId && assigneeId !== by ? [assigneeId] : []
  const to = move === 'submit' ? holder : teamId
  const team = to ? await presentIn(streetId, to) : []
  return team.filter((memberId) => memberId !== by)
}
