import { View } from '@tarojs/components'
import { Icon } from './Icon'
import { Tap } from './Tap'
import './Stepper.scss'

interface Props {
  /** Its buttons are `<id>-less` and `<id>-more`. */
  id: string
  label: string
  value: number
  /** What stands for the number. */
  words?: string
  least?: number
  most: number
  onChange: (value: number) => void
}

/** A small number between two large buttons: how many come along, how many are handed out. */
export function Stepper({ id, label, value, words = String(value), least = 0, most, onChange }: Props) {
  return (
    <View className="stepper" role="group" aria-role="group" aria-label={label}>
      <View className="grow">{label}</View>
      <Tap
        id={`${id}-less`}
        className="stepper-button"
        label={`${label}减一`}
        disabled={value <= least}
        onTap={() => onChange(value - 1)}
      >
        <Icon name="minus" />
      </Tap>
      <View className="stepper-value number" aria-live="polite">
        {words}
      </View>
      <Tap
        id={`${id}-more`}
        className="stepper-button"
        label={`${label}加一`}
        disabled={value >= most}
        onTap={() => onChange(value + 1)}
      >
        <Icon name="plus" />
      </Tap>
    </View>
  )
}
