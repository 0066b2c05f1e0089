import { clockOf } from '@shared/rules/time/day'
import { type Hours, hoursTyped, isAlways, isPastMidnight, minuteTyped, sayHours } from '@shared/rules/time/hours'
import { Button, Input } from 'antd'

/** Two times as they are typed. */
export interface TypedHours {
  opens: string
  closes: string
}

const ALWAYS: TypedHours = { opens: '00:00', closes: '24:00' }

export const hoursText = ({ opensAtMinute, closesAtMinute }: Hours): TypedHours => ({
  opens: clockOf(opensAtMinute),
  closes: clockOf(closesAtMinute),
})

/** What is wrong with them; undefined when they are hours. */
export function hoursFault({ opens, closes }: TypedHours): string | undefined {
  if (minuteTyped(opens) === undefined || minuteTyped(closes) === undefined) return '时间请写成 07:00 这样'
  return hoursTyped(opens, closes) ? undefined : '开门和关门不能是同一时间；一直开着请点“24 小时”'
}

interface Props {
  id?: string
  value?: TypedHours
  onChange?: (hours: TypedHours) => void
}

/** When it opens and closes; beneath, as people will read it. */
export function HoursField({ id, value = { opens: '', closes: '' }, onChange }: Props) {
  const hours = hoursTyped(value.opens, value.closes)
  const always = hours !== undefined && isAlways(hours)
  const time = (which: keyof TypedHours, label: string) => (
    <Input
      id={which === 'opens' ? id : `${id}-closes`}
      className="setup-time number"
      aria-label={label}
      placeholder="07:00"
      inputMode="numeric"
      autoComplete="off"
      value={value[which]}
      onChange={(event) => onChange?.({ ...value, [which]: event.target.value })}
    />
  )
  return (
    <>
      <div className="row">
        {time('opens', '开门')}到{time('closes', '关门')}
        <Button
          onClick={() => onChange?.(ALWAYS)}
          type={always ? 'primary' : 'default'}
          ghost={always}
          aria-pressed={always}
        >
          24 小时
        </Button>
      </div>
      {hours ? (
        <output className="setup-hours small number">
          {sayHours(hours)}
          {isPastMidnight(hours) ? '，过了半夜才关' : ''}
        </output>
      ) : null}
    </>
  )
}
