import Taro, { useLaunch, usePageNotFound } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { goTab } from './lib/navigation/go'
import { watchParts } from './lib/navigation/parts'
import { tidyCopies } from './lib/offline/copies'
import { watchNetwork } from './lib/offline/network'
import { onceAnswered } from './lib/offline/online'
import { tell } from './lib/phone/feedback'
import { keepSending } from './lib/reports/reportOutbox'
import { watchPrivacy } from './lib/session/privacy'
import './app.scss'

const TIDY_AFTER_MS = 5_000

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    watchParts()
    watchNetwork()
    watchPrivacy()
    keepSending()
    // Reads everything that is kept: not while the first screen is being drawn.
    onceAnswered(() => setTimeout(tidyCopies, TIDY_AFTER_MS))
    offerUpdate()
  })
  // An old link, or a mistyped one: home is always there.
  usePageNotFound(() => {
    goTab('home')
    tell('没有这一页，先回到首页')
  })
  return children
}

/** A newer version waits on the phone: it starts when the person agrees, never in the middle of something. */
function offerUpdate(): void {
  if (process.env.TARO_ENV !== 'weapp') return
  const manager = Taro.getUpdateManager()
  manager.onUpdateReady(async () => {
    const { confirm } = await Taro.showModal({
      title: '有新版本',
      content: '新版本已经准备好，现在重新打开吗？',
      confirmText: '重新打开',
      cancelText: '稍后',
    })
    if (confirm) manager.applyUpdate()
  })
}
