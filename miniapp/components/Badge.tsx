import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

/** A word or two about the state of something. */
export function Badge({
  tone = 'plain',
  children,
}: {
  tone?: 'plain' | 'good' | 'warn' | 'bad' | 'brand'
  children: ReactNode
}) {
  return <View className={`badge badge--${tone}`}>{children}</View>
}
