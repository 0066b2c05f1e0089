import { Field } from '@miniapp/components/Fields'
import { Icon } from '@miniapp/components/Icon'
import { Tap } from '@miniapp/components/Tap'
import { now } from '@miniapp/lib/clock'
import { dayOf, sayDay } from '@shared/rules/day'
import { Picker, View } from '@tarojs/components'

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
        <Wheel id={id} label={label} words={day ? sayDay(day, now()) : '选哪一天'} chosen={day !== ''} />
      </Picker>
      {day ? (
        <>
          <Picker
            mode="time"
            value={clock || '12:00'}
            onChange={({ detail }) => onChange(`${day}T${String(detail.value).slice(0, 5)}`)}
          >
            <Wheel id={`${id}-clock`} label={label} words={clock || '几点（可以不选）'} chosen={clock !== ''} />
          </Picker>
          <Tap id={`${id}-drop`} className="chip chip--sunk" onTap={() => onChange('')}>
            不填时间
          </Tap>
        </>
      ) : null}
    </Field>
  )
}

function Wheel({ id, label, words, chosen }: { id: string; label: string; words: string; chosen: boolean }) {
  return (
    <View
      id={id}
      className={`input input--choice ${chosen ? '' : 'placeholder'}`}
      role="button"
      aria-role="button"
      aria-label={`${label}：${words}`}
    >
      <View className="grow number">{words}</View>
      <Icon name="chevron" size="small" className="turn-down" />
    </View>
  )
}
