import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { problem } from '@functions/platform/problem'
import { tokenOf } from '@functions/platform/sealed/lookup'
import { seal, unseal } from '@functions/platform/sealed/personal'
import { fingerprint } from '@functions/platform/store/ids'
import { firstOf } from '@functions/platform/store/repeat'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { asSeen, get, getNow, putIf } from '@functions/platform/store/writes'
import { streetOf } from '@functions/stations/street'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { reaches } from '@shared/rules/people/roles'
import { maskPhone } from '@shared/rules/text/masks'
import { lettersOf } from '@shared/rules/text/oneForm'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { Profile } from './entities'
import { headOf, type ProfileItem } from './me'
import { phoneHolder, phoneIn } from './phone'
import { ChangeRequest, requestsFor, requestsOf, requestsWaiting } from './requestEntities'

export type RequestItem = FormattedItem<typeof ChangeRequest>
type Input = Inputs['identity']['askForChange']
type Own = Outputs['identity']['askForChange']
type Card = Outputs['identity']['changeRequests']['items'][number]

/**
 * Asks grid workers to change the community, or to give a number that somebody else registered with and WeChat says is
 * the caller's. A newer request replaces an older one of its kind. Two reads or three, 6 write units.
 * @throws NOT_CONFIRMED, UNKNOWN_COMMUNITY, PHONE_CODE_INVALID, PHONE_FREE
 */
export async function askForChange(actor: Actor, input: Input): Promise<Own> {
  const { memberId, streetId } = actor
  const { id, kind } = input
  const hash = fingerprint({ kind, communityId: input.communityId })
  return untilAnswered(async () => {
    const before = await requestOf(memberId, kind)
    const first = firstOf(before?.id === id ? before : undefined, hash)
    if (first) return ownView(first)
    const { profile } = await headOf(memberId)
    const about = kind === 'community' ? toCommunity(profile, input) : await toNumber(profile, input)
    const { communities } = await streetOf(streetId)
    if (!communities.some(({ communityId }) => communityId === about.communityId)) throw problem('UNKNOWN_COMMUNITY')
    const at = now()
    const next: RequestItem = {
      ...{ memberId, kind, id, hash, streetId, state: 'open', at },
      ...about,
      queuePk: requestsFor(streetId, about.communityId),
      queueSk: `${String(at).padStart(15, '0')}#${memberId}#${kind}`,
    }
    return transact<Own>([putIf(ChangeRequest, next, asSeen('id', before?.id)), stillTrusted(actor)], () =>
      ownView(next),
    )
  })
}

function toCommunity(profile: ProfileItem, { communityId }: Input): { communityId: string } {
  if (profile.status !== 'confirmed') throw problem('NOT_CONFIRMED')
  if (!communityId || communityId === profile.communityId) throw problem('UNKNOWN_COMMUNITY')
  return { communityId }
}

async function toNumber(profile: ProfileItem, { communityId, phoneTicket = '' }: Input) {
  const { memberId, streetId } = profile
  const phone = await phoneIn(memberId, phoneTicket)
  if (!phone) throw problem('PHONE_CODE_INVALID')
  const phoneIndex = await tokenOf('phone', phone)
  const holderId = (await phoneHolder(streetId, phone))?.memberId
  if (!holderId || holderId === memberId) throw problem('PHONE_FREE')
  const phoneSealed = await seal(phone, `request:${memberId}`)
  const home = profile.status === 'confirmed' ? profile.communityId : communityId
  return { communityId: home ?? '', phoneMasked: maskPhone(phone), phoneSealed, phoneIndex, holderId }
}

/** A member's newest request of a kind, strongly consistent. One read. */
export async function requestOf(memberId: string, kind: RequestItem['kind']): Promise<RequestItem | undefined> {
  return getNow(ChangeRequest, { memberId, kind })
}

/** What a member asked for, and what became of it. One query. */
export async function requestsBy(memberId: string): Promise<Own[]> {
  return (await requestsOf(memberId).all()).map(ownView)
}

function ownView({ kind, communityId, state, at, phoneMasked, reason }: RequestItem): Own {
  const number = phoneMasked === undefined ? {} : { phoneMasked }
  return { kind, communityId, state, at, ...number, ...(reason ? { reason } : {}) }
}

/** What waits for a community, oldest first. One query, two reads for each number. @throws FORBIDDEN */
export async function requestsIn(actor: Actor, { communityId, ...page }: { communityId: string } & PageQuery) {
  if (!reaches(actor.grants, communityId)) throw problem('FORBIDDEN')
  return pageOfQuery(
    page,
    `requests#${actor.memberId}#${communityId}`,
    requestsWaiting(actor.streetId, communityId).page,
    cardOf,
  )
}

/** A request as staff see it: masked, with who had the number before and whether they bear the same name. */
async function cardOf({ memberId, kind, at, communityId, phoneMasked, holderId }: RequestItem): Promise<Card> {
  const [asker, holder] = await Promise.all([profileOf(memberId), holderId ? profileOf(holderId) : undefined])
  const { nameMasked, communityId: fromCommunityId } = asker ?? {}
  return {
    ...{ memberId, kind, at, communityId },
    nameMasked,
    ...(kind === 'community' && fromCommunityId ? { fromCommunityId } : {}),
    phoneMasked,
    ...(holder
      ? {
          holder: {
            nameMasked: holder.nameMasked ?? '',
            communityId: holder.communityId ?? '',
            sameName: areEqual(await nameOf(holder), await nameOf(asker)),
          },
        }
      : {}),
  }
}

async function profileOf(memberId: string): Promise<ProfileItem | undefined> {
  return get(Profile, { memberId })
}

/** The same name, however it was typed. */
const areEqual = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && lettersOf(one) === lettersOf(other)

const nameOf = async (profile: ProfileItem | undefined): Promise<string | undefined> =>
  profile?.nameSealed ? unseal(profile.nameSealed, `name:${profile.memberId}`) : undefined
