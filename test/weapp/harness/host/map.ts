import { draw, valuesOf } from './dom'

interface Marker {
  id: number
  latitude: number
  longitude: number
  iconPath?: string
  title?: string
  width?: number
  height?: number
}

const isMarker = (value: unknown): value is Marker =>
  typeof value === 'object' && value !== null && 'latitude' in value && 'longitude' in value && 'id' in value

/** Room left around the outermost markers. Part of the width. */
const MARGIN = 0.12

/**
 * A map without a ground: markers stand where they lie to each other, each can be tapped. The real one is a native
 * component that only a phone has.
 */
export function drawMap(element: HTMLElement, addressOf: (src: string) => string): void {
  const { markers, latitude, longitude } = valuesOf(element)
  const all = (Array.isArray(markers) ? markers : []).filter(isMarker)
  const points = [...all, { latitude: Number(latitude), longitude: Number(longitude) }].filter(
    (point) => point.latitude && point.longitude,
  )
  const span = (values: number[]) => {
    const from = Math.min(...values)
    const to = Math.max(...values)
    return (value: number) => (to === from ? 0.5 : MARGIN + ((value - from) / (to - from)) * (1 - 2 * MARGIN))
  }
  const x = span(points.map((point) => point.longitude))
  const y = span(points.map((point) => point.latitude))
  element.replaceChildren(
    ...all.map((marker) => {
      const pin = draw(element.ownerDocument, 'wx-marker')
      const width = marker.width ?? 30
      const height = marker.height ?? 36
      pin.setAttribute('data-marker', String(marker.id))
      pin.setAttribute('aria-label', marker.title ?? '')
      pin.style.cssText = `position:absolute;width:${width}px;height:${height}px;left:calc(${x(marker.longitude) * 100}% - ${width / 2}px);top:calc(${(1 - y(marker.latitude)) * 100}% - ${height}px);background:center/contain no-repeat url("${addressOf(marker.iconPath ?? '')}")`
      return pin
    }),
  )
}
