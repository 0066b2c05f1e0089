import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './Icon'
import { Tap } from './Tap'

interface Props {
  id: string
  open: boolean
  title: string
  onClose: () => void
  children: ReactNode
}

/** A panel from the bottom of the screen, within reach of a thumb; a tap beside it closes it. */
export function Sheet({ id, open, title, onClose, children }: Props) {
  if (!open) return null
  return (
    <View id={id} className="sheet" role="dialog" aria-role="dialog" aria-modal="true" aria-label={title}>
      <View className="sheet-shade" catchMove onClick={onClose} />
      <View className="sheet-panel">
        <View className="sheet-head">
          <View className="sheet-title">{title}</View>
          <Tap className="sheet-close" label="关闭" onTap={onClose}>
            <Icon name="cross" />
          </Tap>
        </View>
        {children}
      </View>
    </View>
  )
}
