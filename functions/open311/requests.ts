import { namedLinks } from '@functions/media/links'
import { newest } from '@functions/publicReports/lists'
import { publishedIn } from '@functions/publicReports/published'
import { isoOf } from '@shared/rules/day'
import { toWgs84 } from '@shared/rules/geo'
import { OPEN311_LIMITS } from '@shared/rules/open311'
import { PUBLIC_LABELS } from '@shared/rules/publicReport'
import type { Fields } from './answers'
import { isNear, type RequestQuery } from './query'

type Published = NonNullable<Awaited<ReturnType<typeof publishedIn>>>

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/
/** To the centimetre. */
const DECIMALS = 7

/** The requests a client asks for, newest first. With ids nothing else is looked at, as the standard has it. */
export async function requestsOf(streetId: string, agency: string, query: RequestQuery): Promise<Fields[]> {
  const wanted = query.ids.length > 0 ? query.ids : await idsOf(streetId, query)
  const found = await Promise.all(wanted.map((id) => requestOf(streetId, agency, id)))
  return found.filter((request) => request !== undefined)
}

/** One request, or undefined when the public may not see it. ½ read unit. */
export async function requestOf(streetId: string, agency: string, id: string): Promise<Fields | undefined> {
  const published = ULID.test(id) ? await publishedIn(streetId, id) : undefined
  return published && fieldsOf(published, agency)
}

/**
 * Ids of a page. The lists by state (and category) are read from the newest on, at most 1,000 entries whatever the page:
 * further back a client goes by its dates.
 */
async function idsOf(streetId: string, query: RequestQuery): Promise<string[]> {
  const { serviceCodes, states, from, until, page, pageSize, near } = query
  const lists = states.flatMap((state) =>
    serviceCodes.length ? serviceCodes.map((code) => `${state}#${code}`) : [state],
  )
  const wanted = page * pageSize
  if (wanted - pageSize >= OPEN311_LIMITS.requests) return []
  const limit = near ? OPEN311_LIMITS.requests : Math.min(wanted, OPEN311_LIMITS.requests)
  const { entries } = await newest(streetId, { lists, from, until }, { limit })
  return entries
    .filter(({ location }) => isNear(query, toWgs84(location)))
    .slice(wanted - pageSize, wanted)
    .map(({ reportId }) => reportId)
}

async function fieldsOf(published: Published, agency: string): Promise<Fields> {
  const { reportId, streetId, state, status, categoryName, categoryId, description, submittedAt, movedAt } = published
  const { latitude, longitude } = toWgs84(published.location)
  const note = published.steps.findLast((each) => each.note)?.note
  const [photo] = published.photoNames
  return {
    service_request_id: reportId,
    status: state,
    status_notes: note ? `${PUBLIC_LABELS[status]}：${note}` : PUBLIC_LABELS[status],
    service_name: categoryName,
    service_code: categoryId,
    description,
    agency_responsible: agency,
    service_notice: '',
    requested_datetime: isoOf(submittedAt),
    updated_datetime: isoOf(movedAt),
    expected_datetime: isoOf(published.dueAt),
    address: published.address,
    address_id: '',
    zipcode: '',
    lat: Number(latitude.toFixed(DECIMALS)),
    long: Number(longitude.toFixed(DECIMALS)),
    media_url: photo ? (await namedLinks(streetId, photo)).url : '',
  }
}
