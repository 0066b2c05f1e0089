import { spend } from '@functions/platform/limits'
import { pace } from '@functions/platform/pace'
import { categoriesOf } from '@functions/reports/categories'
import { type StreetItem, streetOf } from '@functions/stations/street'
import { OPEN311_LIMITS } from '@shared/rules/open311'
import { definitionText, type Fields, type Format, listingText } from './answers'
import { attributesOf, sentAttributes } from './attributes'
import { clientOf, noteUse } from './clients'
import { Fault } from './fault'
import { requestQuery, type Values } from './query'
import { requestOf, requestsOf } from './requests'
import { submit } from './submit'

export interface Call {
  method: string
  /** Behind `/open311/v2/`, without its format. */
  path: string
  query: URLSearchParams
  /** Of a form. */
  body: string
  address: string
  format: Format
}

interface Answered {
  status: number
  text: string
}

const NOTICE = '已收到，街道工作人员会尽快受理。'

/** Answers a call of the standard. @throws Fault */
export async function answerTo(call: Call): Promise<Answered> {
  pace('address', call.address)
  const values = valuesOf(call)
  const [resource = '', id, ...rest] = call.path.split('/').map(decoded)
  const { format, method } = call
  const isList = id === undefined
  const known = rest.length === 0 && (['services', 'requests'].includes(resource) || (resource === 'tokens' && !isList))
  if (!known) throw new Fault(404, 'there is no such resource')
  if (method === 'POST' && resource === 'requests' && isList)
    return posted(
      values,
      sentAttributes(new URLSearchParams([...call.query, ...new URLSearchParams(call.body)])),
      format,
    )
  if (method !== 'GET') throw new Fault(400, `${method} is not served here`)
  await spend(`open311#${call.address}`, { per: 'address', max: OPEN311_LIMITS.readsPerMinute, windowSeconds: 60 })
  const street = await jurisdiction(values)
  if (resource === 'services')
    return { status: 200, text: isList ? await services(street, format) : await definition(street, id, format) }
  const agency = `${street.district}${street.name}`
  if (isList) return requests(await requestsOf(street.streetId, agency, requestQuery(values)), format)
  const request = await requestOf(street.streetId, agency, id)
  if (!request) throw new Fault(404, resource === 'tokens' ? 'token was not found' : 'service_request_id was not found')
  return requests([resource === 'tokens' ? { service_request_id: id, token: id } : request], format)
}

/** Query and form together; the first value of a name counts. */
function valuesOf({ query, body }: Call): Values {
  const values = new Map<string, string>()
  for (const [name, value] of [...query, ...new URLSearchParams(body)]) if (!values.has(name)) values.set(name, value)
  return values
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new Fault(400, 'the address cannot be read')
  }
}

/** The street that is asked. @throws Fault 400, 404 */
async function jurisdiction(values: Values): Promise<StreetItem> {
  const streetId = values.get('jurisdiction_id') ?? ''
  if (streetId === '') throw new Fault(400, 'jurisdiction_id was not provided')
  if (!/^[a-z0-9][a-z0-9-]{0,31}$/.test(streetId)) throw new Fault(404, 'jurisdiction_id was not found')
  return streetOf(streetId)
}

const requests = (items: readonly Fields[], format: Format, status = 200): Answered => ({
  status,
  text: listingText({ root: 'service_requests', each: 'request', items }, format),
})

async function services({ streetId }: StreetItem, format: Format): Promise<string> {
  const items = (await categoriesOf(streetId))
    .filter(({ confidential }) => !confidential)
    .map(({ id, name, group, slaHours, questions }) => ({
      service_code: id,
      service_name: name,
      description: `${group}：${name}，${slaHours} 小时内处理`,
      metadata: questions.length > 0,
      type: 'realtime',
      keywords: name,
      group,
    }))
  return listingText({ root: 'services', each: 'service', items }, format)
}

async function definition({ streetId }: StreetItem, code: string, format: Format): Promise<string> {
  const category = (await categoriesOf(streetId)).find(({ id, confidential }) => id === code && !confidential)
  if (!category) throw new Fault(404, 'service_code was not found')
  return definitionText(code, attributesOf(category.questions), format)
}

/** A new request, by a client with a key. @throws Fault 400, 403, 404, 429 */
async function posted(values: Values, sent: ReturnType<typeof sentAttributes>, format: Format): Promise<Answered> {
  const street = await jurisdiction(values)
  const client = await clientOf(street.streetId, values.get('api_key') ?? '')
  if (!client) throw new Fault(403, 'api_key was not provided or is not valid')
  const limit = { per: 'member' as const, max: OPEN311_LIMITS.writesPerHour, windowSeconds: 3600 }
  await spend(`open311#${client.clientId}`, limit)
  if (!values.get('service_code')) throw new Fault(400, 'service_code was not provided')
  const id = await submit(street.streetId, client, values, sent)
  await noteUse(client)
  return requests([{ service_request_id: id, service_notice: NOTICE, account_id: '' }], format, 201)
}
