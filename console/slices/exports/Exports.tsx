import { PlusOutlined } from '@ant-design/icons'
import { api } from '@console/app/client'
import { asProblem } from '@console/app/problem'
import { CursorTable } from '@console/parts/CursorTable'
import { follow } from '@console/parts/download'
import { usePages } from '@console/parts/pages'
import { useAct } from '@console/parts/useAct'
import { useNow } from '@console/parts/useNow'
import type { Outputs } from '@shared/contract/contract'
import { sayMonth } from '@shared/rules/points/settlement'
import { EXPORT_KINDS, EXPORT_LIMITS, EXPORT_STATES } from '@shared/rules/reports/reportExport'
import { sayNumber } from '@shared/rules/text/words'
import { sayMoment } from '@shared/rules/time/day'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Progress, type TableColumnsType } from 'antd'
import { useEffect, useState } from 'react'
import { OrderForm } from './OrderForm'

type Ordered = Outputs['reports']['exports']['items'][number]

/** While a table is made, the list asks so often. */
const ASK_MS = 3_000

const LIST = ['exports']

/** Tables that were ordered in one's communities, and ordering one. */
export function Exports() {
  const nowMs = useNow()
  const list = usePages(LIST, (cursor) => api.reports.exports({ cursor, limit: 20 }))
  const [isOrdering, setOrdering] = useState(false)
  useAskedAgain(list.items.some(({ state }) => state === 'waiting' || state === 'running'))

  const columns: TableColumnsType<Ordered> = [
    { title: '时间', width: 140, className: 'number', render: (_, { at }) => sayMoment(at, nowMs) },
    { title: '谁导出的', width: 150, dataIndex: 'byLabel', ellipsis: true },
    { title: '社区', width: 150, dataIndex: 'communityName', ellipsis: true },
    { title: '内容', width: 80, render: (_, { kind }) => EXPORT_KINDS[kind] },
    { title: '月份', className: 'number', render: (_, { fromMonth, toMonth }) => sayMonths(fromMonth, toMonth) },
    { title: '行数', width: 90, align: 'right', className: 'number', render: (_, { rows }) => sayNumber(rows) },
    { title: '文件', width: 260, render: (_, ordered) => <Fetch ordered={ordered} /> },
  ]

  return (
    <div className="page">
      <header className="page-head">
        <h1>导出表格</h1>
        <span className="small">姓名打星号，没有手机号。留 {EXPORT_LIMITS.keepDays} 天，谁导出过，这里都看得到。</span>
        <span className="grow" />
        <Button id="export-new" type="primary" icon={<PlusOutlined />} onClick={() => setOrdering(true)}>
          导出一张表
        </Button>
      </header>
      <section className="panel">
        <CursorTable
          list={list}
          columns={columns}
          rowKey="exportId"
          label="导出的表格"
          empty="还没有导出过。点“导出一张表”，选好社区和月份"
        />
      </section>
      {isOrdering ? <OrderForm onClose={() => setOrdering(false)} /> : null}
    </div>
  )
}

/** Asks for the list again and again while something is being made. */
function useAskedAgain(isMaking: boolean): void {
  const answers = useQueryClient()
  useEffect(() => {
    if (!isMaking) return
    const timer = setInterval(() => void answers.invalidateQueries({ queryKey: LIST }), ASK_MS)
    return () => clearInterval(timer)
  }, [isMaking, answers])
}

const sayMonths = (from: string, to: string) => (from === to ? sayMonth(from) : `${sayMonth(from)}到 ${sayMonth(to)}`)

/** How far it is; when it is done, the file, and when it failed, another try where one helps. */
function Fetch({ ordered }: { ordered: Ordered }) {
  const { exportId, state, percent, reason, kind, communityId, fromMonth, toMonth } = ordered
  const { message } = App.useApp()
  const { act, busy } = useAct(api.reports.startExport, { anew: [LIST], say: '已开始' })
  const tell = (error: unknown) => {
    message.error(asProblem(error).message)
  }
  const fetching = useMutation({
    mutationFn: () => api.reports.export({ exportId }),
    onSuccess: ({ url }) => url && follow(url),
    onError: tell,
  })
  if (state === 'done') {
    return (
      <Button id={`export-get-${exportId}`} size="small" loading={fetching.isPending} onClick={() => fetching.mutate()}>
        下载
      </Button>
    )
  }
  if (state === 'failed') {
    return reason === 'tooMany' ? (
      <span className="warn">超过 {sayNumber(EXPORT_LIMITS.rows)} 行，请少选几个月</span>
    ) : (
      <>
        <span className="warn">中途停了 </span>
        <Button
          id={`export-again-${exportId}`}
          size="small"
          loading={busy}
          onClick={() => void act({ kind, communityId, fromMonth, toMonth }).catch(tell)}
        >
          再试
        </Button>
      </>
    )
  }
  return (
    <div className="row">
      <span className="second">{EXPORT_STATES[state]}</span>
      <Progress className="grow" size="small" percent={percent} aria-label={`已导出百分之 ${percent}`} />
    </div>
  )
}
