import { type CategoryItem, categoriesOf } from '@functions/categories/categories'
import { now } from '@functions/platform/clock'
import { seal } from '@functions/platform/sealed/personal'
import { fingerprint, newId } from '@functions/platform/store/ids'
import { putIf } from '@functions/platform/store/writes'
import { receive } from '@functions/reports/intake/receive'
import type { StreetItem } from '@functions/stations/street'
import { type Point, toGcj02 } from '@shared/rules/place/geo'
import type { SaidAnswer } from '@shared/rules/reports/category'
import { OPEN311_LIMITS, SAME_REQUEST_MS } from '@shared/rules/reports/open311'
import { maskPhone } from '@shared/rules/text/masks'
import { lettersOf } from '@shared/rules/text/oneForm'
import { answersIn, sentAttributes } from './attributes'
import { SentRequest } from './entities'
import { Fault } from './fault'
import type { Form } from './form'
import { digestOf, handOver, photoIdsOf, photosAmong } from './media'
import { placeOf, pointOrNone } from './query'
import { keptText, type Values } from './values'

interface Sender {
  clientId: string
  name: string
}

const KEPT_SECONDS = 3600

/**
 * Takes in a service request: a service, a place (WGS84, or an address for staff to place) and the required answers;
 * anything else that is odd is kept as text or cut. Addresses in `media_url` are kept for staff and never fetched. The
 * same again from the same client within ten minutes is the same request, and its pictures are handed over again.
 * @throws Fault 400, 404
 */
export async function submit(
  street: StreetItem,
  client: Sender,
  values: Values,
  form: Form,
): Promise<{ reportId: string; unusable: number }> {
  const { streetId } = street
  const category = (await categoriesOf(streetId)).find(({ id }) => id === values.get('service_code'))
  // One that is not listed is not told apart from one that does not exist.
  if (!category || category.confidential) throw new Fault(404, 'service_code was not found')
  const { photos, others } = photosAmong(form.files)
  const whole = wordsOf(values)
  const { place, address } = whereOf(values, street)
  const answers = answersOf(category, values, form)
  const person = { ...personOf(values), device: values.get('device_id'), account: values.get('account_id') }
  const content = { categoryId: category.id, place, address: values.get('address_string'), words: whole, answers }
  const media = photos.map(digestOf)
  const hash = fingerprint({ ...content, ...person, media, addressId: values.get('address_id'), by: client.clientId })
  const id = newId()
  const { caller, phone } = person
  const { reportId } = await receive(
    {
      ...{ reportId: id, hash, streetId, clientId: client.clientId, clientName: client.name },
      ...{ categoryId: category.id, description: whole, address, answers, photoIds: photoIdsOf(id, photos) },
      location: place ? toGcj02(place) : guessedPlace(street, address),
      unplaced: place === undefined,
      ...(caller ? { callerNameSealed: await seal(caller, `callerName:${id}`) } : {}),
      ...(phone
        ? { callerPhoneSealed: await seal(phone, `callerPhone:${id}`), callerPhoneMasked: maskPhone(phone) }
        : {}),
    },
    [firstOfItsKind({ streetId, hash, reportId: id })],
  )
  await handOver({ streetId, clientId: client.clientId, reportId }, photos)
  return { reportId, unusable: others }
}

/** The condition under which it is another request; where it is not, the first one is the answer. */
function firstOfItsKind(sent: { streetId: string; hash: string; reportId: string }) {
  const at = now()
  return putIf(
    SentRequest,
    { ...sent, at, expiresAt: Math.floor(at / 1000) + KEPT_SECONDS },
    {
      or: [
        { attr: 'reportId', exists: false },
        { attr: 'at', lte: at - SAME_REQUEST_MS },
      ],
    },
    (old) => ({ reportId: old ? old.reportId : sent.reportId }),
  )
}

const wordsOf = (values: Values): string => keptText(values.get('description'), OPEN311_LIMITS.descriptionCharacters)

/** Where it is: a point, or an address alone. @throws Fault 400 when there is neither */
function whereOf(values: Values, { name }: StreetItem): { place: Point | undefined; address: string } {
  const said = values.get('address_string')
  const addressId = values.get('address_id')
  const spoken = said || (addressId && `${name} 地址编号 ${addressId}`)
  const address = keptText(spoken, OPEN311_LIMITS.addressCharacters)
  if (address === '') {
    const place = placeOf(values)
    if (!place) throw new Fault(400, 'lat and long, or address_string, or address_id was not provided')
    return { place, address }
  }
  return { place: pointOrNone(values), address }
}

/** For an address alone, gcj02: the middle of the community it names, else of the street. */
function guessedPlace({ center, communities }: StreetItem, address: string): Point {
  const named = communities.find(({ name }) => lettersOf(address).includes(lettersOf(name)))
  return named?.center ?? center
}

/** What staff read beside the words: answers, the addresses of pictures, and what was cut. */
function answersOf(category: CategoryItem, values: Values, form: Form): SaidAnswer[] {
  const urls = values.all('media_url').map((url) => keptText(url, OPEN311_LIMITS.urlCharacters))
  const address = values.get('address_string')
  const isCut = [...address].length > OPEN311_LIMITS.addressCharacters
  return [
    ...answersIn(category, sentAttributes(form)),
    ...[...new Set(urls)].slice(0, OPEN311_LIMITS.attributes).map((said) => ({ label: '照片地址', said })),
    ...(isCut ? [{ label: '完整地址', said: keptText(address, OPEN311_LIMITS.attributeCharacters) }] : []),
  ]
}

/** Who told the program, as far as it says so. */
function personOf(values: Values): { caller: string; phone: string } {
  const parts = ['first_name', 'last_name', 'email'].map((name) =>
    keptText(values.get(name), OPEN311_LIMITS.personCharacters),
  )
  return {
    caller: parts.filter((part) => part !== '').join(' '),
    phone: keptText(values.get('phone'), OPEN311_LIMITS.phoneCharacters),
  }
}
