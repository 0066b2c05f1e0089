import type { Day } from '@shared/rules/time/day'
import { Input } from 'antd'

interface TextProps {
  id?: string
  value?: string | undefined
  onChange?: (text: string | undefined) => void
  max: number
  placeholder: string
}

/** A text that may be left out: nothing in it is nothing sent. */
export function OptionalText({ id, value = '', onChange, max, placeholder }: TextProps) {
  return (
    <Input
      id={id}
      value={value}
      maxLength={max}
      placeholder={placeholder}
      autoComplete="off"
      onChange={(event) => onChange?.(event.target.value || undefined)}
    />
  )
}

interface DayProps {
  id?: string
  label?: string
  value?: Day | undefined
  onChange?: (day: Day) => void
  min?: Day | undefined
  max?: Day | undefined
}

/** A day, by the calendar of the browser; an empty text while none is chosen. */
export function DayField({ id, label, value = '', onChange, min, max }: DayProps) {
  return (
    <Input
      id={id}
      type="date"
      className="number worklog-day"
      aria-label={label}
      value={value}
      min={min}
      max={max}
      onChange={(event) => onChange?.(event.target.value)}
    />
  )
}
