import { Image, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import scooter from '../assets/scooter.svg'

interface Props {
  /** What is not there, and what to do next. */
  text: string
  children?: ReactNode
}

/** An empty list: a small drawing, a sentence, one action. */
export function Empty({ text, children }: Props) {
  return (
    <View className="empty">
      <Image className="empty-drawing" src={scooter} mode="aspectFit" aria-hidden="true" />
      <View className="empty-text">{text}</View>
      {children ? <View className="empty-action">{children}</View> : null}
    </View>
  )
}
