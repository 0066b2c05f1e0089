import { categoriesOf } from '@functions/categories/categories'
import { notReached } from '@functions/platform/http/limitReached'
import { callerAt, spend } from '@functions/platform/http/limits'
import { pace } from '@functions/platform/http/pace'
import { isProblem } from '@functions/platform/problem'
import type { StreetItem } from '@functions/stations/street'
import { OPEN311_LIMITS } from '@shared/rules/reports/open311'
import { definitionText, type Fields, type Format, listingText } from './answers'
import { attributesOf } from './attributes'
import { type ClientItem, clientOf, noteUse } from './clients'
import { discovery } from './discovery'
import { Fault } from './fault'
import type { Form } from './form'
import { handbook } from './handbook'
import { jurisdictionOf } from './jurisdiction'
import { mediaLink } from './media'
import { idsIn, requestQuery } from './query'
import { requestsOf, requestsWith, type Telling } from './requests'
import { submit } from './submit'
import { noteUpdate, updatesOf } from './updates'
import { type Values, valuesOf } from './values'

export interface Call extends Form {
  method: string
  /** Behind `/open311/v2/`, without its format. */
  path: string
  suffix: string
  format: Format
  /** The address of this interface as the caller sees it. */
  base: string
  /** The caller's own. */
  address: string
}

export interface Answered {
  status: number
  text: string
  headers?: Record<string, string>
}

const HOUR_SECONDS = 3600
/** Hardly changes, and every client asks for it. What holds the caller's own address is kept by the caller alone. */
const KEPT = { 'cache-control': 'public, max-age=300' }
const KEPT_BY_CALLER = { 'cache-control': 'private, max-age=300' }
const PAGE = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
}
/** A function hands out 6 MB at most. */
const MAX_ANSWER_BYTES = 5_500_000

/** Answers a call of the standard. @throws Fault */
export async function answerTo(call: Call): Promise<Answered> {
  pace('address', call.address)
  const { format, method, suffix, base } = call
  const [resource = '', id, ...rest] = call.path === '' ? [] : call.path.split('/').map(decoded)
  const values = valuesOf(call)
  if (method === 'POST' && rest.length === 0 && id === undefined && suffix !== '') {
    if (resource === 'requests') return written(values, (street, client) => posted(call, values, street, client))
    if (resource === 'servicerequestupdates') {
      return written(values, async (street, client) => updates([await noteUpdate(street, client, values)], format))
    }
  }
  if (method !== 'GET') throw new Fault(400, `${method} is not served here`)
  if (resource === '') return { status: 200, text: handbook(base), headers: { ...KEPT_BY_CALLER, ...PAGE } }
  const isFile = suffix === 'json' || suffix === 'xml'
  if (resource === 'discovery' && id === undefined && isFile) {
    return { status: 200, text: discovery(base, format), headers: KEPT_BY_CALLER }
  }
  if (resource === 'media' && suffix === 'jpg') return picture(call, id ?? '', rest)
  if (rest.length > 0) throw new Fault(404, 'there is no such resource')
  if (!isFile) throw new Fault(404, 'ask for .json or .xml')
  return listed(call, values, resource, id)
}

/** @throws TOO_MANY_REQUESTS */
const countRead = async ({ address }: Call) =>
  spend(`open311#${await callerAt(address)}`, { per: 'address', max: OPEN311_LIMITS.readsPerMinute, windowSeconds: 60 })

/** What is read of a street. @throws Fault */
async function listed(call: Call, values: Values, resource: string, id?: string): Promise<Answered> {
  const { format, base } = call
  const isList = id === undefined
  const known = ['services', 'requests'].includes(resource) || (resource === 'tokens' && !isList)
  if (!known && !(resource === 'servicerequestupdates' && isList)) throw new Fault(404, 'there is no such resource')
  await countRead(call)
  const street = await jurisdictionOf(values)
  const extended = /^(true|1|yes)$/i.test(values.get('extensions'))
  const telling: Telling = { streetId: street.streetId, agency: `${street.district}${street.name}`, base, extended }
  if (resource === 'services') {
    const text = isList ? await services(street, format) : await definition(street, id, format)
    return { status: 200, text, headers: KEPT }
  }
  if (resource === 'servicerequestupdates') return updates(await updatesOf(street.streetId, base, values), format)
  if (!isList) {
    const [request] = await requestsWith(telling, [id])
    if (!request)
      throw new Fault(404, resource === 'tokens' ? 'token was not found' : 'service_request_id was not found')
    return requests([resource === 'tokens' ? { service_request_id: id, token: id } : request], format)
  }
  // Ids override all other arguments, also those that are wrong.
  const ids = idsIn(values)
  if (ids.length > 0) return requests(await requestsWith(telling, ids), format)
  const query = requestQuery(values)
  const { items, more } = await requestsOf(telling, await withKnownCodes(street, query))
  const answer = requests(items, format)
  return more
    ? { ...answer, headers: { link: nextLink(`${base}/requests.${format}`, values, query.page + 1) } }
    : answer
}

/** More codes than a street can have are looked through first: each is a list to read. */
async function withKnownCodes<Q extends { serviceCodes: string[] }>({ streetId }: StreetItem, query: Q): Promise<Q> {
  if (query.serviceCodes.length <= OPEN311_LIMITS.ids) return query
  const known = new Set((await categoriesOf(streetId)).map(({ id }) => id))
  return { ...query, serviceCodes: query.serviceCodes.filter((code) => known.has(code)) }
}

const QUERY_NAMES = [
  ...['jurisdiction_id', 'service_code', 'status', 'start_date', 'end_date', 'updated_after', 'updated_before'],
  ...['lat', 'long', 'radius', 'bbox', 'has_photo', 'page_size', 'extensions'],
]

function nextLink(address: string, values: Values, page: number): string {
  const query = new URLSearchParams()
  for (const name of QUERY_NAMES) for (const value of values.all(name)) query.append(name, value)
  query.set('page', String(page))
  return `<${address}?${query}>; rel="next"`
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new Fault(400, 'the address cannot be read')
  }
}

/** @throws Fault 400 when it is more than can be handed out */
function fitting(text: string): Answered {
  if (Buffer.byteLength(text) <= MAX_ANSWER_BYTES) return { status: 200, text }
  throw new Fault(400, 'this is too much for one answer: ask with a smaller page_size, or for a shorter time')
}

const requests = (items: readonly Fields[], format: Format): Answered =>
  fitting(listingText({ root: 'service_requests', each: 'request', items }, format))

const updates = (items: readonly Fields[], format: Format): Answered =>
  fitting(listingText({ root: 'service_request_updates', each: 'request_update', items }, format))

/** A lasting address leads to where the picture lies at the moment. @throws Fault 404 */
async function picture(call: Call, reportId: string, [name = '', ...rest]: readonly string[]): Promise<Answered> {
  await countRead(call)
  const location = rest.length === 0 ? await mediaLink(reportId, name) : undefined
  if (!location) throw new Fault(404, 'there is no such picture')
  return { status: 302, text: '', headers: { location } }
}

async function services({ streetId }: StreetItem, format: Format): Promise<string> {
  const items = (await categoriesOf(streetId))
    .filter(({ confidential }) => !confidential)
    .map((category) => ({
      service_code: category.id,
      service_name: category.name,
      description: `${category.group}：${category.name}，${category.slaHours} 小时内处理`,
      metadata: attributesOf(category).length > 0,
      type: 'realtime',
      keywords: [...new Set([category.group, ...category.name.split(/[、和或/]/), category.name])].join(','),
      group: category.group,
    }))
  return listingText({ root: 'services', each: 'service', items }, format)
}

async function definition({ streetId }: StreetItem, code: string, format: Format): Promise<string> {
  const category = (await categoriesOf(streetId)).find(({ id, confidential }) => id === code && !confidential)
  if (!category) throw new Fault(404, 'service_code was not found')
  return definitionText(code, attributesOf(category), format)
}

/** What a client with a key writes. Only what is taken in counts against its hour. @throws Fault 400, 403, 404, 429 */
async function written(values: Values, write: (street: StreetItem, client: ClientItem) => Promise<Answered>) {
  const street = await jurisdictionOf(values)
  const client = await clientOf(street.streetId, values.get('api_key'))
  if (!client) throw new Fault(403, 'api_key was not provided or is not valid')
  const limit = { per: 'member' as const, windowSeconds: HOUR_SECONDS }
  const key = `open311#${client.clientId}`
  await notReached(key, { ...limit, max: OPEN311_LIMITS.writesPerHour })
  try {
    const answer = await write(street, client)
    await noteUse(client)
    // What is taken in is never refused any more: requests at once may pass the limit by as many as they are.
    await spend(key, { ...limit, max: Number.MAX_SAFE_INTEGER })
    return answer
  } catch (error) {
    if (!(error instanceof Fault) && !isProblem(error)) throw error
    await spend(`open311refused#${client.clientId}`, { ...limit, max: OPEN311_LIMITS.refusedPerHour })
    throw error
  }
}

/** A new request. @throws Fault 400, 404 */
async function posted({ fields, files, format }: Call, values: Values, street: StreetItem, client: ClientItem) {
  if (values.get('service_code') === '') throw new Fault(400, 'service_code was not provided')
  const { reportId, unusable } = await submit(street, client, values, { fields, files })
  const notice =
    unusable > 0 ? `${NOTICE}有 ${unusable} 个附件不是能用的照片，没有收下（可以发 JPEG、PNG、WebP）。` : NOTICE
  return requests([{ service_request_id: reportId, service_notice: notice, account_id: null }], format)
}

const NOTICE = '已收到，街道工作人员会尽快受理。'
