import type { Actor } from '@functions/platform/http/token'
import { problem } from '@functions/platform/problem'
import { reaches } from '@shared/rules/people/roles'
import { type History, historyOf } from '../history'
import { holderOf } from '../place'

type Held = Pick<History, 'report'>

const isOwn = (actor: Actor, { report }: Held) => !report.takenBy && report.reporterId === actor.memberId
/** May this person work on the report: staff of the team that has it. */
export const isHandler = (actor: Actor, { report }: Held) => reaches(actor.grants, holderOf(report))
const wasHeld = ({ grants }: Actor, { report: { communityId, pastTeams = [] } }: Held) =>
  [communityId, ...pastTeams].some((teamId) => reaches(grants, teamId))

/** May this person read what staff tell each other: staff of the teams that have or had it, but for their own report. */
export const isDesk = (actor: Actor, history: History): boolean => isDeskOf(actor, history.report)

/** The same of a report without its timeline. */
export const isDeskOf = (actor: Actor, report: History['report']): boolean =>
  !isOwn(actor, { report }) && (isHandler(actor, { report }) || wasHeld(actor, { report }))

/** May this person look at the report: its reporter, and staff of the teams that have or had it. */
export const maySee = (actor: Actor, report: History['report']): boolean =>
  report.streetId === actor.streetId && (isOwn(actor, { report }) || isDeskOf(actor, report))

/** A report of the actor's street for whom `may` says yes. Everybody else is told that there is none. */
async function historyIf(actor: Actor, reportId: string, may: (history: History) => boolean): Promise<History> {
  const history = await historyOf(reportId)
  if (history?.report.streetId !== actor.streetId || !may(history)) throw problem('NOT_FOUND')
  return history
}

/** A report to look at: for its reporter, and for staff of the teams that have or had it. @throws NOT_FOUND */
export const historyToSee = (actor: Actor, reportId: string): Promise<History> =>
  historyIf(actor, reportId, ({ report }) => maySee(actor, report))

/**
 * A report to handle: for staff of the team that has it. The move that took it out of the actor's team is answered again.
 * @throws NOT_FOUND
 */
export const historyToHandle = (actor: Actor, reportId: string, id: string): Promise<History> =>
  historyIf(
    actor,
    reportId,
    (history) =>
      isHandler(actor, history) ||
      history.timeline.some(({ by, clientId }) => by === actor.memberId && clientId === id),
  )

/** A report to write an internal note about: for staff of the teams that have or had it. @throws NOT_FOUND */
export const historyAtDesk = (actor: Actor, reportId: string): Promise<History> =>
  historyIf(actor, reportId, (history) => isDesk(actor, history))

/** A report to answer for: one's own. @throws NOT_FOUND */
export const historyToAnswer = (actor: Actor, reportId: string): Promise<History> =>
  historyIf(actor, reportId, (history) => isOwn(actor, history))
