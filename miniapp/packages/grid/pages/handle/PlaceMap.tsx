import pin from '@miniapp/assets/pin.png'
import type { Point } from '@shared/rules/place/geo'
import { Map as NativeMap } from '@tarojs/components'

/** Where something was reported, on WeChat's map; it is moved and zoomed in the navigation, not here. */
export function PlaceMap({ place }: { place: Point }) {
  const { latitude, longitude } = place
  return (
    <NativeMap
      className="place-map"
      latitude={latitude}
      longitude={longitude}
      scale={17}
      enableScroll={false}
      enableZoom={false}
      markers={[{ id: 0, latitude, longitude, iconPath: pin, width: 36, height: 43 }]}
      aria-label="上报的位置"
      onError={() => undefined} // the address beside it says the same
    />
  )
}
