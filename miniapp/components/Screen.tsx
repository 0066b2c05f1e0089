import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { type ReactNode, useState } from 'react'
import { fontClass } from '../lib/phone/font'
import { closedTo } from '../lib/session/mayOpen'
import { useSession } from '../lib/session/session'
import { AsOf, PartsProvider, useParts } from './AsOf'
import { NotForYou } from './NotForYou'
import { PrivacySheet } from './PrivacySheet'

interface Props {
  children: ReactNode
  /** What stands at the bottom within reach of a thumb; pages of the tab bar have none. */
  foot?: ReactNode
  className?: string
}

/** The frame of every page: letter size, safe areas, a line when its content is not of now, WeChat's privacy question. */
export function Screen({ children, foot, className = '' }: Props) {
  const [font] = useState(fontClass)
  const parts = useParts()
  const closed = closedTo(useRouter().path, useSession()?.me.grants)
  return (
    <View className={`screen ${font} ${foot ? 'screen--foot' : ''} ${className}`}>
      <AsOf parts={parts} />
      <PartsProvider value={parts}>{closed ? <NotForYou closed={closed} /> : children}</PartsProvider>
      {foot && !closed ? <View className="screen-foot">{foot}</View> : null}
      <PrivacySheet />
    </View>
  )
}
