import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './Icon'

interface Props {
  id: string
  checked: boolean
  /** What a screen reader says. */
  label: string
  children: ReactNode
  onChange: (checked: boolean) => void
}

/** A box to tick with words beside it; the whole row takes the finger. Never ticked by itself. */
export function CheckRow({ id, checked, label, children, onChange }: Props) {
  return (
    <View
      id={id}
      className="check-row"
      hoverClass="tap--down"
      role="checkbox"
      aria-role="checkbox"
      aria-checked={checked ? 'true' : 'false'}
      aria-label={label}
      onClick={() => onChange(!checked)}
    >
      <View className={`check-box ${checked ? 'check-box--on' : ''}`}>
        {checked ? <Icon name="check" size="small" /> : null}
      </View>
      <View className="grow">{children}</View>
    </View>
  )
}
