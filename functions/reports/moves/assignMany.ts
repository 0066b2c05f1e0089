import type { Actor } from '@functions/platform/http/token'
import { isProblem, problem } from '@functions/platform/problem'
import { derivedId } from '@functions/platform/store/ids'
import type { Inputs, Outputs } from '@shared/contract/contract'
import type { ReportStatus } from '@shared/rules/reports/reportStatus'
import { handle } from './handle'

type Input = Inputs['reports']['assignMany']
type Outcome = Outputs['reports']['assignMany']['items'][number]

/** So many reports are written at the same time. */
const AT_ONCE = 5

/**
 * Gives several reports to one colleague, each as a move of its own, and says what became of each. Idempotent for what
 * was done.
 * @throws INVALID_INPUT when one report stands in the list twice.
 */
export async function assignMany(actor: Actor, { assigneeId, reports }: Input): Promise<{ items: Outcome[] }> {
  if (new Set(reports.map(({ reportId }) => reportId)).size < reports.length) {
    throw problem('INVALID_INPUT', { fields: [{ path: 'reports', message: '同一件工单只能选一次' }] })
  }
  const items: Outcome[] = []
  for (let from = 0; from < reports.length; from += AT_ONCE) {
    const some = reports.slice(from, from + AT_ONCE)
    items.push(...(await Promise.all(some.map((each) => outcomeOf(actor, each, assigneeId)))))
  }
  return { items }
}

async function outcomeOf(
  actor: Actor,
  { reportId, id }: Input['reports'][number],
  assigneeId: string,
): Promise<Outcome> {
  try {
    return { reportId, outcome: 'done', status: await giveTo(actor, reportId, id, assigneeId) }
  } catch (error) {
    if (!isProblem(error)) throw error
    // A token that no longer counts is no fault of one report.
    if (error.code === 'UNAUTHORIZED') throw error
    return { reportId, outcome: 'refused', code: error.code, message: error.message }
  }
}

/** Gives a report to somebody; what nobody has accepted yet is accepted first, under an id that follows from the same one. */
export async function giveTo(actor: Actor, reportId: string, id: string, assigneeId: string): Promise<ReportStatus> {
  const give = () => handle(actor, { reportId, id, move: 'assign', assigneeId })
  try {
    return (await give()).status
  } catch (error) {
    if (!isProblem(error, 'MOVE_NOT_ALLOWED') || !isNew(error.data)) throw error
    await handle(actor, { reportId, id: derivedId(id, 'accept'), move: 'accept' })
    return (await give()).status
  }
}

const isNew = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'status' in data && data.status === 'submitted'
