import { View } from '@tarojs/components'
import { createContext, useContext, useEffect, useState } from 'react'
import { now } from '../lib/clock'
import type { Load } from '../lib/load/useLoad'
import { sayAsOf } from '../lib/load/words'
import { type Line, useLine } from '../lib/offline/online'
import { tell } from '../lib/phone/feedback'
import { createStore, type Store, useStore } from '../lib/store'
import { Icon } from './Icon'
import { Tap } from './Tap'
import './AsOf.scss'

/** One part of a screen: as of when it is, and how to get it anew. */
interface Part {
  at: number
  stale: boolean
  retry: () => Promise<void>
}

/** The parts a screen is made of now. */
export type Parts = Store<readonly Part[]>

const nowhere: Parts = createStore<readonly Part[]>([])
const PartsContext = createContext<Parts>(nowhere)
export const PartsProvider = PartsContext.Provider

/** The parts of a new screen; hand them to `PartsProvider` and `AsOf`. */
export function useParts(): Parts {
  const [parts] = useState(() => createStore<readonly Part[]>([]))
  return parts
}

/** Tells the screen as of when that part of it is, so that it is said once and at the top. `Loaded` does so by itself. */
export function usePart<T>(load: Load<T>): void {
  const parts = useContext(PartsContext)
  const { reload } = load
  const at = load.state === 'ready' ? load.at : undefined
  const stale = load.state === 'ready' && load.stale
  useEffect(() => {
    if (at === undefined) return
    const part = { at, stale, retry: reload }
    parts.set([...parts.get(), part])
    return () => parts.set(parts.get().filter((each) => each !== part))
  }, [parts, at, stale, reload])
}

const WHY: Record<Line, string> = { gone: '没有网络', silent: '网络不通', there: '还没更新' }
/**
 * One line at the top of a screen whose content is not of now: why, and as of when the oldest of it is. A tap asks again.
 * Nothing while everything is up to date.
 */
export function AsOf({ parts }: { parts: Parts }) {
  const line = useLine()
  const all = useStore(parts)
  const old = line === 'there' ? all.filter(({ stale }) => stale) : all
  if (line === 'there' && old.length === 0) return null
  const oldest = old.length > 0 ? Math.min(...old.map(({ at }) => at)) : undefined
  const says = oldest === undefined ? `${WHY[line]}，有网后自动更新` : `${WHY[line]}，${sayAsOf(oldest, now())}`

  const again = async () => {
    await Promise.all(all.map(({ retry }) => retry()))
    if (parts.get().some(({ stale }) => stale)) tell('还是连不上，有网后会自动更新')
  }

  return (
    <View aria-live="polite">
      <Tap id="as-of" className="as-of" label={`${says}，点一下刷新`} disabled={all.length === 0} onTap={again}>
        <Icon name={line === 'there' ? 'clock' : 'cloudOff'} size="small" />
        <View className="grow number">{says}</View>
        {all.length === 0 ? null : <Icon name="refresh" size="small" />}
      </Tap>
    </View>
  )
}
