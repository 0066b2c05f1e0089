import { Chosen, Field } from '@miniapp/components/Fields'
import { now } from '@miniapp/lib/clock'
import { sayDay } from '@shared/rules/time/day'
import { Picker } from '@tarojs/components'

interface Props {
  id: string
  label: string
  /** `YYYY-MM-DD`, or empty. */
  value: string
  placeholder: string
  /** The first day that may be chosen. */
  start: string
  onChange: (day: string) => void
}

/** A day, chosen with the phone's own wheel. */
export function DayField({ id, label, value, placeholder, start, onChange }: Props) {
  return (
    <Field label={label}>
      <Picker
        mode="date"
        value={value || start}
        start={start}
        end="2099-12-31"
        onChange={(event) => onChange(String(event.detail.value))}
      >
        <Chosen id={id} label={label} words={value ? sayDay(value, now()) : placeholder} empty={!value} />
      </Picker>
    </Field>
  )
}
