import type { Effect } from '@functions/platform/events/effect'
import { derivedId, fingerprint } from '@functions/platform/store/ids'
import { commit } from '@functions/platform/store/transact'
import { type EventItem, eventRecords, type History, historyOf } from '@functions/reports/history'
import { sayNumber } from '@shared/rules/reports/reportNumber'
import type { ReportMove } from '@shared/rules/reports/reportStatus'
import { dayOf } from '@shared/rules/time/day'
import { factArises, factNow, factTakenBack } from './facts'
import { logCategoryFor } from './tables'

/** What makes a resolution, and what undoes it. */
const UNDONE: readonly ReportMove[] = ['reopen', 'restore']
const LOOKED_AT: readonly string[] = ['resolve', ...UNDONE]

/**
 * A resolved report counts in the log by itself, in the category that the office chose for its own: each resolution once, and
 * none that was undone. It reads the report's whole timeline, so records may come twice, late or backwards.
 */
export const reportFacts: Effect = {
  name: 'reportFacts',
  kinds: [eventRecords.kind],
  run: async ({ after }) => {
    const { reportId, move } = after ?? {}
    if (typeof reportId !== 'string' || typeof move !== 'string' || !LOOKED_AT.includes(move)) return
    const history = await historyOf(reportId)
    if (!history) return
    for (const [index, event] of history.timeline.entries()) {
      if (event.move !== 'resolve') continue
      const undone = history.timeline.slice(index).find((later) => UNDONE.some((each) => each === later.move))
      await (undone ? takenBack(event, undone) : counted(history, event))
    }
  },
}

const factIdOf = ({ reportId, seq }: EventItem) => derivedId(reportId, `fact#${seq}`)

async function counted({ report }: History, event: EventItem): Promise<void> {
  const { streetId, communityId, reportId, seq, by, byLabel = '', at } = event
  const id = factIdOf(event)
  if (await factNow(id)) return
  const categoryId = await logCategoryFor(streetId, event.categoryId ?? report.categoryId)
  if (categoryId === undefined) return
  const source = `report#${reportId}#${seq}`
  const said = { note: `随手拍 ${sayNumber(report)}`, source, hash: fingerprint({ source }) }
  const fact = { id, streetId, communityId, categoryId, day: dayOf(at), quantity: 1, by, byLabel, at, ...said }
  await commit<void>(
    factArises<void>(
      fact,
      () => undefined,
      () => undefined,
    ),
    () => undefined,
  )
}

async function takenBack(event: EventItem, { at, by, byLabel = '' }: EventItem): Promise<void> {
  const fact = await factNow(factIdOf(event))
  if (!fact || fact.reversedBy !== undefined) return
  const id = derivedId(fact.id, 'back')
  const act = { id, hash: fingerprint({ reverses: fact.id }), by, byLabel, at, reason: '随手拍重新办理' }
  await commit<void>(factTakenBack<void>(fact, act, () => undefined).steps, () => undefined)
}
