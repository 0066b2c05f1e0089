import { Field } from '@miniapp/components/Fields'
import { Icon } from '@miniapp/components/Icon'
import { now } from '@miniapp/lib/clock'
import { sayDay } from '@shared/rules/day'
import { Picker, View } from '@tarojs/components'

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
  const words = value ? sayDay(value, now()) : placeholder
  return (
    <Field label={label}>
      <Picker
        mode="date"
        value={value || start}
        start={start}
        end="2099-12-31"
        onChange={(event) => onChange(String(event.detail.value))}
      >
        <View
          id={id}
          className={`input input--choice ${value ? '' : 'placeholder'}`}
          role="button"
          aria-role="button"
          aria-label={`${label}：${words}`}
        >
          <View className="grow number">{words}</View>
          <Icon name="chevron" size="small" className="turn-down" />
        </View>
      </Picker>
    </Field>
  )
}
