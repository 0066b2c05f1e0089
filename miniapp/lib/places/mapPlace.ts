import type { IconName } from '@miniapp/assets/icons'
import type { Point } from '@shared/rules/place/geo'

/** What a map shows, one kind at a time; the word is on its chip. */
export const LAYERS = {
  station: '驿站',
  shop: '商家套餐',
  activity: '活动',
  parking: '停车位',
  report: '随手拍',
} as const
export type Layer = keyof typeof LAYERS

/** The sign in a pin. */
export const LAYER_ICONS: Readonly<Record<Layer, IconName>> = {
  station: 'home',
  shop: 'shop',
  activity: 'calendar',
  parking: 'parking',
  report: 'warn',
}

/** Something with a place and a name. */
export interface MapPlace {
  id: string
  layer: Layer
  name: string
  location: Point
  /** How many things stand there; one when absent. */
  count?: number
  /** Nothing to be done there any more. */
  done?: boolean
}

export interface PlaceMapProps {
  /** What a screen reader calls it. */
  label: string
  places: readonly MapPlace[]
  /** Where the phone is. */
  here?: Point | undefined
  chosen?: string | undefined
  onChoose?: (place: MapPlace) => void
  /** Asks for the phone's place, when it is not known. */
  onLocate?: (() => void) | undefined
  /** A small one on a page that scrolls: it is neither moved nor zoomed. */
  still?: boolean
  /** The one place is put elsewhere, by a tap or by dragging its pin. */
  onMove?: (to: Point) => void
}

/** Fine enough for a door, and no more digits. */
export const rounded = ({ latitude, longitude }: Point): Point => ({
  latitude: Math.round(latitude * 1e6) / 1e6,
  longitude: Math.round(longitude * 1e6) / 1e6,
})

/** What a screen reader says of a place. */
export const sayPlace = ({ layer, name, count }: MapPlace): string =>
  count === undefined ? `${LAYERS[layer]}：${name}` : name
