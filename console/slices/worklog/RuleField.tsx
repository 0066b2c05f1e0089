import { PERIODS, type Period } from '@shared/rules/duties/plan'
import { InputNumber, Segmented, Select } from 'antd'
import { DayField } from './fields'
import { hasDueDay, MOST_TIMES, ruleWith, type TypedRule, WEEKDAYS } from './rule'

interface Props {
  id?: string
  value?: TypedRule
  onChange?: (rule: TypedRule) => void
}

const CHOICES = (Object.keys(PERIODS) as Period[]).map((value) => ({ value, label: PERIODS[value].label }))

/** How often something is done, and from when until when; what does not fit the period is not asked for. */
export function RuleField({ id, value: rule, onChange }: Props) {
  if (!rule) return null
  const change = (part: Partial<TypedRule>) => onChange?.(ruleWith(rule, part))
  const { period, times, dueOn, from, to } = rule
  const isOnce = period === 'once'
  return (
    <div id={id} className="worklog-rule">
      <Segmented aria-label="多久一次" options={CHOICES} value={period} onChange={(next) => change({ period: next })} />
      {MOST_TIMES[period] > 1 ? (
        <div className="row wrap">
          <InputNumber
            id="rule-times"
            aria-label="一期几次"
            min={1}
            max={MOST_TIMES[period]}
            precision={0}
            suffix="次"
            value={times}
            onChange={(next) => change({ times: next ?? 1 })}
          />
          {hasDueDay(rule) ? (
            <DueDay period={period} dueOn={dueOn} onChange={(next) => change({ dueOn: next })} />
          ) : null}
        </div>
      ) : null}
      <div className="row wrap">
        <span>从</span>
        <DayField id="rule-from" label="从哪天开始" value={from} onChange={(next) => change({ from: next })} />
        <span>{isOnce ? '最晚' : '到'}</span>
        <DayField
          id="rule-to"
          label={isOnce ? '最晚哪天做完' : '到哪天结束，可不选'}
          value={to}
          min={from || undefined}
          onChange={(next) => change({ to: next })}
        />
        {isOnce ? null : <span className="second">可不选</span>}
      </div>
    </div>
  )
}

interface DueProps {
  period: Period
  dueOn: number | undefined
  onChange: (dueOn: number | undefined) => void
}

/** The day of the period that it is due on; its last one unless one is chosen. */
function DueDay({ period, dueOn, onChange }: DueProps) {
  if (period === 'week') {
    return (
      <Select
        id="rule-due"
        aria-label="最晚周几"
        className="worklog-due"
        allowClear
        placeholder="最晚周日"
        value={dueOn ?? null}
        options={WEEKDAYS.map((label, index) => ({ value: index + 1, label: `最晚${label}` }))}
        onChange={(next: number | null | undefined) => onChange(next ?? undefined)}
      />
    )
  }
  return (
    <InputNumber
      id="rule-due"
      aria-label="最晚几号"
      className="worklog-due"
      min={1}
      max={31}
      precision={0}
      prefix="最晚"
      suffix="号"
      placeholder="月底"
      value={dueOn ?? null}
      onChange={(next) => onChange(next ?? undefined)}
    />
  )
}
