import { now } from '@functions/platform/clock'
import { metresBetween, type Point } from '@shared/rules/place/geo'
import { OPEN311_LIMITS } from '@shared/rules/reports/open311'
import { isCalendarDay } from '@shared/rules/time/day'
import { Fault } from './fault'
import { numberIn, type Values } from './values'

/** From a moment (inclusive) to another (exclusive), epoch milliseconds. */
export interface Span {
  from: number
  until: number
}

/** What a client asks the list of requests for. */
export interface RequestQuery {
  serviceCodes: string[]
  states: ('open' | 'closed')[]
  /** When they were sent. */
  sent: Span
  /** When they last changed; absent when it does not matter. */
  updated?: Span | undefined
  page: number
  pageSize: number
  /** WGS84, south-west and north-east. */
  box?: { low: Point; high: Point } | undefined
  /** Only those with a picture, or only those without. */
  pictured?: boolean | undefined
  /** WGS84. */
  near?: { center: Point; radiusMetres: number }
}

const DAY_MS = 86_400_000
const DEFAULT_RADIUS_METRES = 500
const MAX_RADIUS_METRES = 100_000
/** The latest moment that has a year of four digits. */
const LATEST = 253402271999999
const ISO =
  /^(\d{4}-\d{2}-\d{2})(?:[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)?)?$/i

/** The parts of a list separated by commas, each once, wherever it was sent. */
export const listOf = (values: Values, name: string): string[] => [
  ...new Set(
    values.all(name).flatMap((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    ),
  ),
]

/** The ids a client asks for. @throws Fault 400 */
export function idsIn(values: Values): string[] {
  const ids = listOf(values, 'service_request_id')
  if (ids.length <= OPEN311_LIMITS.ids) return ids
  throw new Fault(400, `service_request_id takes at most ${OPEN311_LIMITS.ids} ids`)
}

/** Reads the query of GET requests. @throws Fault 400 that names what is wrong. */
export function requestQuery(values: Values): RequestQuery {
  const updated = updatedIn(values)
  const near = placeOf(values)
  const box = boxIn(values)
  const pictured = flagIn(values, 'has_photo')
  return {
    serviceCodes: listOf(values, 'service_code'),
    states: statesIn(values),
    sent: sentIn(values, updated !== undefined),
    updated,
    box,
    pictured,
    page: wholeNumber(values, 'page', { otherwise: 1, most: 1_000_000 }),
    // More than there is in one answer means all of it.
    pageSize: wholeNumber(values, 'page_size', { otherwise: OPEN311_LIMITS.requests, most: OPEN311_LIMITS.requests }),
    ...(near
      ? {
          near: {
            center: near,
            radiusMetres: wholeNumber(values, 'radius', { otherwise: DEFAULT_RADIUS_METRES, most: MAX_RADIUS_METRES }),
          },
        }
      : {}),
  }
}

function statesIn(values: Values): RequestQuery['states'] {
  const asked = listOf(values, 'status').map((state) => state.toLowerCase())
  const states = asked.flatMap((state): RequestQuery['states'] => {
    if (state === 'all') return ['open', 'closed']
    if (state === 'open' || state === 'closed') return [state]
    throw new Fault(400, 'status is open or closed')
  })
  return states.length > 0 ? [...new Set(states)] : ['open', 'closed']
}

/**
 * The span of time: 90 days at most; where one end is not given it follows from the other. Who asks for what changed
 * gets it however long ago it was sent.
 */
function sentIn(values: Values, changed: boolean): Span {
  const most = OPEN311_LIMITS.spanDays * DAY_MS
  const [start, end] = [momentOf(values, 'start_date'), momentOf(values, 'end_date')]
  if (start && end && start.from > end.from) throw new Fault(400, 'start_date is after end_date')
  if (changed) return { from: start?.from ?? 0, until: end?.until ?? LATEST }
  // Nothing was sent after tomorrow, whatever the end is.
  const last = end && Math.min(end.until, now() + DAY_MS)
  const from = start?.from ?? (last ?? now()) - most
  const until = last ?? from + most + DAY_MS
  // A day that is included ends with its last moment: both ends of 90 days are.
  if (until - from > most + DAY_MS) {
    throw new Fault(400, `start_date and end_date span at most ${OPEN311_LIMITS.spanDays} days`)
  }
  return { from, until }
}

/** When a request changed, as far as it is asked for. @throws Fault 400 */
export function updatedIn(values: Values): Span | undefined {
  const [after, before] = [momentOf(values, 'updated_after'), momentOf(values, 'updated_before')]
  return after || before ? { from: after?.from ?? 0, until: before?.until ?? LATEST } : undefined
}

/** What a date names, as far as one is asked for. @throws Fault 400 */
export function momentOf(values: Values, name: string): Span | undefined {
  const text = values.get(name)
  if (text === '') return undefined
  const moment = momentIn(text)
  if (!moment) throw new Fault(400, `${name} is no ISO 8601 time`)
  return moment
}

/** What a date names, from its first moment to its last: a day, a minute, a second. Undefined when it names nothing. */
export function momentIn(text: string): Span | undefined {
  // In a query a plus sign that was not encoded arrives as a space.
  const typed = text
    .toUpperCase()
    .replace(/(?<=.{12}) (?=\d\d:?\d\d$)/, '+')
    .replace(/([+-]\d\d)(\d\d)$/, (zone, hours: string, minutes: string, at: number) =>
      at > 10 ? `${hours}:${minutes}` : zone,
    )
  const [whole = '', day = '', hour, seconds, fraction, zone] = ISO.exec(typed) ?? []
  const clock = hour === undefined ? 'T00:00:00' : whole.slice(10).replace(' ', 'T')
  const at = isCalendarDay(day) ? Date.parse(`${day}${clock}${zone ? '' : '+08:00'}`) : Number.NaN
  if (!Number.isFinite(at)) return undefined
  const lasts = hour === undefined ? DAY_MS : seconds === undefined ? 60_000 : fraction === undefined ? 1000 : 1
  const from = Math.min(LATEST, Math.max(0, at))
  return { from, until: Math.min(LATEST, from + lasts) }
}

/** @throws Fault 400 */
function wholeNumber(values: Values, name: string, { otherwise, most }: { otherwise: number; most: number }): number {
  const text = values.get(name)
  if (text === '') return otherwise
  const value = numberIn(text)
  if (!Number.isInteger(value) || value < 1) throw new Fault(400, `${name} is a whole number from 1 on`)
  return Math.min(value, most)
}

/** The point of `lat` and `long`, WGS84; undefined when neither is given. @throws Fault 400 */
export function placeOf(values: Values): Point | undefined {
  if ([values.get('lat'), longOf(values)].every((text) => text === '')) return undefined
  const point = pointOrNone(values)
  if (!point) throw new Fault(400, 'lat and long are degrees in WGS84, and come together')
  return point
}

/** The same point, undefined also where it cannot be read. */
export function pointOrNone(values: Values): Point | undefined {
  const [latitude, longitude] = [numberIn(values.get('lat')), numberIn(longOf(values))]
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined
}

const longOf = (values: Values): string => values.get('long') || values.get('lng')

/** `bbox`: min_long,min_lat,max_long,max_lat. @throws Fault 400 */
function boxIn(values: Values): RequestQuery['box'] {
  const text = values.get('bbox')
  if (text === '') return undefined
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN, ...rest] = text
    .split(',')
    .map(numberIn)
  const isBox = rest.length === 0 && west <= east && south <= north
  if (!isBox) throw new Fault(400, 'bbox is min_long,min_lat,max_long,max_lat')
  return { low: { latitude: south, longitude: west }, high: { latitude: north, longitude: east } }
}

/** @throws Fault 400 */
function flagIn(values: Values, name: string): boolean | undefined {
  const text = values.get(name).toLowerCase()
  if (text === '') return undefined
  if (['true', '1', 'yes'].includes(text)) return true
  if (['false', '0', 'no'].includes(text)) return false
  throw new Fault(400, `${name} is true or false`)
}

/** Does a place lie where the client looks? Both WGS84. */
export const isNear = ({ near, box }: RequestQuery, place: Point): boolean =>
  (near === undefined || metresBetween(near.center, place) <= near.radiusMetres) &&
  (box === undefined || isInside(box, place))

const isInside = ({ low, high }: NonNullable<RequestQuery['box']>, { latitude, longitude }: Point): boolean =>
  latitude >= low.latitude && latitude <= high.latitude && longitude >= low.longitude && longitude <= high.longitude
