import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { fontClass } from '../lib/font'
import { useOnline } from '../lib/network'
import { Icon } from './Icon'
import { PrivacySheet } from './PrivacySheet'

interface Props {
  children: ReactNode
  /** What stands at the bottom within reach of a thumb; pages of the tab bar have none. */
  foot?: ReactNode
  className?: string
}

/** The frame of every page: letter size, safe areas, a line when there is no network, WeChat's privacy question. */
export function Screen({ children, foot, className = '' }: Props) {
  const [font] = useState(fontClass)
  const online = useOnline()
  return (
    <View className={`screen ${font} ${foot ? 'screen--foot' : ''} ${className}`}>
      {online ? null : (
        <View className="offline" aria-live="polite">
          <Icon name="cloudOff" size="small" />
          没有网络，显示的是上次的内容
        </View>
      )}
      {children}
      {foot ? <View className="screen-foot">{foot}</View> : null}
      <PrivacySheet />
    </View>
  )
}
