import { type Consents, consentsOf, sealedChanges, sealedConsents } from '@functions/identity/consentRecord'
import { Consent, OpenId, Phone, Profile } from '@functions/identity/entities'
import { ChangeRequest } from '@functions/identity/requestEntities'
import { Voucher } from '@functions/meals/entities'
import { Invitation } from '@functions/meals/shops/clerkEntities'
import { ClientKey, SentRequest } from '@functions/open311/entities'
import { now } from '@functions/platform/clock'
import { resealed, unseal } from '@functions/platform/sealed/personal'
import { secrets } from '@functions/platform/sealed/secrets'
import { type Purpose, renewed, renewedFingerprint } from '@functions/platform/sealed/tokens'
import { Deletion } from '@functions/privacy/entities'
import { Report } from '@functions/reports/entities'
import { callerToken } from '@functions/reports/intake/callers'
import { callerPartition } from '@functions/reports/place'
import { Station } from '@functions/stations/entities'
import { sealedSecret, secretBound } from '@functions/stations/posted'
import { SurveyPerson } from '@functions/survey/entities'
import { ImportLook, ImportPart } from '@functions/survey/importEntities'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import type { RawItem } from './onTable'

/** Sealed fields by the kind of their item, each with what it is bound to: another kind of bound text does not open it. */
export const SEALED: Readonly<Record<string, Readonly<Record<string, (item: RawItem) => string>>>> = {
  [Profile.entityName]: {
    openidSealed: ({ memberId }) => `openid:${memberId}`,
    nameSealed: ({ memberId }) => `name:${memberId}`,
    phoneSealed: ({ memberId }) => `phone:${memberId}`,
    consentsSealed: ({ memberId }) => `consents:${memberId}`,
  },
  [Consent.entityName]: { changesSealed: ({ memberId, id }) => `consent:${memberId}:${id}` },
  [ChangeRequest.entityName]: { phoneSealed: ({ memberId }) => `request:${memberId}` },
  [Report.entityName]: {
    callerNameSealed: ({ reportId }) => `callerName:${reportId}`,
    callerPhoneSealed: ({ reportId }) => `callerPhone:${reportId}`,
  },
  [Deletion.entityName]: { nameSealed: ({ memberId }) => `leaving:${memberId}` },
  [Voucher.entityName]: { codeSealed: ({ voucherId }) => `code:${voucherId}` },
  [SurveyPerson.entityName]: {
    nameSealed: ({ personId }) => `surveyed-name:${personId}`,
    phoneSealed: ({ personId }) => `surveyed-phone:${personId}`,
  },
  [ImportPart.entityName]: { rowsSealed: ({ importId, part }) => `survey-rows:${importId}:${part}` },
  [ImportLook.entityName]: { saidSealed: ({ importId, part }) => `survey-said:${importId}:${part}` },
  [Station.entityName]: { codeSecret: ({ stationId }) => secretBound(String(stationId)) },
}

/** Items that are found by a token in their key: which field it is, and of what. */
const FOUND_BY: Readonly<Record<string, { field: string; purpose: Purpose }>> = {
  [OpenId.entityName]: { field: 'index', purpose: 'openid' },
  [Phone.entityName]: { field: 'index', purpose: 'phone' },
  [SurveyPerson.entityName]: { field: 'index', purpose: 'phone' },
  [ClientKey.entityName]: { field: 'keyHash', purpose: 'open311' },
  [Invitation.entityName]: { field: 'index', purpose: 'clerk-invitation' },
}

/** Fields that hold the fingerprint of a write, wherever in an item. */
const FINGERPRINTS: ReadonlySet<string> = new Set(['hash', 'registrationHash', 'decisionHash', 'seenHash'])

/** Is the value there, as text? */
const isText = (value: unknown): value is string => typeof value === 'string'

/** The same item under the key that its current token makes; undefined when it is found by none, or by the current one. */
export function movedItem(item: RawItem): RawItem | undefined {
  const found = FOUND_BY[String(item._et)]
  const token = found && item[found.field]
  if (!found || !isText(token) || !isText(item.pk) || !isText(item.sk)) return undefined
  const next = renewed(found.purpose, token)
  if (next === undefined) return undefined
  const [pk, sk] = [item.pk.replace(token, () => next), item.sk.replace(token, () => next)]
  return { ...item, pk, sk, [found.field]: next }
}

/** What of an item is to be written anew with the current key: fields with their new values; undefined takes one away. */
export async function renewedFields(item: RawItem): Promise<RawItem> {
  const kind = String(item._et)
  // Its fingerprint is its key, and within the hour it is gone.
  if (kind === SentRequest.entityName) return {}
  const changes: RawItem = {}
  for (const [field, bound] of Object.entries(SEALED[kind] ?? {})) {
    const sealed = item[field]
    const next = isText(sealed) && sealed.includes('.') ? await resealed(sealed, bound(item)) : undefined
    if (next !== undefined) changes[field] = next
  }
  Object.assign(changes, await renewedCaller(item))
  const { phoneIndex } = item
  const index = isText(phoneIndex) ? renewed('phone', phoneIndex) : undefined
  if (index !== undefined) changes.phoneIndex = index
  for (const [field, value] of Object.entries(item)) {
    const next = withFingerprints(value, field)
    if (next !== undefined) changes[field] = next
  }
  return { ...changes, ...(await fromBefore(item)) }
}

/** A report's place among those of its caller, under the current key; one from before there were such places gets its own. */
async function renewedCaller({ _et, reportId, streetId, callerIndex, callerPhoneSealed }: RawItem): Promise<RawItem> {
  if (_et !== Report.entityName || !isText(streetId)) return {}
  const next = isText(callerIndex)
    ? renewed('caller', callerIndex)
    : isText(callerPhoneSealed)
      ? await callerToken(await unseal(callerPhoneSealed, `callerPhone:${reportId}`))
      : undefined
  return next === undefined ? {} : { callerIndex: next, ownerPk: callerPartition(streetId, next) }
}

/** The value with its fingerprints under the current key; undefined when nothing in it changes. */
function withFingerprints(value: unknown, field: string): unknown {
  if (isText(value)) return FINGERPRINTS.has(field) ? renewedFingerprint(value) : undefined
  if (Array.isArray(value)) {
    const next = value.map((each) => withFingerprints(each, ''))
    return next.some((each) => each !== undefined) ? value.map((each, index) => next[index] ?? each) : undefined
  }
  if (typeof value !== 'object' || value === null || value instanceof Set) return undefined
  const next = Object.entries(value).map(([name, each]) => [name, withFingerprints(each, name)] as const)
  const changed = next.filter(([, each]) => each !== undefined)
  return changed.length > 0 ? { ...value, ...Object.fromEntries(changed) } : undefined
}

/** What lay in the clear before it was sealed: consents, party membership, secrets of stations. */
async function fromBefore(item: RawItem): Promise<RawItem> {
  if (item._et === Profile.entityName && item.consents !== undefined) {
    const profile = Profile.build(EntityFormatter).format(item)
    const consents: Consents = await consentsOf(profile)
    const isRegistered = consents.privacy !== undefined || consents.partyMembership !== undefined
    const sealed = profile.consentsSealed ?? (isRegistered ? sealedConsents(profile.memberId, consents) : undefined)
    return { consentsSealed: sealed, consents: undefined, partyMemberSealed: undefined }
  }
  if (item._et === Consent.entityName && item.kind !== undefined) {
    const { memberId, id, kind = 'privacy', given, version = '' } = Consent.build(EntityFormatter).format(item)
    const changesSealed = sealedChanges(memberId, id, [{ kind, given: given === 'given', version }])
    return { changesSealed, kind: undefined, given: undefined, version: undefined }
  }
  if (item._et === Station.entityName && isText(item.codeSecret) && !item.codeSecret.includes('.')) {
    return { codeSecret: sealedSecret(String(item.stationId), item.codeSecret) }
  }
  return {}
}

/** Until when this item needs an older key, which is not taken over to it: a voucher that can be used keeps its code's token. */
export async function neededUntil(item: RawItem): Promise<number | undefined> {
  if (item._et !== Voucher.entityName || item.state !== 'issued' || typeof item.usableUntil !== 'number')
    return undefined
  const known = await secrets()
  const isCurrent = isText(item.code) && item.code.startsWith(`${known.stageKid}.`)
  return isCurrent || item.usableUntil <= now() ? undefined : item.usableUntil
}
