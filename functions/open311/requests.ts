import { newest } from '@functions/publicReports/lists'
import { publishedAmong } from '@functions/published/publishedAmong'
import { toWgs84 } from '@shared/rules/place/geo'
import { OPEN311_LIMITS } from '@shared/rules/reports/open311'
import { PUBLIC_LABELS } from '@shared/rules/reports/publicReport'
import { isoOf } from '@shared/rules/time/day'
import type { Fields } from './answers'
import { mediaUrls } from './media'
import { isNear, type RequestQuery, type Span } from './query'
import { waitingOf } from './waiting'

export type Published = Awaited<ReturnType<typeof publishedAmong>>[number]

/** Whose requests, and how they are told. */
export interface Telling {
  streetId: string
  agency: string
  /** The address of this interface, for links. */
  base: string
  /** What goes beyond the standard is told too. */
  extended: boolean
}

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/
/** To the centimetre. */
const DECIMALS = 7

/** The requests with these ids, as far as the public may know of them; of those that programs sent also what waits. */
export async function requestsWith(telling: Telling, ids: readonly string[]): Promise<Fields[]> {
  const wanted = ids.filter((id) => ULID.test(id))
  const published = new Map((await publishedAmong(telling.streetId, wanted)).map((each) => [each.reportId, each]))
  const found = await Promise.all(
    wanted.map((id) => {
      const copy = published.get(id)
      return copy ? fieldsOf(copy, telling) : waitingOf(telling, id)
    }),
  )
  return found.filter((request) => request !== undefined)
}

/** A page of the requests a client asks for, newest first, and whether there may be another one. */
export async function requestsOf(telling: Telling, query: RequestQuery): Promise<{ items: Fields[]; more: boolean }> {
  const { page, pageSize } = query
  const first = (page - 1) * pageSize
  if (first >= OPEN311_LIMITS.requests) return { items: [], more: false }
  const entries = await entriesOf(telling.streetId, query, first + pageSize)
  const ids = entries.slice(first, first + pageSize).map(({ reportId }) => reportId)
  const published = await publishedAmong(telling.streetId, ids)
  const more = entries.length >= first + pageSize && first + pageSize < OPEN311_LIMITS.requests
  return { items: published.map((each) => fieldsOf(each, telling)), more }
}

/**
 * The lists by state (and category) are read from the newest on, at most 1,000 entries whatever the page: further back a
 * client goes by its dates.
 */
export async function entriesOf(streetId: string, query: RequestQuery, wanted: number) {
  const { serviceCodes, states, sent, updated, near, box, pictured } = query
  const lists = states.flatMap((state) =>
    serviceCodes.length > 0 ? serviceCodes.map((code) => `${state}#${code}`) : [state],
  )
  const isFiltered = [near, updated, box, pictured].some((each) => each !== undefined)
  const limit = isFiltered ? OPEN311_LIMITS.requests : Math.min(wanted, OPEN311_LIMITS.requests)
  const found: Awaited<ReturnType<typeof newest>>['entries'] = []
  let before: string | undefined
  do {
    const { entries, next } = await newest(streetId, { lists, ...sent }, { limit: limit - found.length, before })
    found.push(...entries)
    before = next
  } while (before !== undefined && found.length < limit)
  return found.filter(
    ({ location, movedAt, beforeName, afterName }) =>
      isNear(query, toWgs84(location)) &&
      isIn(updated, movedAt) &&
      (pictured === undefined || pictured === hasPicture(beforeName, afterName)),
  )
}

const hasPicture = (...names: readonly (string | undefined)[]): boolean => names.some((name) => name !== undefined)

/** Does a moment lie in a span, where one is asked for? */
export const isIn = (span: Span | undefined, at: number): boolean =>
  span === undefined || (at >= span.from && at < span.until)

function fieldsOf(published: Published, { agency, base, extended }: Telling): Fields {
  const { reportId, state, status, categoryName, categoryId, description, submittedAt, movedAt } = published
  const { latitude, longitude } = toWgs84(published.location)
  const note = published.steps.findLast((each) => each.note)?.note
  const urls = mediaUrls(base, published)
  return {
    service_request_id: reportId,
    status: state,
    status_notes: note ? `${PUBLIC_LABELS[status]}：${note}` : PUBLIC_LABELS[status],
    service_name: categoryName,
    service_code: categoryId,
    description,
    agency_responsible: agency,
    service_notice: null,
    requested_datetime: isoOf(submittedAt),
    updated_datetime: isoOf(movedAt),
    expected_datetime: isoOf(published.dueAt),
    address: published.address,
    address_id: null,
    zipcode: null,
    lat: Number(latitude.toFixed(DECIMALS)),
    long: Number(longitude.toFixed(DECIMALS)),
    media_url: urls[0] ?? null,
    ...(extended ? { extended_attributes: extendedOf(published, urls) } : {}),
  }
}

/** What the standard has no field for: the status in full, all pictures, and how it came to that. */
const extendedOf = ({ status, steps }: Published, urls: readonly string[]): Fields => ({
  status_detail: status,
  media_urls: urls,
  notes: steps.map(({ to, at, note = '' }) => ({
    type: to,
    datetime: isoOf(at),
    summary: PUBLIC_LABELS[to],
    description: note,
  })),
})
