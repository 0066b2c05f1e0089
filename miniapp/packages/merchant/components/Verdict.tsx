import type { IconName } from '@miniapp/assets/icons'
import { Icon } from '@miniapp/components/Icon'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

interface Props {
  id: string
  kind: 'good' | 'bad' | 'warn' | 'plain'
  icon: IconName
  title: string
  children?: ReactNode
}

/** A yes or no the size of a face: read at arm's length, understood by its colour alone. */
export function Verdict({ id, kind, icon, title, children }: Props) {
  return (
    <View id={id} className={`verdict verdict--${kind}`} role="status" aria-role="status" aria-live="assertive">
      <View className="verdict-face">
        <Icon name={icon} className="verdict-icon" />
      </View>
      <View className="verdict-title">{title}</View>
      {children ? <View className="verdict-text">{children}</View> : null}
    </View>
  )
}
