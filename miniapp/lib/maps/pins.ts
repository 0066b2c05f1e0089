import { LAYER_ICONS, type MapPlace, sayPlace } from '@miniapp/lib/places/mapPlace'
import { countOf, type Mark, marksOf, namesThatFit } from '@shared/rules/place/mapMarks'
import { divIcon, type LayerGroup, type Map as LeafletMap, latLngBounds, layerGroup, marker } from 'leaflet'

/** As wide as a finger: what lies closer is one mark. Pixels. */
const TOUCH = 44

interface Shown {
  places: readonly MapPlace[]
  chosen: string | undefined
  onChoose: ((place: MapPlace) => void) | undefined
}

/** What a still map shows is said by its label: its pins are no buttons. */
type Kind = 'button' | 'div'

/** The pins of a map: put together where they would cover each other, named where there is room. */
export interface Pins {
  show(shown: Shown): void
}

export function pinsOn(map: LeafletMap, kind: Kind): Pins {
  const group: LayerGroup = layerGroup().addTo(map)
  let now: Shown = { places: [], chosen: undefined, onChoose: undefined }
  let dragged = false
  let drawn: { mark: Mark<MapPlace>; element: HTMLElement }[] = []

  const at = ({ location: { latitude, longitude } }: MapPlace) => map.latLngToContainerPoint([latitude, longitude])

  /** A mark of several opens by coming nearer; where that is not possible, its first is chosen. */
  function tapped({ places }: Mark<MapPlace>): void {
    const [first] = places
    if (!first) return
    const bounds = latLngBounds(places.map(({ location: { latitude, longitude } }) => [latitude, longitude]))
    const wanted = Math.min(map.getMaxZoom(), map.getBoundsZoom(bounds.pad(0.3)))
    if (places.length > 1 && map.getZoom() < map.getMaxZoom()) {
      map.setView(bounds.getCenter(), Math.max(wanted, map.getZoom() + 1))
    } else now.onChoose?.(first)
  }

  function draw(): void {
    const focused = document.activeElement?.id
    group.clearLayers()
    const order = [...now.places].sort((a, b) => Number(b.id === now.chosen) - Number(a.id === now.chosen))
    drawn = marksOf(
      order.map((place) => ({ place, ...pixels(at(place)) })),
      TOUCH,
      now.chosen,
    ).flatMap((mark) => {
      const [first] = mark.places
      if (!first) return []
      const element = elementOf(mark, first, now.chosen, kind)
      const { latitude, longitude } = first.location
      const chosen = first.id === now.chosen
      const icon = divIcon({ html: element, className: 'place-mark', iconSize: [0, 0] })
      marker([latitude, longitude], {
        icon,
        keyboard: false,
        zIndexOffset: chosen ? 1000 : 0,
        interactive: false,
      }).addTo(group)
      if (kind === 'button')
        element.addEventListener('click', (event) => {
          event.stopPropagation()
          // A finger that moved the map began on a pin; keys have no finger.
          if (event.detail === 0 || !dragged) tapped(mark)
        })
      return [{ mark, element }]
    })
    name()
    if (focused) drawn.find(({ element }) => element.id === focused)?.element.focus()
  }

  /** Shows the names that have room; the others are said all the same. */
  function name(): void {
    const { x: width, y: height } = map.getSize()
    const single = drawn.flatMap(({ mark: { places } }) => {
      const [first] = places
      return first && places.length === 1 && first.count === undefined ? [{ ...first, ...pixels(at(first)) }] : []
    })
    const fit = namesThatFit(single, width, height)
    for (const { mark, element } of drawn) element.classList.toggle('pin--named', fit.has(mark.places[0]?.id ?? ''))
  }

  map.on('zoomend', draw)
  map.on('dragstart', () => {
    dragged = true
  })
  map.getContainer().addEventListener('pointerdown', () => {
    dragged = false
  })
  map.on('moveend', name)
  return {
    show(shown) {
      now = shown
      draw()
    },
  }
}

const pixels = ({ x, y }: { x: number; y: number }) => ({ x, y })

function elementOf(mark: Mark<MapPlace>, first: MapPlace, chosen: string | undefined, kind: Kind): HTMLElement {
  const { places } = mark
  const button = document.createElement(kind)
  const count = countOf(mark)
  const isRound = places.length > 1 || first.count !== undefined
  const isDone = places.every(({ done }) => done)
  button.className = `pin pin--${first.layer} ${isRound ? 'pin--round' : ''} ${first.id === chosen ? 'pin--chosen' : ''} ${isDone ? 'pin--done' : ''}`
  if (button instanceof HTMLButtonElement) {
    button.type = 'button'
    button.id = `map-${first.id}`
    button.setAttribute('aria-label', places.length > 1 ? `这里有 ${count} 处，点开看细一点` : sayPlace(first))
  }
  const sign = document.createElement('span')
  sign.className = 'pin-sign'
  if (isRound) sign.textContent = String(count)
  else {
    const icon = document.createElement('span')
    icon.className = `icon icon--small icon-${LAYER_ICONS[first.layer]}`
    sign.append(icon)
  }
  const words = document.createElement('span')
  words.className = 'pin-name'
  words.textContent = isRound ? '' : first.name
  button.append(sign, words)
  return button
}
