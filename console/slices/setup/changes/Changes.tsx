import { api } from '@console/app/client'
import { CursorTable } from '@console/parts/CursorTable'
import { usePages } from '@console/parts/pages'
import { useNow } from '@console/parts/useNow'
import type { Outputs } from '@shared/contract/contract'
import { sayMoment } from '@shared/rules/time/day'
import type { TableColumnsType } from 'antd'

type Change = Outputs['setup']['changes']['items'][number]

/** Who set up what, newest first. Nothing here can be changed. */
export function Changes() {
  const nowMs = useNow()
  const list = usePages(['setup', 'changes'], (cursor) => api.setup.changes({ cursor, limit: 50 }))
  const columns: TableColumnsType<Change> = [
    { title: '时间', width: 170, className: 'number', render: (_, { at }) => sayMoment(at, nowMs) },
    { title: '谁', width: 160, dataIndex: 'byLabel' },
    { title: '改了什么', dataIndex: 'about' },
  ]
  return (
    <div className="page">
      <header className="page-head">
        <h1>变更记录</h1>
        <span className="small">谁在什么时候改了设置、给了谁身份；只增不改。</span>
      </header>
      <section className="panel">
        <CursorTable list={list} columns={columns} rowKey="id" label="变更记录" empty="还没有改过设置" />
      </section>
    </div>
  )
}
