import { View } from '@tarojs/components'
import { Icon } from './Icon'

interface Props {
  /** What is to be done, in order. */
  steps: readonly { title: string; note: string }[]
  /** Index of the one that is next; those before it are done. */
  now: number
}

/** A few steps with what is done, what is next, what comes after. */
export function Steps({ steps, now }: Props) {
  return (
    <View className="steps">
      {steps.map(({ title, note }, index) => (
        <View key={title} className={`step ${index < now ? 'step--done' : index === now ? 'step--now' : ''}`}>
          <View className="step-dot">{index < now ? <Icon name="check" size="small" /> : index + 1}</View>
          <View className="grow">
            <View className="step-title">{title}</View>
            <View className="small">{note}</View>
          </View>
        </View>
      ))}
    </View>
  )
}
