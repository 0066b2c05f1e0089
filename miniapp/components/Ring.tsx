import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './Ring.scss'

interface Props {
  /** How much of it is still drawn, 0…1. */
  share: number
  /** Said by a screen reader. */
  label: string
  children?: ReactNode
}

/** A ring that runs out, in the colour of the text around it: the time left of a code. */
export function Ring({ share, label, children }: Props) {
  const degrees = Math.round(360 * Math.min(1, Math.max(0, share)))
  return (
    <View
      className="ring"
      aria-label={label}
      style={{ background: `conic-gradient(currentColor ${degrees}deg, var(--sunk) 0)` }}
    >
      <View className="ring-hole">{children}</View>
    </View>
  )
}
