import { presentAmong } from '@functions/identity/present'
import type { Actor } from '@functions/platform/http/token'
import { streetOf, teamsOf } from '@functions/stations/street'
import type { Outputs } from '@shared/contract/contract'
import { REPORT_STATUSES } from '@shared/rules/reports/reportStatus'
import type { History, ReportItem } from '../history'
import { usedBefore } from '../intake/usedBefore'
import { hasAccount } from '../moves/move'
import { holderOf } from '../place'
import { YOU } from './people'

type Desk = NonNullable<Outputs['reports']['get']['desk']>

/** May its sender be telephoned? Of an urgent report that is open, unless they asked not to be known. */
export const isCallable = (report: ReportItem): boolean =>
  report.urgent && REPORT_STATUSES[report.status].open && hasAccount(report) && !report.anonymous

/** What only staff of the teams concerned see of a report; the caller has made sure of that. Warm: one read where somebody has it, and for photos used before. */
export async function deskOf({ report, notes, absorbed, matches }: History, actor: Actor): Promise<Desk> {
  const { streetId, assigneeId, source, callerMasked, callerPhoneMasked } = report
  const teamId = holderOf(report)
  const team = teamsOf(await streetOf(streetId)).find((each) => each.teamId === teamId)
  return {
    teamId,
    teamName: team?.name ?? teamId,
    ...(assigneeId ? { assigneeId, ...(await hasLeft({ streetId, teamId }, assigneeId)) } : {}),
    source,
    ...(callerMasked ? { callerLabel: callerMasked } : {}),
    ...(callerPhoneMasked ? { callerPhoneMasked } : {}),
    ...(isCallable(report) ? { callable: true } : {}),
    usedBefore: await usedBefore(actor, matches),
    absorbed: absorbed.map(({ reportId, at, categoryName, address, submittedAt }) => ({
      ...{ reportId, at, categoryName, address, submittedAt },
    })),
    notes: notes.map(({ id, kind, by, byLabel, at, text }) => ({
      ...{ id, kind, at, text },
      byLabel: by === actor.memberId ? YOU : byLabel,
    })),
  }
}

/** Whoever has it may have changed their role or team since. */
async function hasLeft(
  team: { streetId: string; teamId: string },
  memberId: string,
): Promise<Pick<Desk, 'assigneeLeft'>> {
  return (await presentAmong(team, [memberId])).length > 0 ? {} : { assigneeLeft: true }
}
