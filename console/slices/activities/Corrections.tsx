import { CursorTable } from '@console/parts/CursorTable'
import { useNow } from '@console/parts/useNow'
import type { Outputs } from '@shared/contract/contract'
import { sayMinutes } from '@shared/rules/activities/hours'
import { sayMoment } from '@shared/rules/time/day'
import type { TableColumnsType } from 'antd'
import { useCorrections } from './useActivities'

type Correction = Outputs['activities']['corrections']['items'][number]

const WHAT = { closed: '补工时', corrected: '更正', takenBack: '撤回签到' } as const
const say = (minutes: number | undefined) => (minutes === undefined ? '没有' : sayMinutes(minutes))

/** What was closed, corrected or taken back, by whom and why. Nothing here can be changed. */
export function Corrections({ activityId }: { activityId: string }) {
  const nowMs = useNow()
  const list = useCorrections(activityId)
  const rows = { ...list, items: list.items.map((each) => ({ ...each, key: `${each.memberId}-${each.at}` })) }
  const columns: TableColumnsType<Correction & { key: string }> = [
    { title: '时间', width: 150, className: 'number', render: (_, { at }) => sayMoment(at, nowMs) },
    { title: '谁的', width: 110, dataIndex: 'nameMasked' },
    { title: '什么', width: 100, render: (_, { what }) => WHAT[what] },
    {
      title: '工时',
      width: 200,
      className: 'number',
      render: (_, { before, after }) => `${say(before)} → ${say(after)}`,
    },
    { title: '原因', dataIndex: 'reason' },
    { title: '谁办的', width: 150, dataIndex: 'byLabel' },
  ]
  return <CursorTable list={rows} columns={columns} rowKey="key" label="工时更正" empty="没有更正过" />
}
