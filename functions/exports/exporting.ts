import { now } from '@functions/platform/clock'
import type { Effect } from '@functions/platform/events/effect'
import { written } from '@functions/platform/store/single'
import { stepped } from '@functions/platform/store/unfinished'
import { getNow } from '@functions/platform/store/writes'
import { historyOf } from '@functions/reports/history'
import { EXPORT_LIMITS, monthsBetween } from '@shared/rules/reports/reportExport'
import { csvLines } from '@shared/rules/text/csv'
import { monthAfter } from '@shared/rules/time/day'
import { $remove, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { filedIn, filedPartition, ReportExport, type ReportExportItem } from './entities'
import { joinParts, keepPart } from './exportFiles'
import { rowsOf } from './exportRows'

/** Reports of one step, and how many of them are read at once. */
const STEP = 200
const PARALLEL = 10

type Progress = Partial<
  Pick<ReportExportItem, 'state' | 'failure' | 'total' | 'seen' | 'rows' | 'month' | 'after' | 'parts'>
>

/**
 * Takes an ordered table one step further; the step's own record brings the next one. Safe to repeat and to interrupt:
 * an optimistic lock lets one of two equal steps through. At most 200 reports of ≈ 1 read unit each, one object and one
 * write a step.
 */
export const exporting: Effect = exportingBy(STEP)

/** The same by steps and with a limit of one's own. */
export function exportingBy(reports: number, most: number = EXPORT_LIMITS.rows): Effect {
  return {
    name: 'exporting',
    kinds: [ReportExport.entityName],
    run: async ({ after }) => {
      const { streetId, exportId, version } = after ?? {}
      if (typeof streetId !== 'string' || typeof exportId !== 'string') return
      const order = await getNow(ReportExport, { streetId, exportId })
      // An older record: the newer one goes on.
      if (order?.version !== version || !order) return
      const progress = await nextStep(order, reports, most)
      if (progress) await writeDown(order, progress)
    },
  }
}

const TOO_MANY = { state: 'failed', failure: 'tooMany' } as const

async function nextStep(order: ReportExportItem, reports: number, most: number): Promise<Progress | undefined> {
  if (order.state === 'waiting') {
    const total = await totalOf(order, most)
    return total > most ? { total, ...TOO_MANY } : { total, state: 'running' }
  }
  if (order.state === 'running') return readSome(order, reports, most)
  if (order.state !== 'joining') return undefined
  await joinParts(order)
  return { state: 'done' }
}

/** How many reports came in those months; it stops counting where there are too many. ≈ 1 read unit for 30. */
async function totalOf(order: ReportExportItem, most: number): Promise<number> {
  let total = 0
  for (const month of monthsBetween(order.fromMonth, order.toMonth) ?? []) {
    if (total > most) break
    total += await filedIn(order, month, false).count()
  }
  return total
}

/** The next reports in the order in which they came, as rows of one more part. */
async function readSome(order: ReportExportItem, reports: number, most: number): Promise<Progress> {
  const { kind, communityId, communityName, toMonth } = order
  const reportIds: string[] = []
  let { month, after } = order
  while (reportIds.length < reports && month <= toMonth) {
    const found = await filedAfter(order, month, after, reports - reportIds.length)
    reportIds.push(...found.reportIds)
    after = found.last
    if (after === undefined) month = monthAfter(month)
  }
  const lines: string[] = []
  let rows = order.rows
  for (let from = 0; from < reportIds.length; from += PARALLEL) {
    const histories = await Promise.all(reportIds.slice(from, from + PARALLEL).map(historyOf))
    for (const history of histories) {
      // It went to another community since, and stands in that one's table.
      if (history?.report.communityId !== communityId) continue
      const made = await rowsOf(kind, communityName, history)
      rows += made.length
      lines.push(csvLines(made))
    }
  }
  const progress = { month, after, rows, seen: order.seen + reportIds.length }
  if (rows > most) return { ...progress, ...TOO_MANY }
  return {
    ...progress,
    ...(lines.length > 0 ? { parts: [...order.parts, await keepPart(order, lines.join(''))] } : {}),
    state: month > toMonth ? 'joining' : 'running',
  }
}

/** Reports of a month after an entry; `last` is undefined at its end. */
async function filedAfter(order: ReportExportItem, month: string, after: string | undefined, limit: number) {
  const pk = filedPartition(order, month)
  const from = after === undefined ? undefined : { pk, sk: after }
  const { items, next } = await filedIn(order, month, true).page({ limit, from })
  const last: unknown = next?.sk
  return { reportIds: items.map(({ reportId }) => reportId), last: typeof last === 'string' ? last : undefined }
}

/** Notes how far the order is, provided that nobody else did. */
async function writeDown(order: ReportExportItem, progress: Progress): Promise<void> {
  const { streetId, exportId, version } = order
  const isOver = progress.state === 'done' || progress.state === 'failed'
  const update = ReportExport.build(UpdateItemCommand)
    .item({
      streetId,
      exportId,
      ...progress,
      ...('after' in progress ? { after: progress.after ?? $remove() } : {}),
      ...stepped({ streetId, id: exportId, version, at: now() }, isOver),
    })
    .options({ condition: { attr: 'version', eq: version } })
  await written(update)
}
