import { api } from '@console/app/client'
import { CursorTable } from '@console/parts/CursorTable'
import { usePages } from '@console/parts/pages'
import { useNow } from '@console/parts/useNow'
import type { Outputs } from '@shared/contract/contract'
import { sayMoment } from '@shared/rules/time/day'
import type { TableColumnsType } from 'antd'

type Look = Outputs['survey']['looks']['items'][number]

/** Who of staff looked at people of the survey, newest first. Nothing here can be changed. */
export function Looks() {
  const nowMs = useNow()
  const list = usePages(['survey', 'looks'], (cursor) => api.survey.looks({ cursor, limit: 50 }))
  const columns: TableColumnsType<Look> = [
    { title: '时间', width: 170, className: 'number', render: (_, { at }) => sayMoment(at, nowMs) },
    { title: '谁', width: 160, dataIndex: 'byLabel' },
    { title: '看了什么', dataIndex: 'what' },
    { title: '用途', dataIndex: 'purpose' },
  ]
  return <CursorTable list={list} columns={columns} rowKey="id" label="谁看过摸底的人" empty="还没有人看过" />
}
