import { dueOf } from '@shared/rules/time/due'
import { View } from '@tarojs/components'

/** The time left, or how late it is, as the strongest thing on a card. */
export function DueTime({ dueAt, nowMs, urgent }: { dueAt: number; nowMs: number; urgent: boolean }) {
  const { tone, word, span } = dueOf(dueAt, nowMs, urgent)
  return (
    <View className={`due due--${tone}`}>
      <View className="due-word">{word}</View>
      <View className="due-span number">{span}</View>
    </View>
  )
}
