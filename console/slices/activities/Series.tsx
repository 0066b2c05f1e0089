import { api } from '@console/app/client'
import { DayField } from '@console/parts/dates'
import { FormModal } from '@console/parts/FormModal'
import { useAct } from '@console/parts/useAct'
import { useNow } from '@console/parts/useNow'
import { contract, type Inputs } from '@shared/contract/contract'
import { ACTIVITY_LIMITS } from '@shared/rules/activities/activity'
import { REPEATS, type RepeatRule, repeatDays } from '@shared/rules/activities/repeats'
import { addDays, type Day, dayOf, sayDay } from '@shared/rules/time/day'
import { Checkbox, Radio } from 'antd'
import { type Activity, FOLLOWS } from './useActivities'

/** Three months of it, unless told. Days. */
const USUAL_DAYS = 90
const RULES = Object.entries(REPEATS).map(([value, label]) => ({ value, label }))

/** Lays out a series: which days it will be is seen before, and any of them can fall out. */
export function Series({ activity, onClose }: { activity: Activity; onClose: () => void }) {
  const { activityId, revision, starts } = activity
  const nowMs = useNow()
  const first = dayOf(starts)
  const { act, busy } = useAct(api.activities.repeat, {
    anew: FOLLOWS,
    say: ({ days }) => `排好了，一共 ${days.length} 场`,
  })
  return (
    <FormModal
      route={contract.activities.repeat}
      title="按规律重复"
      yes="排好"
      busy={busy}
      initial={{ repeat: 'weekly', until: addDays(first, USUAL_DAYS), skip: [] }}
      onSend={async (values) => {
        const rule = values as Pick<Inputs['activities']['repeat'], 'repeat' | 'until' | 'skip'>
        if (await act({ activityId, revision, ...rule })) onClose()
      }}
      onClose={onClose}
    >
      {(field, values) => (
        <>
          <p className="second">
            和这一场一样的，每一场以后可以单独改、单独取消。一次最多 {ACTIVITY_LIMITS.repeats} 场。
          </p>
          {field('repeat', '多久一次', <Radio.Group optionType="button" options={RULES} />)}
          {field('until', '到哪天为止', <DayField first={addDays(first, 1)} />, { missing: '请选到哪天为止' })}
          {field(
            'skip',
            '哪几天不办',
            <SkipField days={repeatDays(first, { ...(values as Omit<RepeatRule, 'skip'>), skip: [] })} nowMs={nowMs} />,
            { hint: '勾上的那天不办。' },
          )}
        </>
      )}
    </FormModal>
  )
}

interface SkipProps {
  days: readonly Day[]
  nowMs: number
  id?: string
  value?: Day[]
  onChange?: (days: Day[]) => void
}

function SkipField({ days, nowMs, value = [], onChange }: SkipProps) {
  if (days.length === 0) return <p className="small">这段时间里排不出下一场。</p>
  return (
    <Checkbox.Group
      value={value.filter((day) => days.includes(day))}
      options={days.map((day) => ({ value: day, label: sayDay(day, nowMs) }))}
      onChange={(days) => onChange?.(days)}
    />
  )
}
