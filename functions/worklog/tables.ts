import { cached } from '@functions/platform/cache'
import { now } from '@functions/platform/clock'
import { fileName } from '@functions/platform/files/fileName'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { listedIn } from '@functions/platform/lists/listed'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { changeSetting, overtaken, unchangedSince } from '@functions/platform/store/settings'
import { commit } from '@functions/platform/store/transact'
import { firstTime, get, getNow, putIf } from '@functions/platform/store/writes'
import { streetOf } from '@functions/stations/street'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { cellsOf, TABLE_LIMITS } from '@shared/rules/duties/logTable'
import { csvOf } from '@shared/rules/text/csv'
import { categoriesView, staffOf } from './categories'
import { LogTables, TableTaken, takenIn, takenPartition } from './tableEntities'
import { rowsOf } from './tableRows'

const kept = cached((streetId) => get(LogTables, { streetId }))

/** Which log category resolved reports of a category count in; kept ≤ 60 s. */
export const logCategoryFor = async (streetId: string, reportCategoryId: string): Promise<string | undefined> =>
  (await kept(streetId))?.reports.find((each) => each.reportCategoryId === reportCategoryId)?.categoryId

/** The tables as their editor needs them: read afresh. 1 read unit. */
export async function tablesView(streetId: string): Promise<Outputs['worklog']['tables']> {
  const { version = 0, tables = [], reports = [] } = (await getNow(LogTables, { streetId })) ?? {}
  return { version, tables, reports }
}

/** Sets the tables and what counts by itself. @throws SETTING_CHANGED, UNKNOWN_CATEGORY */
export async function saveTables(actor: Actor, input: Inputs['worklog']['saveTables']) {
  const { streetId } = actor
  const { version: seen, tables, reports } = input
  const known = new Set((await categoriesView(streetId)).categories.map(({ categoryId }) => categoryId))
  const named = [
    ...reports.map(({ categoryId }) => categoryId),
    ...tables.flatMap(({ categoryIds, columns }) => [
      ...categoryIds,
      ...columns.flatMap(({ categoryId }) => categoryId ?? []),
    ]),
  ]
  if (named.some((categoryId) => !known.has(categoryId))) throw problem('UNKNOWN_CATEGORY')
  return changeSetting(actor, { ref: 'logTables', kept }, input, (version) =>
    putIf(LogTables, { streetId, tables, reports, version }, unchangedSince(seen), overtaken),
  )
}

/**
 * A table of a month as CSV. What was taken back, and what it takes back, are not in it. Queries by community and category, and
 * a record of 4 write units, 2 more in its list. @throws NOT_FOUND, UNKNOWN_COMMUNITY, FORBIDDEN, LOG_TABLE_TOO_LONG
 */
export async function takeTable(
  actor: Actor,
  { id, ...input }: Inputs['worklog']['takeTable'],
): Promise<Outputs['worklog']['takeTable']> {
  const { streetId, memberId } = actor
  const { tableId, month, communityId } = input
  if (communityId !== undefined) await staffOf(actor, communityId)
  const table = (await tablesView(streetId)).tables.find((each) => each.tableId === tableId)
  if (!table) throw problem('NOT_FOUND')
  const rows = await rowsOf(actor, table, { month, communityId })
  const head = table.columns.map(({ title }) => title)
  const csv = csvOf(
    head,
    rows.map((row) => cellsOf(table.columns, row)),
  )
  const communityName = (await streetOf(streetId)).communities.find((each) => each.communityId === communityId)?.name
  const name = fileName([table.name, communityName, month].filter(Boolean).join('-'))
  const at = now()
  const taken = {
    ...{ id, hash: actFingerprint(actor, input), streetId, name: table.name, month, communityName, rows: rows.length },
    ...{ by: memberId, byLabel: await labelOf(actor, '工作人员'), at },
    expiresAt: Math.floor(at / 1000) + TABLE_LIMITS.keepDays * 86_400,
    ...listedIn(takenPartition(streetId), at, id),
  }
  const file = { name: `${name}.csv`, csv, rows: rows.length }
  return commit<typeof file>([firstTime(TableTaken, taken, () => file), stillTrusted(actor)], () => file)
}

/** Who took which table, newest first. One query. */
export function tablesTaken({ streetId, memberId }: Actor, page: PageQuery) {
  return pageOfQuery(
    page,
    `logTaken#${streetId}#${memberId}`,
    takenIn(streetId).page,
    ({ name, month, communityName, rows, byLabel, at }) => ({ name, month, communityName, rows, byLabel, at }),
  )
}
