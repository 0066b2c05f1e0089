import { problem } from '@functions/platform/problem'
import type { Actor } from '@functions/platform/token'
import { reaches } from '@shared/rules/roles'
import { type History, historyOf } from './history'

const isOwn = (actor: Actor, { report }: History) => report.reporterId === actor.memberId
const isReached = (actor: Actor, { report }: History) => reaches(actor.grants, report.communityId)

/** A report of the actor's street for whom `may` says yes. Everybody else is told that there is none. */
async function historyIf(actor: Actor, reportId: string, may: (history: History) => boolean): Promise<History> {
  const history = await historyOf(reportId)
  if (history?.report.streetId !== actor.streetId || !may(history)) throw problem('NOT_FOUND')
  return history
}

/** A report to look at: for its reporter, and for staff of its community. @throws NOT_FOUND */
export const historyToSee = (actor: Actor, reportId: string): Promise<History> =>
  historyIf(actor, reportId, (history) => isOwn(actor, history) || isReached(actor, history))

/** A report to handle: for staff of its community. @throws NOT_FOUND */
export const historyToHandle = (actor: Actor, reportId: string): Promise<History> =>
  historyIf(actor, reportId, (history) => isReached(actor, history))

/** A report to answer for: one's own. @throws NOT_FOUND */
export const historyToAnswer = (actor: Actor, reportId: string): Promise<History> =>
  historyIf(actor, reportId, (history) => isOwn(actor, history))
