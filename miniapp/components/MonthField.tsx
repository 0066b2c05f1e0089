import { type Month, sayMonth } from '@shared/rules/points/settlement'
import { Picker, View } from '@tarojs/components'
import { Field } from './Fields'
import { Icon } from './Icon'

interface Props {
  id: string
  label?: string
  value: Month
  first: Month
  last: Month
  onChange: (month: Month) => void
}

/** A month to look at, chosen with the phone's own wheel. */
export function MonthField({ id, label = '月份', value, first, last, onChange }: Props) {
  return (
    <Field label={label}>
      <Picker
        mode="date"
        fields="month"
        value={value}
        start={first}
        end={last}
        onChange={(event) => onChange(String(event.detail.value).slice(0, 7))}
      >
        <View id={id} className="input input--choice" role="button" aria-role="button">
          <View className="grow number">{sayMonth(value)}</View>
          <Icon name="chevron" size="small" className="turn-down" />
        </View>
      </Picker>
    </Field>
  )
}
