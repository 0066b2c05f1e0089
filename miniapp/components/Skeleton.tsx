import { View } from '@tarojs/components'

/** Grey shapes where content will stand, so that nothing jumps when it comes. */
export function Skeleton({ rows = 3 }: { rows?: number }) {
  return (
    <View className="skeleton" aria-label="正在加载" role="status">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move
        <View key={row} className="skeleton-card">
          <View className="skeleton-line skeleton-line--short" />
          <View className="skeleton-line" />
        </View>
      ))}
    </View>
  )
}
