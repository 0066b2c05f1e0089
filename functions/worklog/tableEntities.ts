import { listOf } from '@functions/platform/lists/list'
import { listedFields } from '@functions/platform/lists/listed'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { TABLE_FIELDS, TABLE_ROWS, type TableField, type TableRows } from '@shared/rules/duties/logTable'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, list, map, number, string } from 'dynamodb-toolbox/schema'

/**
 * who    question                                   key
 * staff  the departments' tables of this street     STREET#<id> / LOGTABLES
 * staff  was this table taken by this write         LOGTAKEN#<id> / TAKEN
 * admin  who took which table, newest first         byOwner  LOGTAKEN#<street> / <moment>…  backwards
 */
const rows = Object.keys(TABLE_ROWS) as [TableRows, ...TableRows[]]
const fields = Object.keys(TABLE_FIELDS) as [TableField, ...TableField[]]

/** Tables and their columns, and which reports count by themselves. */
export const LogTables = new Entity({
  ...kind('logTables'),
  schema: item({
    streetId: string().key(),
    version: number(),
    tables: list(
      map({
        tableId: string(),
        name: string(),
        rows: string().enum(...rows),
        categoryIds: list(string()),
        columns: list(map({ title: string(), field: string().enum(...fields), categoryId: string().optional() })),
      }),
    ),
    reports: list(map({ reportCategoryId: string(), categoryId: string() })),
  }),
  computeKey: ({ streetId }) => ({ pk: `STREET#${streetId}`, sk: 'LOGTABLES' }),
})

/** That somebody took a table out. */
export const TableTaken = new Entity({
  ...kind('logTableTaken'),
  schema: item({
    id: string().key(),
    hash: fingerprinted(),
    streetId: string(),
    name: string(),
    month: string(),
    communityName: string().optional(),
    rows: number(),
    by: string(),
    byLabel: string(),
    at: number(),
    /** Epoch seconds. */
    expiresAt: number(),
    ...listedFields(),
  }),
  computeKey: ({ id }) => ({ pk: `LOGTAKEN#${id}`, sk: 'TAKEN' }),
})

export const takenPartition = (streetId: string) => `LOGTAKEN#${streetId}`

/** Who took which table, newest first. */
export const takenIn = (streetId: string) =>
  listOf(TableTaken, { index: 'byOwner', partition: takenPartition(streetId), reverse: true })
