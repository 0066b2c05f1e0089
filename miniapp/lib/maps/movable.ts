import type { Point } from '@shared/rules/place/geo'
import { divIcon, type Map as LeafletMap, marker } from 'leaflet'

/** A pin that can be put elsewhere: dragged, or pushed by the arrow keys. */
export function movablePin(map: LeafletMap, onMove: (to: Point) => void) {
  const element = document.createElement('div')
  element.className = 'pin pin--spot pin--chosen'
  element.tabIndex = 0
  element.setAttribute('role', 'button')
  element.setAttribute('aria-label', '位置，拖动或者用方向键移动')
  const sign = document.createElement('span')
  sign.className = 'pin-sign'
  element.append(sign)
  const icon = divIcon({ html: element, className: 'place-mark', iconSize: [0, 0] })
  const pin = marker(map.getCenter(), { icon, draggable: true, keyboard: false }).addTo(map)
  const moved = ({ lat, lng }: { lat: number; lng: number }) => onMove({ latitude: lat, longitude: lng })
  pin.on('dragend', () => moved(pin.getLatLng()))
  map.on('click', ({ latlng }) => moved(latlng))
  const STEPS: Record<string, readonly [number, number]> = {
    ArrowUp: [0, -8],
    ArrowDown: [0, 8],
    ArrowLeft: [-8, 0],
    ArrowRight: [8, 0],
  }
  element.addEventListener('keydown', (event) => {
    const step = STEPS[event.key]
    if (!step) return
    event.preventDefault()
    moved(map.containerPointToLatLng(map.latLngToContainerPoint(pin.getLatLng()).add(step as [number, number])))
  })
  return pin
}
