import { api } from '@console/app/client'
import { asProblem } from '@console/app/problem'
import { CursorTable } from '@console/parts/CursorTable'
import { download } from '@console/parts/download'
import { allOf, usePages } from '@console/parts/pages'
import type { Outputs } from '@shared/contract/contract'
import { FIELD_ORDER, FIELDS } from '@shared/rules/survey/imports'
import { csvOf } from '@shared/rules/text/csv'
import { sayNumber } from '@shared/rules/text/words'
import { App, Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import type { Import } from './useSurvey'

type ImportRow = Outputs['survey']['importRows']['items'][number]

const HEADS = [...FIELD_ORDER.map((field) => FIELDS[field].label), '行', '问题']
const sayWrongs = ({ line, wrongs }: ImportRow) =>
  wrongs.map(({ column, said }) => `第 ${line} 行 ${column} 列：${said}`).join('；')

/** Rows with something wrong, by line and column; they come back as a file, to be corrected and brought in again. */
export function FailedRows({ order: { importId, counts, done, state } }: { order: Import }) {
  const ask = (page: { cursor?: string | undefined; limit: number }) =>
    api.survey.importRows({ importId, outcome: 'bad', ...page })
  const list = usePages(['survey', 'importRows', importId, state], (cursor) => ask({ cursor, limit: 50 }))
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const bad = state === 'ready' ? counts.bad : done.bad
  if (bad === 0) return null
  const take = async () => {
    setBusy(true)
    try {
      const rows = await allOf(ask)
      download(
        '没有导入的行.csv',
        csvOf(
          HEADS,
          rows.map((row) => [...row.cells, String(row.line), sayWrongs(row)]),
        ),
      )
    } catch (error) {
      message.error(asProblem(error).message)
    } finally {
      setBusy(false)
    }
  }
  const columns: TableColumnsType<ImportRow> = [
    { title: '行', dataIndex: 'line', width: 80, className: 'number' },
    { title: '姓名', width: 120, render: (_, { cells }) => cells[0] },
    { title: '问题', render: (_, row) => sayWrongs(row) },
  ]
  return (
    <section className="panel">
      <h2 className="panel-title">
        有问题的 {sayNumber(bad)} 行
        <span className="grow" />
        <Button id="import-failed" size="small" loading={busy} onClick={take}>
          下载这些行
        </Button>
      </h2>
      <CursorTable list={list} columns={columns} rowKey="line" label="有问题的行" empty="没有有问题的行" />
    </section>
  )
}
