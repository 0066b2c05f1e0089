import type { Point } from './geo'

/** What has a place on a map: a station, a report. */
export interface Placed {
  id: string
  /** How many things stand there; one when absent. */
  count?: number
}

/** Pixels from the top left of the map. */
export interface Spot {
  x: number
  y: number
}

/** One mark on the map: a place, or several that would cover each other. */
export interface Mark<P extends Placed> extends Spot {
  places: readonly P[]
}

/** How many things a mark stands for. */
export const countOf = ({ places }: Mark<Placed>): number => places.reduce((sum, { count = 1 }) => sum + count, 0)

/**
 * Puts together what lies closer than `apart` pixels to the first of a mark, in the order given.
 * @param alone id of the place that keeps a mark of its own, whatever is near.
 */
export function marksOf<P extends Placed>(
  placed: readonly (Spot & { place: P })[],
  apart: number,
  alone?: string,
): Mark<P>[] {
  const marks: (Spot & { places: P[] })[] = []
  for (const { place, x, y } of placed) {
    const near =
      place.id === alone
        ? undefined
        : marks.find((mark) => mark.places[0]?.id !== alone && Math.hypot(mark.x - x, mark.y - y) < apart)
    if (near) near.places.push(place)
    else marks.push({ places: [place], x, y })
  }
  return marks
}

/** A box on the map, in pixels. */
interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** A pin's own room above its point, half its width and its height. */
const PIN = { half: 18, height: 40 }
const NAME_HEIGHT = 18
/** How wide a letter of a name is: Chinese, and everything else. */
const WIDE = 12
const NARROW = 7

/** How wide a name is drawn. */
export const nameWidth = (name: string): number =>
  [...name].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0xff ? WIDE : NARROW), 8)

/**
 * Which names can stand below their pins without covering another pin or name, and within the map.
 * @param names in order of weight: the first that needs a room has it.
 */
export function namesThatFit(names: readonly (Spot & { id: string; name: string })[], width: number, height: number) {
  const pins = names.map(({ id, x, y }) => ({
    id,
    box: { left: x - PIN.half, right: x + PIN.half, top: y - PIN.height, bottom: y },
  }))
  const taken: Box[] = []
  const fit = new Set<string>()
  for (const { id, name, x, y } of names) {
    const half = nameWidth(name) / 2
    const box = { left: x - half, right: x + half, top: y, bottom: y + NAME_HEIGHT }
    const inside = box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height
    if (!inside || taken.some((each) => meet(each, box))) continue
    if (pins.some((pin) => pin.id !== id && meet(pin.box, box))) continue
    taken.push(box)
    fit.add(id)
  }
  return fit
}

/** Room around the outermost points, as a part of what they span, so that no pin is cut off. */
const ROOM = 0.15
/** Points closer together than this still show some of what is around. Degrees. */
const LEAST = 0.002

/**
 * South-west and north-east of what has to be seen; undefined without a point.
 * @param room 0 where the map itself leaves some.
 */
export function aroundAll(points: readonly Point[], room = ROOM): readonly [Point, Point] | undefined {
  if (points.length === 0) return undefined
  const latitudes = points.map(({ latitude }) => latitude)
  const longitudes = points.map(({ longitude }) => longitude)
  const [south, north] = widened(Math.min(...latitudes), Math.max(...latitudes), room)
  const [west, east] = widened(Math.min(...longitudes), Math.max(...longitudes), room)
  return [
    { latitude: south, longitude: west },
    { latitude: north, longitude: east },
  ]
}

function widened(from: number, to: number, room: number): readonly [number, number] {
  const more = Math.max((to - from) * room, (LEAST - (to - from)) / 2, 0)
  return [from - more, to + more]
}
