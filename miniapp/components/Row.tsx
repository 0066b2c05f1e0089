import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { IconName } from '../assets/icons'
import { Icon } from './Icon'
import { Tap } from './Tap'

interface Props {
  id: string
  icon?: IconName
  /** Colour of the icon's ground; the brand's when absent. */
  tone?: 'brand' | 'good' | 'warn' | 'bad' | 'plain'
  title: string
  note?: string
  /** Stands before the arrow. */
  aside?: ReactNode
  onTap: () => void
}

/** One entrance in a list of entrances. */
export function Row({ id, icon, tone = 'brand', title, note, aside, onTap }: Props) {
  return (
    <Tap id={id} className="entry" onTap={onTap}>
      {icon ? (
        <View className={`mark mark--${tone}`}>
          <Icon name={icon} />
        </View>
      ) : null}
      <View className="grow">
        <View>{title}</View>
        {note ? <View className="small">{note}</View> : null}
      </View>
      {aside}
      <Icon name="chevron" size="small" className="entry-arrow" />
    </Tap>
  )
}
