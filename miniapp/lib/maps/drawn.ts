import { type PlaceMapProps, rounded } from '@miniapp/lib/places/mapPlace'
import type { Point } from '@shared/rules/place/geo'
import { aroundAll } from '@shared/rules/place/mapMarks'
import { control, map as createMap, type Marker, marker } from 'leaflet'
import { HERE, locator } from './controls'
import { drawGround } from './ground'
import { movablePin } from './movable'
import { pinsOn } from './pins'
import './leaflet.scss'
import './plan.scss'
import './pins.scss'

/** Room for a pin and its name inside the edge. Pixels. */
const FIT = { paddingTopLeft: [30, 56], paddingBottomRight: [30, 34], maxZoom: 17 } as const
const STILL_ZOOM = 17

/** A map that is on the page; it goes with its element. */
export interface DrawnMap {
  show(props: PlaceMapProps): void
  remove(): void
}

/** Draws a map in an element; still ones are neither moved nor zoomed. */
export function drawMap(host: HTMLElement, first: PlaceMapProps): DrawnMap {
  let props = first
  const still = first.still ?? false
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  const map = createMap(host, {
    zoomControl: false,
    attributionControl: true,
    zoomSnap: 0.25,
    minZoom: 11,
    maxZoom: 19,
    fadeAnimation: !calm,
    zoomAnimation: !calm,
    markerZoomAnimation: !calm,
    inertia: !calm,
    ...(still
      ? {
          dragging: false,
          touchZoom: false,
          scrollWheelZoom: false,
          doubleClickZoom: false,
          boxZoom: false,
          keyboard: false,
        }
      : {}),
  })
  host.classList.add('map-host')
  host.setAttribute('role', still && !first.onMove ? 'img' : 'region')
  host.setAttribute('aria-label', first.label)
  map.attributionControl.setPrefix(false)
  // A finger on the map moves the map: neither the page below it nor its pull-down.
  if (!still)
    for (const kind of ['touchstart', 'touchmove', 'touchend'] as const)
      host.addEventListener(kind, (event) => event.stopPropagation())
  frame()
  drawGround(map)
  if (!still) {
    control.scale({ imperial: false, position: 'bottomleft' }).addTo(map)
    control.zoom({ position: 'topright', zoomInTitle: '放大', zoomOutTitle: '缩小' }).addTo(map)
    if (first.onLocate || first.here) locator(() => (props.here ? look(props.here) : props.onLocate?.())).addTo(map)
  }
  const pins = first.onMove ? undefined : pinsOn(map, still ? 'div' : 'button')
  const spot = first.onMove ? movablePin(map, (to) => props.onMove?.(rounded(to))) : undefined
  let me: Marker | undefined
  let key = keyOf(props)

  function look({ latitude, longitude }: Point): void {
    map.setView([latitude, longitude], Math.max(16, map.getZoom()), { animate: !calm })
  }

  /** Everything that is shown lies inside, with room at the edge. */
  function frame(): void {
    const points = props.places.map(({ location }) => location)
    const [only] = points
    if (still && only) {
      map.setView([only.latitude, only.longitude], STILL_ZOOM, { animate: false })
      return
    }
    const around = aroundAll(points.length > 0 ? points : props.here ? [props.here] : [], 0)
    if (!around) return
    const [southWest, northEast] = around
    map.fitBounds(
      [
        [southWest.latitude, southWest.longitude],
        [northEast.latitude, northEast.longitude],
      ],
      {
        ...FIT,
        animate: false,
        paddingTopLeft: [...FIT.paddingTopLeft],
        paddingBottomRight: [...FIT.paddingBottomRight],
      },
    )
  }

  function draw(): void {
    const { places, here, chosen, onChoose } = props
    pins?.show({ places, chosen, onChoose })
    const [only] = places
    if (spot && only) spot.setLatLng([only.location.latitude, only.location.longitude])
    me?.remove()
    me =
      here && !still
        ? marker([here.latitude, here.longitude], {
            icon: HERE,
            interactive: false,
            keyboard: false,
            zIndexOffset: -1000,
          }).addTo(map)
        : undefined
  }

  // A page that slides in has no size yet.
  const sized = new ResizeObserver(() => {
    const before = map.getSize()
    map.invalidateSize({ pan: false })
    if (before.x === 0 || before.y === 0) frame()
  })
  sized.observe(host)
  draw()
  return {
    show(next) {
      const moved = keyOf(next) !== key
      props = next
      key = keyOf(next)
      if (moved && !spot) frame()
      else if (moved && spot && next.places[0])
        map.panTo([next.places[0].location.latitude, next.places[0].location.longitude], { animate: !calm })
      draw()
    },
    remove() {
      sized.disconnect()
      map.remove()
    },
  }
}

/** When it changes, other places are shown. */
const keyOf = ({ places }: PlaceMapProps) =>
  places.map(({ id, location: { latitude, longitude } }) => `${id} ${latitude} ${longitude}`).join()
