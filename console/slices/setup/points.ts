import { metresBetween, type Point, sayMetres } from '@shared/rules/place/geo'
import { typedText } from '@shared/rules/text/typed'

/** What stands in the two fields of a point. */
export interface TypedPoint {
  latitude: string
  longitude: string
}

const number = (text: string): number | undefined => {
  const typed = typedText(text)
  return /^-?\d{1,3}(\.\d{1,12})?$/.test(typed) ? Number(typed) : undefined
}

/** The point that was typed; undefined while it is none. */
export function pointTyped({ latitude, longitude }: TypedPoint): Point | undefined {
  const [lat, lon] = [number(latitude), number(longitude)]
  return lat === undefined || lon === undefined ? undefined : { latitude: lat, longitude: lon }
}

/**
 * Both numbers pasted into one field, as maps copy them. Which is which tells the size: in China a longitude is above 70, a
 * latitude below 60. Undefined when it is not two numbers.
 */
export function pairPasted(text: string): TypedPoint | undefined {
  const parts = typedText(text)
    .split(/[,;\s]+/)
    .filter((part) => part !== '')
  const [first = '', second = ''] = parts
  if (parts.length !== 2 || number(first) === undefined || number(second) === undefined) return undefined
  return Number(first) > Number(second)
    ? { latitude: second, longitude: first }
    : { latitude: first, longitude: second }
}

export const textOf = (point: Point | undefined): TypedPoint =>
  point ? { latitude: String(point.latitude), longitude: String(point.longitude) } : { latitude: '', longitude: '' }

interface Street {
  center: Point
  reachMetres: number
}

/** Where a point lies, seen from the middle of the street: 离街道中心 1.2 公里. */
export const sayWhere = (point: Point, { center }: Street): string =>
  `离街道中心 ${sayMetres(metresBetween(center, point))}`

/** What is wrong with a point of this street; undefined when it lies within. */
export function pointFault(point: Point, street: Street): string | undefined {
  if (metresBetween(street.center, point) <= street.reachMetres) return undefined
  return `${sayWhere(point, street)}，出了街道范围（${sayMetres(street.reachMetres)}），请核对经纬度`
}
