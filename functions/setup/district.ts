import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { problem } from '@functions/platform/problem'
import { blindIndex } from '@functions/platform/sealed/personal'
import { changeSetting } from '@functions/platform/store/settings'
import { checkIf, getNow, putNew } from '@functions/platform/store/writes'
import { addStreet as streetAdded } from '@functions/stations/setUp'
import { streetNow, streetOf } from '@functions/stations/street'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { MAX_STREETS } from '@shared/contract/places'
import { districtOf, SETUP_CODE_DIGITS } from '@shared/rules/people/roles'
import { codeOf, setupCode } from './claim'
import { DistrictStreet, streetsIn } from './entities'
import { SETUP } from './places'

type FirstCode = Outputs['setup']['addStreet']

/** The district whose list of streets the caller keeps. @throws FORBIDDEN */
function districtFor({ grants }: Actor): string {
  const districtId = districtOf(grants)
  if (districtId === undefined) throw problem('FORBIDDEN')
  return districtId
}

/** The streets of the district. One query, and one read for each that is not known yet. @throws FORBIDDEN */
export async function districtStreets(actor: Actor, page: PageQuery): Promise<Outputs['setup']['streets']> {
  const districtId = districtFor(actor)
  return pageOfQuery(
    page,
    `setup-streets#${actor.memberId}#${districtId}`,
    streetsIn(districtId).page,
    async ({ streetId, addedAt, begunAt }) => {
      const { name, center } = await streetOf(streetId)
      return { streetId, name, center, own: streetId === actor.streetId, addedAt, begunAt }
    },
  )
}

/**
 * Adds a street and the code of its first administrator. Two reads and one transaction of 14 write units with the record
 * of it. @throws FORBIDDEN, ID_TAKEN, SETUP_FULL, NOT_FOUND
 */
export async function addStreet(actor: Actor, input: Inputs['setup']['addStreet']): Promise<FirstCode> {
  const districtId = districtFor(actor)
  const { id, community, ...street } = input
  const { streetId, name, center } = street
  const all = await streetsIn(districtId).all()
  // Sent again it is there already, and gets its first answer.
  if (!all.some((each) => each.streetId === streetId) && all.length >= MAX_STREETS) throw problem('SETUP_FULL')
  const own = await streetNow(actor.streetId)
  if (!own) throw problem('NOT_FOUND')
  const { district, city, appName } = own
  const begins = { ...street, district, city, appName, communities: [{ ...community, center }] }
  const taken = (): never => {
    throw problem('ID_TAKEN')
  }
  const code = await codeFrom(actor, id)
  const { step, until } = await setupCode(code, { streetId, districtId, makes: 'first' })
  await changeSetting(
    actor,
    { ref: SETUP, about: `新增街道“${name}”` },
    input,
    ...[
      ...streetAdded(begins, taken),
      putNew(DistrictStreet, { districtId, streetId, addedAt: now() }, taken),
      step,
    ].map((each) => () => each),
  )
  return { code, until: (await codeOf(code))?.until ?? until }
}

/**
 * Another code for a street in which nobody has begun. Two reads and one transaction of 8 write units.
 * @throws FORBIDDEN, NOT_FOUND, STREET_BEGUN
 */
export async function streetCode(actor: Actor, input: Inputs['setup']['streetCode']): Promise<FirstCode> {
  const districtId = districtFor(actor)
  const { id, streetId } = input
  if (!(await getNow(DistrictStreet, { districtId, streetId }))) throw problem('NOT_FOUND')
  const { name } = await streetOf(streetId)
  const code = await codeFrom(actor, id)
  const { step, until } = await setupCode(code, { streetId, districtId, makes: 'first' })
  const isEmpty = checkIf(DistrictStreet, { districtId, streetId }, { attr: 'begunAt', exists: false }, () => {
    throw problem('STREET_BEGUN')
  })
  const about = `给“${name}”新的开通码`
  await changeSetting(
    actor,
    { ref: SETUP, about },
    input,
    () => isEmpty,
    () => step,
  )
  return { code, until: (await codeOf(code))?.until ?? until }
}

/** The digits follow from the id of the write and a secret of ours: whoever lost the answer gets the same ones again. */
async function codeFrom({ streetId, memberId }: Actor, id: string): Promise<string> {
  const hash = Buffer.from(await blindIndex('setupCode', `${streetId}#${memberId}#${id}`), 'base64url')
  const digits = hash.readBigUInt64BE() % 10n ** BigInt(SETUP_CODE_DIGITS)
  return digits.toString().padStart(SETUP_CODE_DIGITS, '0')
}
