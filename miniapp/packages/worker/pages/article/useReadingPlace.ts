import { recall, remember } from '@miniapp/lib/offline/storage'
import Taro, { usePageScroll } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { type Places, placed } from './places'

const KEY = 'reading'
/** Who has scrolled less than that is at the beginning. Pixels. */
const BEGUN_PX = 200

/** Where somebody left an article on this phone is where it opens again. Other phones are told nothing. */
export function useReadingPlace(articleId: string): void {
  const top = useRef(0)
  usePageScroll(({ scrollTop }) => {
    top.current = scrollTop
  })
  useEffect(() => {
    const kept = recall<Places>(KEY)?.[articleId]
    if (kept !== undefined) {
      // Once the words are drawn.
      Taro.nextTick(() => {
        Taro.pageScrollTo({ scrollTop: kept, duration: 0 }).catch(() => undefined) // who left meanwhile is not taken anywhere
      })
    }
    return () => {
      remember(KEY, placed(recall<Places>(KEY) ?? {}, articleId, top.current < BEGUN_PX ? 0 : top.current))
    }
  }, [articleId])
}
