import { api } from '@console/app/client'
import { CursorTable } from '@console/parts/CursorTable'
import { useAct } from '@console/parts/useAct'
import { useNow } from '@console/parts/useNow'
import { WordsModal } from '@console/parts/WordsModal'
import { contract, type Outputs } from '@shared/contract/contract'
import { ACTIVITY_LIMITS, HOURS_REASONS } from '@shared/rules/activities/activity'
import { minutesOf, mostMinutes, sayMinutes } from '@shared/rules/activities/hours'
import { sayMoment } from '@shared/rules/time/day'
import { Button, InputNumber, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { sayWhen } from './said'
import { FOLLOWS, useOpenHours } from './useActivities'

type Open = Outputs['activities']['openHours']['items'][number]

/** Who came and never checked out, oldest first: their hours are closed once, with a reason that they read. */
export function OpenHours({ community }: { community: string }) {
  const list = useOpenHours(community)
  const nowMs = useNow()
  const [closing, close] = useState<Open>()
  const rows = { ...list, items: list.items.map((each) => ({ ...each, key: `${each.activityId}-${each.memberId}` })) }
  const columns: TableColumnsType<Open & { key: string }> = [
    { title: '谁', width: 110, dataIndex: 'nameMasked' },
    {
      title: '活动',
      width: 220,
      render: (_, { activityId, title }) => <Link to={`/activities/${activityId}`}>{title}</Link>,
    },
    { title: '活动时间', width: 220, className: 'number', render: (_, row) => sayWhen(row, nowMs) },
    { title: '签到', className: 'number', render: (_, row) => sayMoment(row.in, nowMs) },
    {
      title: '操作',
      width: 110,
      render: (_, row) => (
        <Button id={`close-${row.key}`} size="small" onClick={() => close(row)}>
          补工时
        </Button>
      ),
    },
  ]
  return (
    <>
      <p className="small">到点没有签退的，不算工时。核实以后补一次，写明原因，本人看得到。</p>
      <CursorTable list={rows} columns={columns} rowKey="key" label="没签退的" empty="都签退了，没有要补的" />
      {closing ? <CloseForm open={closing} onClose={() => close(undefined)} /> : null}
    </>
  )
}

function CloseForm({ open, onClose }: { open: Open; onClose: () => void }) {
  const { activityId, memberId, nameMasked, starts, ends } = open
  const { act, busy } = useAct(api.activities.closeHours, { anew: FOLLOWS, say: '工时补好了' })
  return (
    <WordsModal
      route={contract.activities.closeHours}
      name="reason"
      title={`补 ${nameMasked} 的工时`}
      yes="补上"
      presets={HOURS_REASONS}
      max={ACTIVITY_LIMITS.reason}
      placeholder="怎么核实的"
      hint="只能补一次；补错了，在这场活动的签到表里更正。"
      busy={busy}
      more={{
        initial: { minutes: minutesOf({ in: open.in, out: ends, starts, ends }) },
        fields: (field) =>
          field(
            'minutes',
            '多少分钟',
            <InputNumber min={0} max={mostMinutes(starts, ends)} precision={0} suffix="分钟" />,
            {
              missing: '请填多少分钟',
              hint: `最多 ${sayMinutes(mostMinutes(starts, ends))}，是活动开始到结束的时间。`,
            },
          ),
      }}
      onSend={(reason, { minutes }) => act({ activityId, memberId, minutes: Number(minutes), reason })}
      onClose={onClose}
    />
  )
}
