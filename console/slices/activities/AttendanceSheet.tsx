import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { api } from '@console/app/client'
import { download } from '@console/parts/download'
import { Paged } from '@console/parts/States'
import { Table } from '@console/parts/Table'
import { useAct } from '@console/parts/useAct'
import { useNow } from '@console/parts/useNow'
import { useWhole } from '@console/parts/useWhole'
import { WordsModal } from '@console/parts/WordsModal'
import { contract } from '@shared/contract/contract'
import { ACTIVITY_LIMITS, ATTENDANCE_VIAS, HOURS_REASONS } from '@shared/rules/activities/activity'
import { mostMinutes, sayMinutes } from '@shared/rules/activities/hours'
import { csvOf } from '@shared/rules/text/csv'
import { dayOf, sayClock, sayMoment } from '@shared/rules/time/day'
import { Button, InputNumber, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { sayItems } from './said'
import { type Activity, type Attendance, FOLLOWS, useAttendance } from './useActivities'

const HEADER = ['姓名', '签到', '怎么签的', '签退', '工时（分钟）', '积分', '领了什么', '说明']

/** Who came, whole: the sheet that is printed and signed, and the table that is taken along. */
export function AttendanceSheet({ activity }: { activity: Activity }) {
  const { activityId, title, starts, ends, mode, counted } = activity
  const list = useAttendance(activityId)
  const { isWhole } = useWhole(list, { until: 'end' })
  const nowMs = useNow()
  const [asking, ask] = useState<{ what: 'correct' | 'takeBack'; row: Attendance }>()
  const isHours = mode === 'inOut'
  const came = list.items.filter(({ takenBack }) => takenBack === undefined)
  const minutes = came.reduce((sum, row) => sum + (row.minutes ?? 0), 0)
  const columns: TableColumnsType<Attendance> = [
    { title: '姓名', width: 110, dataIndex: 'nameMasked' },
    { title: '签到', width: 140, className: 'number', render: (_, row) => sayMoment(row.in, nowMs) },
    {
      title: '签退',
      width: 140,
      className: 'number',
      hidden: !isHours,
      render: (_, { out }) => out && sayMoment(out, nowMs),
    },
    {
      title: '工时',
      width: 120,
      className: 'number',
      hidden: !isHours,
      render: (_, row) => (row.minutes === undefined ? (row.open ? '没签退' : '') : sayMinutes(row.minutes)),
    },
    { title: '领了什么', hidden: activity.words.items.length === 0, render: (_, { items }) => sayItems(items) },
    { title: '说明', render: (_, row) => sayNote(row) },
    { title: '签名', width: 140, className: 'only-sheet', render: () => '' },
    {
      title: '操作',
      width: 150,
      className: 'no-print',
      render: (_, row) =>
        row.takenBack ? null : (
          <span className="row">
            {row.minutes === undefined ? null : (
              <Button id={`correct-${row.memberId}`} size="small" onClick={() => ask({ what: 'correct', row })}>
                更正
              </Button>
            )}
            <Button id={`back-${row.memberId}`} size="small" danger onClick={() => ask({ what: 'takeBack', row })}>
              没有来
            </Button>
          </span>
        ),
    },
  ]
  const take = () => download(`${title}-签到表-${dayOf(starts)}.csv`, csvOf(HEADER, list.items.map(cellsOf)))
  return (
    <>
      <div className="row wrap no-print">
        <Button id="sheet-print" icon={<PrinterOutlined />} disabled={!isWhole} onClick={() => window.print()}>
          打印签到表
        </Button>
        <Button id="sheet-csv" icon={<DownloadOutlined />} disabled={!isWhole} onClick={take}>
          下载表格
        </Button>
        <span className="small">{isWhole ? '' : '正在取全部的人'}</span>
      </div>
      <p id="sheet-sum">
        到了 <strong className="number">{came.length}</strong> 人{counted > 0 ? `，另有 ${counted} 人没有账号` : ''}
        {isHours && isWhole ? `，工时一共 ${sayMinutes(minutes)}` : ''}
      </p>
      <Paged list={list} empty="还没有人签到">
        {(items) => (
          <Table<Attendance> aria-label="签到表" columns={columns} dataSource={items} rowKey="memberId" size="middle" />
        )}
      </Paged>
      {asking?.what === 'correct' ? (
        <CorrectForm row={asking.row} most={mostMinutes(starts, ends)} onClose={() => ask(undefined)} />
      ) : null}
      {asking?.what === 'takeBack' ? <TakeBackForm row={asking.row} onClose={() => ask(undefined)} /> : null}
    </>
  )
}

const sayNote = ({ corrected, takenBack }: Attendance): string =>
  takenBack
    ? `没有来（${takenBack.byLabel}：${takenBack.reason}）`
    : corrected
      ? `更正过（${corrected.byLabel}：${corrected.reason}）`
      : ''

const cellsOf = (row: Attendance) => [
  row.nameMasked,
  sayClock(row.in),
  ATTENDANCE_VIAS[row.inVia],
  row.out === undefined ? undefined : sayClock(row.out),
  row.minutes,
  row.points,
  sayItems(row.items),
  sayNote(row),
]

interface FormProps {
  row: Attendance
  onClose: () => void
}

function CorrectForm({ row, most, onClose }: FormProps & { most: number }) {
  const { activityId, memberId, nameMasked, minutes } = row
  const { act, busy } = useAct(api.activities.correctHours, { anew: FOLLOWS, say: '工时已更正' })
  return (
    <WordsModal
      route={contract.activities.correctHours}
      name="reason"
      title={`更正 ${nameMasked} 的工时`}
      yes="更正"
      presets={HOURS_REASONS}
      max={ACTIVITY_LIMITS.reason}
      placeholder="为什么更正"
      hint="原来的数还留在记录里，本人看得到原因。"
      busy={busy}
      more={{
        initial: { minutes },
        fields: (field) =>
          field('minutes', '多少分钟', <InputNumber min={0} max={most} precision={0} suffix="分钟" />, {
            missing: '请填多少分钟',
            hint: `最多 ${sayMinutes(most)}。`,
          }),
      }}
      onSend={(reason, values) => act({ activityId, memberId, minutes: Number(values.minutes), reason })}
      onClose={onClose}
    />
  )
}

function TakeBackForm({ row: { activityId, memberId, nameMasked }, onClose }: FormProps) {
  const { act, busy } = useAct(api.activities.takeBack, { anew: FOLLOWS, say: '已撤回，积分一起收回' })
  return (
    <WordsModal
      route={contract.activities.takeBack}
      name="reason"
      title={`${nameMasked} 其实没有来`}
      yes="撤回签到"
      presets={['点错人了']}
      max={ACTIVITY_LIMITS.reason}
      placeholder="怎么知道的"
      hint="积分和工时一起收回，对方会看到原因。"
      danger
      busy={busy}
      onSend={(reason) => act({ activityId, memberId, reason })}
      onClose={onClose}
    />
  )
}
