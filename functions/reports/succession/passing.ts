import { assigneeFor } from '@functions/identity/people'
import { now } from '@functions/platform/clock'
import type { Effect } from '@functions/platform/events/effect'
import { derivedId } from '@functions/platform/store/ids'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { stepped } from '@functions/platform/store/unfinished'
import { getNow, updateIf } from '@functions/platform/store/writes'
import { $remove, $set } from 'dynamodb-toolbox/entity/actions/update'
import { queued } from '../entities'
import { historyOf } from '../history'
import { momentOf, writeMove } from '../moves/move'
import { movesNow, standing } from '../moves/standing'
import { holderOf } from '../place'
import { Succession, type SuccessionItem } from './entities'

/** Reports that are looked through in a step, queues that are asked for them, and reports that are written at once. */
const STEP = 50
const QUEUES = 20
const AT_ONCE = 5

type Progress = Pick<SuccessionItem, 'team' | 'after' | 'given' | 'left'>

/**
 * Takes the passing on of somebody's open work one step further; the step's own record brings the next one, so that any run
 * may die. A step that was not written down is made again from where the order stands and finds what it did done; of two
 * who make the same one, one is written down. Urgent reports of a team come first.
 */
export const passing: Effect = passingBy(STEP)

/** The same by steps of one's own. */
export function passingBy(reports: number): Effect {
  return {
    name: 'passing',
    kinds: [Succession.entityName],
    run: async ({ after }) => {
      const { streetId, id, version } = after ?? {}
      if (typeof streetId !== 'string' || typeof id !== 'string') return
      const order = await getNow(Succession, { streetId, id })
      // An older record: the newer one goes on.
      if (order?.version !== version || order?.state !== 'running') return
      await writeDown(order, await nextStep(order, reports))
    },
  }
}

async function nextStep(order: SuccessionItem, reports: number): Promise<Progress> {
  const { streetId, leaverId, successorId, teamIds } = order
  let { team, after, given } = order
  const left = { ...order.left }
  let seen = 0
  for (let queues = 0; queues < QUEUES && seen < reports; queues++) {
    const teamId = teamIds[team]
    if (teamId === undefined) break
    const from = after === undefined ? undefined : JSON.parse(after)
    const { items, next } = await queued(streetId, teamId, 'open').page({ limit: reports - seen, from })
    // Also what the successor has: of a step that is made again it is what went over by the first.
    const some = items.filter(({ assigneeId }) => assigneeId && [leaverId, successorId].includes(assigneeId))
    const outcomes = await inTurns(some, ({ reportId }) => passOne(order, teamId, reportId))
    const passed = outcomes.filter((outcome) => outcome === 'given').length
    const stayed = outcomes.filter((outcome) => outcome === 'left').length
    given += passed
    if (stayed > 0) left[teamId] = (left[teamId] ?? 0) + stayed
    seen += items.length
    after = next && JSON.stringify(next)
    if (!next) team++
  }
  return { team, after, given, left }
}

async function inTurns<I, O>(items: readonly I[], one: (item: I) => Promise<O>): Promise<O[]> {
  const all: O[] = []
  for (let from = 0; from < items.length; from += AT_ONCE) {
    all.push(...(await Promise.all(items.slice(from, from + AT_ONCE).map(one))))
  }
  return all
}

/**
 * Gives one report to the successor, as a move under an id that follows from the order. It is left to its team where nobody
 * succeeds, they do not work there, reported it themselves, or the table does not allow it.
 */
async function passOne(order: SuccessionItem, teamId: string, reportId: string): Promise<'given' | 'left' | 'gone'> {
  const { streetId, id, leaverId, successorId, by, byLabel, leaverLabel } = order
  const clientId = derivedId(id, reportId)
  return untilAnswered<'given' | 'left' | 'gone'>(async () => {
    const history = await historyOf(reportId)
    if (!history) return 'gone'
    const { report, timeline } = history
    if (timeline.some((entry) => entry.clientId === clientId)) return 'given'
    if (report.assigneeId !== leaverId || holderOf(report) !== teamId) return 'gone'
    if (successorId === undefined || successorId === report.reporterId) return 'left'
    if (!movesNow(standing(history), 'staff').includes('assign')) return 'left'
    const assignee = await assigneeFor({ streetId, teamId }, successorId)
    if (!assignee) return 'left'
    const note = `${leaverLabel} 不再负责，由 ${assignee.label} 接手`
    const made = { move: 'assign', to: 'assigned', by, byRole: 'staff', byLabel, clientId, hash: 'server' } as const
    const answer = await writeMove(report, { ...made, note, assignee, successionId: id }, momentOf(report), [])
    return typeof answer === 'symbol' ? answer : 'given'
  })
}

/** Notes how far the order is, provided that nobody else did. */
async function writeDown(order: SuccessionItem, { team, after, given, left }: Progress): Promise<void> {
  const { streetId, id, version } = order
  const isOver = team >= order.teamIds.length
  await transact<void>(
    [
      updateIf(
        Succession,
        {
          ...{ streetId, id, team, given, left: $set(left), after: after ?? $remove() },
          ...{ state: isOver ? 'done' : 'running', ...stepped({ streetId, id, version, at: now() }, isOver) },
        },
        { attr: 'version', eq: version },
      ),
    ],
    () => undefined,
  )
}
