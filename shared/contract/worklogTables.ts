import { fitsIn, isSum, TABLE_FIELDS, TABLE_LIMITS, TABLE_ROWS } from '@shared/rules/duties/logTable'
import { LOG_LIMITS } from '@shared/rules/duties/worklog'
import * as v from 'valibot'
import { get, write } from './route'
import { codesOf, Moment, MonthText, Page, pageQuery, Slug, Text, Ulid } from './types'

const staff = ['gridWorker', 'admin'] as const

const Version = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000_000))

const Column = v.pipe(
  v.object({
    title: Text(1, TABLE_LIMITS.title, '列名'),
    field: codesOf(TABLE_FIELDS),
    categoryId: v.optional(Slug),
  }),
  v.check(({ field, categoryId }) => isSum(field) === (categoryId !== undefined), '请选这一列是哪一类的数'),
)

const Table = v.pipe(
  v.object({
    tableId: Slug,
    name: Text(1, TABLE_LIMITS.name, '表名'),
    rows: codesOf(TABLE_ROWS),
    categoryIds: v.pipe(v.array(Slug), v.maxLength(LOG_LIMITS.categories)),
    columns: v.pipe(
      v.array(Column),
      v.minLength(1, '请加上列'),
      v.maxLength(TABLE_LIMITS.columns, `最多 ${TABLE_LIMITS.columns} 列`),
    ),
  }),
  v.check(({ rows, columns }) => columns.every(({ field }) => fitsIn(rows, field)), '有的列不能放在这种表里'),
)

/** A log category that resolved reports of a report category count in. */
const ReportSource = v.object({ reportCategoryId: Slug, categoryId: Slug })

/** Tables in the departments' own columns, and what counts by itself. Part of `worklog`. */
export const tableRoutes = {
  tables: get('/worklog/tables', {
    summary: 'The tables that the office gave their columns, and which reports count in the log by themselves',
    roles: staff,
  })
    .input(v.object({}))
    .output(v.object({ version: Version, tables: v.array(Table), reports: v.array(ReportSource) })),
  saveTables: write('/worklog/tables', {
    summary: 'Sets the tables and their columns, and which report category counts in which log category',
    roles: ['admin'],
    errors: ['SETTING_CHANGED', 'UNKNOWN_CATEGORY'],
  })
    .input(
      v.object({
        id: Ulid,
        version: Version,
        tables: v.pipe(
          v.array(Table),
          v.maxLength(TABLE_LIMITS.tables, `最多 ${TABLE_LIMITS.tables} 张表`),
          v.check((all) => new Set(all.map(({ tableId }) => tableId)).size === all.length, '编号重复了'),
          v.check((all) => new Set(all.map(({ name }) => name)).size === all.length, '名称重复了'),
        ),
        reports: v.pipe(
          v.array(ReportSource),
          v.maxLength(60, '最多 60 项'),
          v.check(
            (all) => new Set(all.map(({ reportCategoryId }) => reportCategoryId)).size === all.length,
            '一类随手拍只能记到一类台账',
          ),
        ),
      }),
    )
    .output(v.object({ version: Version })),
  takeTable: write('/worklog/tables/{tableId}/take', {
    summary: 'A table of a month as CSV, from the same facts as the figures; who took it is on record',
    roles: staff,
    shows: 'personal',
    errors: ['NOT_FOUND', 'UNKNOWN_COMMUNITY', 'LOG_TABLE_TOO_LONG'],
  })
    .input(v.object({ tableId: Slug, id: Ulid, month: MonthText, communityId: v.optional(Slug) }))
    .output(v.object({ name: v.string(), csv: v.string(), rows: v.number() })),
  tablesTaken: get('/worklog/tables/taken', {
    summary: 'Who took which table of which month, newest first, for a year',
    roles: ['admin'],
  })
    .input(v.object({ ...pageQuery }))
    .output(
      Page(
        v.object({
          name: v.string(),
          month: MonthText,
          communityName: v.optional(v.string()),
          rows: v.number(),
          byLabel: v.string(),
          at: Moment,
        }),
      ),
    ),
}
