import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { IconName } from '../assets/icons'
import { Icon } from './Icon'
import { Tap } from './Tap'

interface Props {
  id: string
  icon?: IconName
  title: string
  note?: string
  /** Stands before the arrow. */
  aside?: ReactNode
  onTap: () => void
}

/** One entrance in a list of entrances. */
export function Row({ id, icon, title, note, aside, onTap }: Props) {
  return (
    <Tap id={id} className="entry" onTap={onTap}>
      {icon ? <Icon name={icon} className="entry-icon" /> : null}
      <View className="grow">
        <View>{title}</View>
        {note ? <View className="small">{note}</View> : null}
      </View>
      {aside}
      <Icon name="chevron" size="small" className="entry-arrow" />
    </Tap>
  )
}
