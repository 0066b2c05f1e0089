import { View } from '@tarojs/components'
import { dueOf } from '../due'

/** The time left, or how late it is, as the strongest thing on a card. */
export function DueTime({ dueAt, nowMs }: { dueAt: number; nowMs: number }) {
  const { tone, word, span } = dueOf(dueAt, nowMs)
  return (
    <View className={`due due--${tone}`}>
      <View className="due-word">{word}</View>
      <View className="due-span number">{span}</View>
    </View>
  )
}
