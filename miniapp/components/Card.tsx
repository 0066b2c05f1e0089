import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

interface Props {
  children: ReactNode
  id?: string
  /** A heading inside the card. */
  title?: string
  /** Stands at the right end of the heading. */
  aside?: ReactNode
  className?: string
}

/** A group of things that belong together. */
export function Card({ children, id, title, aside, className = '' }: Props) {
  return (
    <View {...(id ? { id } : {})} className={`card ${className}`}>
      {title ? (
        <View className="card-head">
          <View className="card-title">{title}</View>
          {aside}
        </View>
      ) : null}
      {children}
    </View>
  )
}
