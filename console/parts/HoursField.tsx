import { hoursTyped, isAlways, isPastMidnight, sayHours } from '@shared/rules/time/hours'
import { Button, Input } from 'antd'
import { HOURS, type Names, type TypedHours } from './hours'

const ALWAYS: TypedHours = { opens: '00:00', closes: '24:00' }

interface Props {
  id?: string
  names?: Names
  value?: TypedHours
  onChange?: (hours: TypedHours) => void
}

/** From when to when; beneath, as people will read it. */
export function HoursField({ id, names = HOURS.place, value = { opens: '', closes: '' }, onChange }: Props) {
  const hours = hoursTyped(value.opens, value.closes)
  const always = hours !== undefined && isAlways(hours)
  const time = (which: keyof TypedHours, label: string) => (
    <Input
      id={which === 'opens' ? id : `${id}-closes`}
      className="hours-time number"
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
        {time('opens', names[0])}到{time('closes', names[1])}
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
        <output className="hours-said small number">
          {sayHours(hours)}
          {isPastMidnight(hours) ? '，过了半夜才结束' : ''}
        </output>
      ) : null}
    </>
  )
}
