import { Chosen, Field } from '@miniapp/components/Fields'
import { Tap } from '@miniapp/components/Tap'
import { now } from '@miniapp/lib/clock'
import { dayOf, sayDay } from '@shared/rules/time/day'
import { Picker } from '@tarojs/components'

interface Props {
  /** Its parts are `<id>`, the day, `<id>-clock` and `<id>-drop`. */
  id: string
  label: string
  /** `2026-11-03` or `2026-11-03T08:00`, in the street's time; empty when nothing is chosen. */
  value: string
  onChange: (moment: string) => void
}

/** When something was: a day, and the minute of it where the person knows it. */
export function MomentField({ id, label, value, onChange }: Props) {
  const [day = '', clock = ''] = value.split('T')
  const today = dayOf(now())
  return (
    <Field label={label}>
      <Picker
        mode="date"
        value={day || today}
        start="2000-01-01"
        end={today}
        onChange={({ detail }) => onChange(clock ? `${detail.value}T${clock}` : String(detail.value))}
      >
        <Chosen id={id} label={label} words={day ? sayDay(day, now()) : '选哪一天'} empty={!day} />
      </Picker>
      {day ? (
        <>
          <Picker
            mode="time"
            value={clock || '12:00'}
            onChange={({ detail }) => onChange(`${day}T${String(detail.value).slice(0, 5)}`)}
          >
            <Chosen id={`${id}-clock`} label={label} words={clock || '几点（可以不选）'} empty={!clock} />
          </Picker>
          <Tap id={`${id}-drop`} className="chip chip--sunk" onTap={() => onChange('')}>
            不填时间
          </Tap>
        </>
      ) : null}
    </Field>
  )
}
