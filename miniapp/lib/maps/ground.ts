import type { Point } from '@shared/rules/place/geo'
import { housesOf } from '@shared/rules/place/plan/planHouses'
import { namesOn } from '@shared/rules/place/plan/planShapes'
import { GROUNDS, LAND, type Pair, pointOf, QUARTERS, STREETS, type Width } from '@shared/rules/place/plan/streetPlan'
import {
  divIcon,
  GridLayer,
  type LatLngTuple,
  type Map as LeafletMap,
  marker,
  type Polygon,
  type Polyline,
  polygon,
  polyline,
  svg,
  tileLayer,
} from 'leaflet'

const onMap = ({ latitude, longitude }: Point): LatLngTuple => [latitude, longitude]
const lineOf = (pairs: readonly Pair[]) => pairs.map((pair) => onMap(pointOf(pair)))

/** How wide a street is drawn where a house can be made out. Pixels. */
const WIDTHS: Readonly<Record<Width, number>> = { main: 15, side: 9, lane: 5 }
const RIVER = 24
const FULL_ZOOM = 17
/** From here on the names of streets are shown, and from the second those of alleys. */
const NEAR_ZOOM = 15
const CLOSE_ZOOM = 16

const grown = (pixels: number, zoom: number) => Math.max(1, pixels * 2 ** ((zoom - FULL_ZOOM) * 0.8))

/** A pane between the map's own ground and its pins. */
function pane(map: LeafletMap, name: string, order: number): string {
  map.createPane(name).style.zIndex = String(order)
  return name
}

/** Squares without end: a map is never an empty sheet, wherever one looks. */
class Graticule extends GridLayer {
  override createTile(): HTMLElement {
    const square = document.createElement('div')
    square.className = 'plan-square'
    return square
  }
}

/** Draws what lies below the pins: squares, our plan, and tiles over both where the build names a source. */
export function drawGround(map: LeafletMap): void {
  new Graticule({ pane: pane(map, 'squares', 140), updateWhenZooming: false }).addTo(map)
  const ground = pane(map, 'plan', 150)
  const paper = { pane: ground, renderer: svg({ pane: ground, padding: 0.4 }), interactive: false }
  polygon(lineOf(LAND), { ...paper, className: 'plan-land' }).addTo(map)
  const widths: { line: Polyline; pixels: number; more: number }[] = []
  const wide = (line: readonly Pair[], className: string, pixels: number, more = 0) =>
    widths.push({ line: polyline(lineOf(line), { ...paper, className }).addTo(map), pixels, more })
  for (const { kind, line } of GROUNDS) {
    if (kind === 'water') wide(line, 'plan-water', RIVER)
    else polygon(lineOf(line), { ...paper, className: `plan-${kind}` }).addTo(map)
  }
  const houses = polygon([], { ...paper, className: 'plan-houses' }).addTo(map)
  for (const { width, line } of STREETS) wide(line, 'plan-edge', WIDTHS[width], 2)
  for (const { width, line } of STREETS) wide(line, `plan-street plan-street--${width}`, WIDTHS[width])
  if (MAP_TILES.url) {
    tileLayer(MAP_TILES.url, { subdomains: MAP_TILES.subdomains, maxNativeZoom: 18, maxZoom: 19 }).addTo(map)
  } else drawNames(map)
  map.attributionControl.addAttribution(MAP_TILES.url ? MAP_TILES.by : '街道示意图')

  const scale = () => {
    const zoom = map.getZoom()
    for (const { line, pixels, more } of widths) line.setStyle({ weight: grown(pixels, zoom) + more })
    const { classList } = map.getContainer()
    classList.toggle('plan--near', zoom >= NEAR_ZOOM)
    classList.toggle('plan--close', zoom >= CLOSE_ZOOM)
  }
  map.on('zoomend', scale)
  map.whenReady(() => {
    scale()
    build(map, houses)
  })
}

/** Houses come street by street while the browser has nothing else to do. */
function build(map: LeafletMap, houses: Polygon): void {
  const streets = housesOf()
  const shown: LatLngTuple[][] = []
  let gone = false
  map.once('unload', () => {
    gone = true
  })
  const idle = window.requestIdleCallback ?? ((next: () => void) => window.setTimeout(next, 50))
  const step = () => {
    const next = streets.next()
    if (gone) return
    if (next.done) houses.setLatLngs(shown.map((corners) => [corners]))
    else {
      shown.push(...next.value.map((corners) => corners.map(onMap)))
      idle(step)
    }
  }
  idle(step)
}

/** Names of streets, parks and quarters; none of them can be tapped. */
function drawNames(map: LeafletMap): void {
  const names = pane(map, 'names', 250)
  const write = (words: string, at: Point, className: string, turned = 0) => {
    const text = document.createElement('span')
    text.textContent = words
    text.style.transform = `translate(-50%, -50%) rotate(${turned.toFixed(1)}deg)`
    const icon = divIcon({ html: text, className: `plan-name ${className}`, iconSize: [0, 0] })
    marker(onMap(at), { icon, pane: names, interactive: false, keyboard: false }).addTo(map)
  }
  for (const street of STREETS) {
    if (!street.name) continue
    namesOn(street).forEach(({ at, turned }, order) => {
      write(street.name, at, order === 0 ? `plan-name--${street.width}` : 'plan-name--again', turned)
    })
  }
  for (const { kind, name, line } of GROUNDS) {
    const middle = line[Math.floor(line.length / 2)]
    if (!middle) continue
    const north = line.reduce((sum, [each]) => sum + each, 0) / line.length
    const east = line.reduce((sum, [, each]) => sum + each, 0) / line.length
    write(name, pointOf(kind === 'water' ? middle : [north, east]), `plan-name--${kind}`, kind === 'water' ? -80 : 0)
  }
  for (const { name, at } of QUARTERS) write(name, pointOf(at), 'plan-name--quarter')
}
