import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import type { DrawnMap } from '../lib/maps/drawn'
import type { PlaceMapProps } from '../lib/places/mapPlace'
import { Tap } from './Tap'

/** In a browser: Leaflet over our own street plan. Both come when the first map is shown, not with the app. */
export function PlaceMap(props: PlaceMapProps) {
  const host = useRef<HTMLDivElement>(null)
  const drawn = useRef<DrawnMap>()
  const latest = useRef(props)
  latest.current = props
  const [failed, fail] = useState(false)
  const [tries, again] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a further try begins anew
  useEffect(() => {
    let gone = false
    import('../lib/maps/drawn').then(
      ({ drawMap }) => {
        if (gone || !host.current) return
        fail(false)
        drawn.current = drawMap(host.current, latest.current)
      },
      () => fail(true),
    )
    return () => {
      gone = true
      drawn.current?.remove()
      drawn.current = undefined
    }
  }, [tries])

  useEffect(() => drawn.current?.show(props))

  const { still } = props
  return (
    <View className={`map ${still ? 'map--small' : ''}`}>
      <div ref={host} className="map-sheet" />
      {failed ? (
        <Tap className="map-failed" onTap={() => again(tries + 1)}>
          地图没有加载出来，点这里再试
        </Tap>
      ) : null}
    </View>
  )
}
