import { api } from '@console/app/client'
import { CursorTable } from '@console/parts/CursorTable'
import { usePages } from '@console/parts/pages'
import { useNow } from '@console/parts/useNow'
import type { Outputs } from '@shared/contract/contract'
import { sayMoment } from '@shared/rules/time/day'
import type { TableColumnsType } from 'antd'

type Change = Outputs['shops']['clerkChanges']['items'][number]

/** Who took whom in or out of the shop, newest first. Nothing here can be changed. */
export function ClerkLog({ merchantId }: { merchantId: string }) {
  const nowMs = useNow()
  const list = usePages(['shops', merchantId, 'clerkLog'], (cursor) => api.shops.clerkChanges({ merchantId, cursor }))
  const columns: TableColumnsType<Change> = [
    { title: '时间', width: 170, className: 'number', render: (_, { at }) => sayMoment(at, nowMs) },
    { title: '谁', width: 140, render: (_, { memberLabel }) => memberLabel ?? '' },
    { title: '什么', render: (_, { label, owner }) => `${label}（${owner ? '店主' : '店员'}）` },
    { title: '办的人', width: 160, render: (_, { act, byLabel }) => (act === 'joined' ? '凭邀请码' : byLabel) },
  ]
  return <CursorTable list={list} columns={columns} rowKey="id" label="店员变动" empty="还没有人加入或移出过" />
}
