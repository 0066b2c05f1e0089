import { now } from '@functions/platform/clock'
import { metresBetween, type Point } from '@shared/rules/geo'
import { OPEN311_LIMITS } from '@shared/rules/open311'
import { Fault } from './fault'

export type Values = ReadonlyMap<string, string>

/** What a client asks the list of requests for. */
export interface RequestQuery {
  ids: string[]
  serviceCodes: string[]
  states: ('open' | 'closed')[]
  /** Epoch milliseconds; `until` is exclusive. */
  from: number
  until: number
  page: number
  pageSize: number
  /** WGS84. */
  near?: { center: Point; radiusMetres: number }
}

const DAY_MS = 86_400_000
const DEFAULT_PAGE_SIZE = 50
const DEFAULT_RADIUS_METRES = 500
const ISO = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2}))?$/

const listOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** Reads the query of GET requests. @throws Fault 400 that names what is wrong. */
export function requestQuery(values: Values): RequestQuery {
  const ids = listOf(values.get('service_request_id'))
  if (ids.length > OPEN311_LIMITS.ids)
    throw new Fault(400, `service_request_id takes at most ${OPEN311_LIMITS.ids} ids`)
  const states = listOf(values.get('status'))
  if (!states.every((state) => state === 'open' || state === 'closed')) throw new Fault(400, 'status is open or closed')
  const near = placeOf(values)
  return {
    ids,
    serviceCodes: listOf(values.get('service_code')).slice(0, OPEN311_LIMITS.ids),
    states:
      states.includes('open') === states.includes('closed')
        ? ['open', 'closed']
        : states.includes('open')
          ? ['open']
          : ['closed'],
    ...span(values),
    page: wholeNumber(values, 'page', 1, 1_000_000, 1),
    pageSize: wholeNumber(values, 'page_size', 1, OPEN311_LIMITS.pageSize, DEFAULT_PAGE_SIZE),
    ...(near
      ? { near: { center: near, radiusMetres: wholeNumber(values, 'radius', 1, 100_000, DEFAULT_RADIUS_METRES) } }
      : {}),
  }
}

/** The span of time: 90 days at most; where one end is not given it follows from the other. */
function span(values: Values): { from: number; until: number } {
  const most = OPEN311_LIMITS.spanDays * DAY_MS
  const [start, end] = [momentOf(values, 'start_date'), momentOf(values, 'end_date')]
  const until = end ?? (start === undefined ? now() + DAY_MS : Math.min(start + most, now() + DAY_MS))
  const from = start ?? until - most
  if (start !== undefined && end !== undefined && start > end) throw new Fault(400, 'start_date is after end_date')
  if (until - from > most) throw new Fault(400, `start_date and end_date span at most ${OPEN311_LIMITS.spanDays} days`)
  return { from, until }
}

function momentOf(values: Values, name: string): number | undefined {
  const text = values.get(name)
  if (text === undefined || text === '') return undefined
  // In a query a plus sign that was not encoded arrives as a space.
  const moment = text.replace(' ', '+')
  const at = ISO.test(moment) ? Date.parse(moment.length === 10 ? `${moment}T00:00:00+08:00` : moment) : Number.NaN
  if (!Number.isFinite(at) || at < 0 || at > 253402271999999) throw new Fault(400, `${name} is no ISO 8601 time`)
  return at
}

function wholeNumber(values: Values, name: string, min: number, max: number, otherwise: number): number {
  const text = values.get(name)
  if (text === undefined || text === '') return otherwise
  const value = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= min && value <= max)) throw new Fault(400, `${name} is a whole number from ${min} to ${max}`)
  return value
}

/** The point of `lat` and `long`, WGS84; undefined when neither is given. @throws Fault 400 */
export function placeOf(values: Values): Point | undefined {
  const [lat, long] = [values.get('lat') ?? '', values.get('long') ?? values.get('lng') ?? '']
  if (lat === '' && long === '') return undefined
  const [latitude, longitude] = [lat, long].map((text) =>
    /^-?\d{1,3}(\.\d{1,20})?$/.test(text) ? Number(text) : Number.NaN,
  )
  if (latitude === undefined || longitude === undefined || !(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
    throw new Fault(400, 'lat and long are degrees in WGS84, and come together')
  }
  return { latitude, longitude }
}

/** Does a place lie where the client looks? Both WGS84. */
export const isNear = ({ near }: RequestQuery, place: Point): boolean =>
  near === undefined || metresBetween(near.center, place) <= near.radiusMetres
