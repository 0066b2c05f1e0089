import { sealNow, unseal } from '@functions/platform/sealed/personal'
import type { ConsentKind } from '@shared/rules/text/words'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import * as v from 'valibot'
import type { Consent } from './entities'
import type { ProfileItem } from './me'

const Given = v.optional(v.object({ version: v.string(), givenAt: v.number() }))
const Consents = v.object({ privacy: Given, partyMembership: Given })
/** What a person consents to now. */
export type Consents = v.InferOutput<typeof Consents>

/** One change of a consent. */
export interface ConsentChange {
  kind: ConsentKind
  given: boolean
  version: string
}

/** Whatever is sealed here is as long as this: its length says neither which consent it is nor how many. Characters. */
const LENGTH = 144

function whole(said: unknown): string {
  const text = JSON.stringify(said)
  return text.padEnd(Math.ceil(text.length / LENGTH) * LENGTH)
}
const consentsBound = (memberId: string) => `consents:${memberId}`
const changesBound = (memberId: string, id: string) => `consent:${memberId}:${id}`

/** A member's consents as the profile keeps them. */
export const sealedConsents = (memberId: string, consents: Consents): string =>
  sealNow(whole(consents), consentsBound(memberId))

/** What a member consents to; nothing before 报到. */
export async function consentsOf({
  memberId,
  consentsSealed,
  consents = {},
}: Pick<ProfileItem, 'memberId' | 'consentsSealed' | 'consents'>): Promise<Consents> {
  if (consentsSealed === undefined) return v.parse(Consents, consents)
  return v.parse(Consents, JSON.parse(await unseal(consentsSealed, consentsBound(memberId))))
}

/** What was given or withdrawn at once, as its record keeps it. */
export const sealedChanges = (memberId: string, id: string, changes: readonly ConsentChange[]): string =>
  sealNow(whole(changes), changesBound(memberId, id))

const Changes = v.array(v.object({ kind: v.picklist(['privacy', 'partyMembership']), given: v.boolean() }))

/** What one record of consents says. */
export async function changesIn({
  memberId,
  id,
  changesSealed,
  kind,
  given,
}: FormattedItem<typeof Consent>): Promise<v.InferOutput<typeof Changes>> {
  if (changesSealed !== undefined)
    return v.parse(Changes, JSON.parse(await unseal(changesSealed, changesBound(memberId, id))))
  return kind === undefined ? [] : [{ kind, given: given === 'given' }]
}
