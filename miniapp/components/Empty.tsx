import { Image, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import scooter from '../assets/scooter.svg'
import tea from '../assets/tea.svg'

interface Props {
  /** What is not there, and what to do next. */
  text: string
  /** `tea` where nothing to do is good news. */
  drawing?: 'scooter' | 'tea'
  children?: ReactNode
}

const DRAWINGS = { scooter, tea }

/** An empty list: a small drawing, a sentence, one action. */
export function Empty({ text, drawing = 'scooter', children }: Props) {
  return (
    <View className="empty">
      <Image className="empty-drawing" src={DRAWINGS[drawing]} mode="aspectFit" aria-hidden="true" />
      <View className="empty-text">{text}</View>
      {children ? <View className="empty-action">{children}</View> : null}
    </View>
  )
}
