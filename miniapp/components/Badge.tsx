import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

export type Tone = 'plain' | 'fresh' | 'good' | 'warn' | 'bad' | 'brand'

/** A word or two about the state of something. */
export function Badge({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <View className={`badge badge--${tone}`}>{children}</View>
}
