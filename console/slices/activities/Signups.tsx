import { UserAddOutlined } from '@ant-design/icons'
import { api } from '@console/app/client'
import { CursorTable } from '@console/parts/CursorTable'
import { useAct } from '@console/parts/useAct'
import { useNow } from '@console/parts/useNow'
import { WordsModal } from '@console/parts/WordsModal'
import { PersonField } from '@console/slices/orgs/PersonField'
import { contract } from '@shared/contract/contract'
import { ABOVE_REASONS, ACTIVITY_LIMITS, SIGNUP_STATES } from '@shared/rules/activities/activity'
import { sayEnd, sayMoment } from '@shared/rules/time/day'
import { Button, InputNumber, Segmented, Select, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { sayAlong } from './said'
import { type Activity, FOLLOWS, type Signup, useSignups } from './useActivities'

const STATES = Object.entries(SIGNUP_STATES).map(([value, { label }]) => ({ value: value as Signup['state'], label }))

/** Who signed up, in the order of their places; staff let somebody in on purpose, or take somebody out who asked. */
export function Signups({ activity }: { activity: Activity }) {
  const { activityId, words, state: standing } = activity
  const [state, setState] = useState<Signup['state']>('in')
  const [asking, ask] = useState<'add' | Signup>()
  const list = useSignups(activityId, state)
  const nowMs = useNow()
  const isOver = standing === 'over' || standing === 'cancelled'
  const positionOf = (id: string | undefined) => words.positions.find(({ positionId }) => positionId === id)?.name ?? ''
  const columns: TableColumnsType<Signup> = [
    { title: '谁', width: 120, dataIndex: 'nameMasked' },
    { title: '报名', width: 150, className: 'number', render: (_, { at }) => sayMoment(at, nowMs) },
    {
      title: '岗位',
      width: 130,
      hidden: words.positions.length === 0,
      render: (_, { positionId }) => positionOf(positionId),
    },
    { title: '占名额', width: 80, align: 'right', className: 'number', dataIndex: 'places' },
    { title: '同行', width: 150, render: (_, signup) => sayAlong(signup) },
    { title: '情况', render: (_, signup) => saySignup(signup, nowMs) },
    {
      title: '操作',
      width: 90,
      hidden: isOver || !['in', 'waiting', 'offered'].includes(state),
      render: (_, signup) => (
        <Button id={`drop-${signup.memberId}`} size="small" onClick={() => ask(signup)}>
          取消报名
        </Button>
      ),
    },
  ]
  return (
    <>
      <div className="row wrap">
        <Segmented aria-label="哪些报名" value={state} options={STATES} onChange={setState} />
        <span className="grow" />
        <Button id="signup-add" icon={<UserAddOutlined />} disabled={isOver} onClick={() => ask('add')}>
          现场加人
        </Button>
      </div>
      <CursorTable list={list} columns={columns} rowKey="memberId" label="报名" empty="这里没有人" />
      {asking === 'add' ? <AddForm activity={activity} onClose={() => ask(undefined)} /> : null}
      {asking && asking !== 'add' ? (
        <DropForm activityId={activityId} signup={asking} onClose={() => ask(undefined)} />
      ) : null}
    </>
  )
}

function saySignup({ offerUntil, late, came, above }: Signup, nowMs: number): string {
  return [
    offerUntil === undefined ? '' : `名额留到 ${sayEnd(offerUntil, nowMs)}`,
    late ? '临近开始才取消' : '',
    came === undefined ? '' : came ? '到了' : '没有来',
    above ? `${above.byLabel} 加的：${above.reason}` : '',
  ]
    .filter((each) => each !== '')
    .join('；')
}

/** Somebody is let in above the number of places, or before those who wait: on purpose, and with a reason. */
function AddForm({ activity, onClose }: { activity: Activity; onClose: () => void }) {
  const { activityId, words } = activity
  const { act, busy } = useAct(api.activities.add, { anew: FOLLOWS, say: '已加上，对方会收到消息' })
  return (
    <WordsModal
      route={contract.activities.add}
      name="reason"
      title="现场加人"
      yes="加上"
      presets={ABOVE_REASONS}
      max={ACTIVITY_LIMITS.reason}
      placeholder="为什么在名额之外加"
      note="名额满了也会加上，排在候补的人前面；原因会记下来。"
      busy={busy}
      more={{
        initial: { memberId: undefined, positionId: undefined, adults: 0, children: [] },
        fields: (field) => (
          <>
            {field('memberId', '谁', <PersonField />, { missing: '请选一位' })}
            {words.positions.length > 0
              ? field(
                  'positionId',
                  '岗位',
                  <Select
                    options={words.positions.map(({ positionId, name }) => ({ value: positionId, label: name }))}
                  />,
                  { missing: '请选岗位' },
                )
              : null}
            {words.along > 0
              ? field('adults', '同行的大人', <InputNumber min={0} max={words.along} precision={0} suffix="位" />)
              : null}
          </>
        ),
      }}
      onSend={(reason, { memberId, positionId, adults }) =>
        act({
          ...{ activityId, reason, memberId: String(memberId), adults: Number(adults ?? 0), children: [] },
          positionId: positionId === undefined ? undefined : String(positionId),
        })
      }
      onClose={onClose}
    />
  )
}

function DropForm({ activityId, signup, onClose }: { activityId: string; signup: Signup; onClose: () => void }) {
  const { memberId, nameMasked } = signup
  const { act, busy } = useAct(api.activities.drop, { anew: FOLLOWS, say: '已取消，名额给排在最前面的候补' })
  return (
    <WordsModal
      route={contract.activities.drop}
      name="reason"
      title={`取消 ${nameMasked} 的报名`}
      yes="取消报名"
      presets={['本人打电话说来不了']}
      max={ACTIVITY_LIMITS.reason}
      placeholder="为什么取消"
      hint="对方会看到原因；候补最久的人会得到这个名额。"
      danger
      busy={busy}
      onSend={(reason) => act({ activityId, memberId, reason })}
      onClose={onClose}
    />
  )
}
