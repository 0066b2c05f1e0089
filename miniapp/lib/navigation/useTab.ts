import type { Tab } from '@shared/pages'
import Taro, { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { useSession } from '../session/session'
import { barListens } from './bar'
import { RIDERS_TABS, TABS, type TabWords, tabWordsOf } from './tabs'

/** What stands in the bar, as far as WeChat said so. */
const shown: Record<Tab, string> = { ...RIDERS_TABS }
let wanted: TabWords = RIDERS_TABS

/** Writes into the bar what is not there yet. WeChat takes it only while a tab is in front: else the next one that is does it. */
async function writeBar(words: TabWords): Promise<void> {
  wanted = words
  await barListens()
  TABS.forEach((tab, index) => {
    const text = wanted[tab]
    if (shown[tab] === text) return
    Taro.setTabBarItem({ index, text }).then(
      () => {
        shown[tab] = text
      },
      () => undefined, // it stays unwritten here, so the next tab in front writes it
    )
  })
}

/** Of a tab's page: bar and title are called as the person in front of it calls their work. */
export function useTab(tab: Tab): void {
  const words = tabWordsOf(useSession()?.me)
  const inFront = useRef(false)
  const write = () => {
    if (!inFront.current) return
    void writeBar(words)
    // Home is called by the app's name, whoever looks. A page that was left meanwhile keeps the title it had.
    if (tab !== 'home') Taro.setNavigationBarTitle({ title: words[tab] }).catch(() => undefined)
  }
  useDidShow(() => {
    inFront.current = true
    write()
  })
  useDidHide(() => {
    inFront.current = false
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever somebody else is in front of it.
  useEffect(write, [words])
}
