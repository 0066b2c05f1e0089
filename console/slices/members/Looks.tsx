import { api } from '@console/app/client'
import { CursorTable } from '@console/parts/CursorTable'
import { usePages } from '@console/parts/pages'
import { useNow } from '@console/parts/useNow'
import type { Outputs } from '@shared/contract/contract'
import { sayMoment } from '@shared/rules/time/day'
import type { TableColumnsType } from 'antd'

type Look = Outputs['identity']['memberLooks']['items'][number]

/** Who looked at somebody's name, number or uncovered photos, when and what for; that person sees the same. */
export function Looks({ memberId }: { memberId: string }) {
  const nowMs = useNow()
  const list = usePages(['looks', memberId], (cursor) => api.identity.memberLooks({ memberId, cursor, limit: 20 }))
  const columns: TableColumnsType<Look> = [
    { title: '时间', width: 140, className: 'number', render: (_, { at }) => sayMoment(at, nowMs) },
    { title: '谁', width: 160, dataIndex: 'byLabel' },
    { title: '用途', dataIndex: 'purpose' },
  ]
  return (
    <section className="panel" aria-labelledby="member-looks">
      <h2 className="panel-title" id="member-looks">
        谁看过 <span className="small">本人在“我的数据”里看到的也是这些</span>
      </h2>
      <CursorTable list={list} columns={columns} rowKey="id" label="谁看过" empty="还没有人看过" />
    </section>
  )
}
