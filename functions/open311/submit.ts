import { now } from '@functions/platform/clock'
import { derivedId, fingerprint } from '@functions/platform/ids'
import { seal } from '@functions/platform/personal'
import { categoriesOf } from '@functions/reports/categories'
import { receive } from '@functions/reports/receive'
import { toGcj02 } from '@shared/rules/geo'
import { maskPhone } from '@shared/rules/masks'
import { SAME_REQUEST_MS } from '@shared/rules/open311'
import { REPORT_LIMITS } from '@shared/rules/report'
import { ulid } from 'ulid'
import { answersIn } from './attributes'
import { Fault } from './fault'
import { placeOf, type Values } from './query'

interface Sender {
  clientId: string
  name: string
}

const ADDRESS_CHARACTERS = 80
const PERSON_CHARACTERS = 40

/**
 * Takes in a service request. A place is required as lat and long in WGS84: an address alone cannot be found on the map
 * here. What the service asks comes as attributes and is held against its questions. `media_url` is kept with the words, as an address for staff to open; nothing is fetched from it. The same words
 * from the same client within ten minutes are the same request. Returns its id.
 * @throws Fault 400
 */
export async function submit(
  streetId: string,
  client: Sender,
  values: Values,
  sent: ReadonlyMap<string, readonly string[]>,
): Promise<string> {
  const categoryId = values.get('service_code') ?? ''
  const place = placeOf(values)
  if (!place) throw new Fault(400, 'lat and long are required; address_string alone cannot be located')
  const description = textOf(values, 'description', REPORT_LIMITS.descriptionCharacters)
  if (description === '') throw new Fault(400, 'description was not provided')
  const address = textOf(values, 'address_string', ADDRESS_CHARACTERS)
  const media = textOf(values, 'media_url', 300)
  if (media !== '' && !/^https:\/\/\S+$/.test(media)) throw new Fault(400, 'media_url is an https address')
  const words = media === '' ? description : `${description}\n${media}`
  if ([...words].length > REPORT_LIMITS.descriptionCharacters)
    throw new Fault(400, 'description and media_url are too long')
  const person = [textOf(values, 'first_name', PERSON_CHARACTERS), textOf(values, 'last_name', PERSON_CHARACTERS)]
    .filter((part) => part !== '')
    .join(' ')
  const phone = textOf(values, 'phone', 20)
  if (phone !== '' && !/^\+?[\d -]{5,20}$/.test(phone)) throw new Fault(400, 'phone is a phone number')
  const email = textOf(values, 'email', 100)
  const caller = [person, email].filter((part) => part !== '').join(' ')
  const category = (await categoriesOf(streetId)).find(({ id }) => id === categoryId)
  const answers = category ? answersIn(category, sent) : []
  const content = { streetId, categoryId, place, words, address, caller, phone, by: client.clientId }
  const hash = fingerprint(answers.length > 0 ? { ...content, answers } : content)
  const reportId = derivedId(windowId(), hash)
  await receive({
    ...{ reportId, hash, streetId, clientId: client.clientId, clientName: client.name, categoryId },
    ...{ description: words, address, location: toGcj02(place), answers },
    ...(caller ? { callerNameSealed: await seal(caller, `callerName:${reportId}`) } : {}),
    ...(phone
      ? { callerPhoneSealed: await seal(phone, `callerPhone:${reportId}`), callerPhoneMasked: maskPhone(phone) }
      : {}),
  })
  return reportId
}

/** An id that is the same for ten minutes. */
function windowId(): string {
  const time = ulid(Math.floor(now() / SAME_REQUEST_MS) * SAME_REQUEST_MS).slice(0, 10)
  return time.padEnd(26, '0')
}

function textOf(values: Values, name: string, most: number): string {
  const text = (values.get(name) ?? '').trim()
  if ([...text].length > most) throw new Fault(400, `${name} has at most ${most} characters`)
  if (/[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]/u.test(text)) {
    throw new Fault(400, `${name} holds characters that cannot be read`)
  }
  return text
}
