import { confirmedMembers } from '@functions/identity/members'
import { holdersOf } from '@functions/identity/phone'
import { orgsById } from '@functions/orgs/queries'
import type { Actor } from '@functions/platform/http/token'
import type { Part } from '@functions/platform/lists/list'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { getEach } from '@functions/platform/store/batch'
import type { Outputs } from '@shared/contract/contract'
import { isPresent } from '@shared/rules/survey/survey'
import { communitiesFor, communityOf, outletFor, roundNow } from './access'
import { type PersonItem, roundsOf, SurveyPerson, toInvite, toInviteAt } from './entities'
import { inTurn } from './inTurn'
import { listSeen } from './looks'
import { formsOfPerson, personView, placesNow } from './persons'
import { roundView } from './rounds'

type Query = PageQuery & { round: number; communityId?: string | undefined }
type Unsurveyed = Outputs['survey']['unsurveyed']['items'][number]

/**
 * Surveyed but not registered. Whoever registered a moment ago, or is at a second outlet too, is left out: a page may be short.
 * One query and a small read for each; the look is noted. @throws NOT_FOUND, UNKNOWN_COMMUNITY, FORBIDDEN
 */
export async function inviteOf(actor: Actor, { round, communityId, ...page }: Query) {
  const { streetId, memberId } = actor
  const [communities] = await Promise.all([communitiesFor(actor, communityId), roundNow(streetId, round)])
  if (page.cursor === undefined) await listSeen(actor, `第${round}轮 未报到名单`)
  const read = inTurn<PersonItem>(communities.map((each) => toInvite(streetId, round, each).page))
  let names = new Map<string, { name: string }>()
  return pageOfQuery(
    page,
    `invite#${streetId}#${memberId}#${round}#${communityId ?? ''}`,
    async (part) => {
      const { items, next } = await read(part)
      const others = await standElsewhere(items)
      const left = (await unregistered(streetId, items)).filter((each) => !others.has(each))
      names = await orgsById(
        streetId,
        left.map(({ orgId }) => orgId),
      )
      return { items: left, next }
    },
    (person) => ({ ...personView(person, true), orgName: names.get(person.orgId)?.name ?? '' }),
  )
}

/** Those whose number nobody registered with, a moment ago included. */
async function unregistered(streetId: string, items: readonly PersonItem[]): Promise<PersonItem[]> {
  const holders = await holdersOf(
    streetId,
    items.map(({ index }) => index),
  )
  return items.filter(({ index }) => !holders.has(index))
}

/**
 * Surveyed but not registered, of one organisation of the caller's: what its instructor can do something about. A page may be
 * short. Two queries and a small read for each; the look is noted. @throws NOT_FOUND
 */
export async function lackingOf(
  actor: Actor,
  { orgId, ...page }: PageQuery & { orgId: string },
): Promise<Outputs['survey']['lacking']> {
  const { streetId, memberId } = actor
  const [org, [latest]] = await Promise.all([outletFor(actor, orgId, 'see'), roundsOf(streetId).first(1)])
  if (!latest) return { items: [] }
  const { round } = latest
  if (page.cursor === undefined) await listSeen(actor, `第${round}轮 ${org.name} 未报到名单`)
  const list = toInviteAt(streetId, round, { orgId, communityId: communityOf(org) })
  const people = await pageOfQuery(
    page,
    `lacking#${streetId}#${memberId}#${round}#${orgId}`,
    async (part) => {
      const { items, next } = await list.page(part)
      return { items: await unregistered(streetId, items), next }
    },
    (person) => personView(person, true),
  )
  return { round: roundView(latest), ...people }
}

/** Those who stand in the list already by the outlet where their number was written down first. */
async function standElsewhere(items: readonly PersonItem[]): Promise<Set<PersonItem>> {
  const second = items.filter(({ also }) => also !== '')
  const first = await getEach(
    SurveyPerson,
    second.map(({ streetId, round, index }) => ({ streetId, round, index, also: '' })),
  )
  return new Set(second.filter((_, at) => first[at] !== undefined && isPresent(first[at].mark)))
}

/**
 * Registered but not surveyed: confirmed members of a community whose number no outlet of the round has. Worked out at every
 * look: a page may be short, or empty, and have a cursor. One query and a small read for each; the look is noted.
 * @throws NOT_FOUND, UNKNOWN_COMMUNITY, FORBIDDEN
 */
export async function unsurveyedOf(actor: Actor, { round, communityId, ...page }: Query) {
  const { streetId, memberId } = actor
  const [communities] = await Promise.all([communitiesFor(actor, communityId), roundNow(streetId, round)])
  if (page.cursor === undefined) await listSeen(actor, `第${round}轮 未摸到名单`)
  const read = inTurn(communities.map((each) => (part: Part) => confirmedMembers(streetId, each, part)))
  return pageOfQuery(
    page,
    `unsurveyed#${streetId}#${memberId}#${round}#${communityId ?? ''}`,
    async (part) => {
      const { items, next } = await read(part)
      const there = await surveyed(
        streetId,
        round,
        items.flatMap(({ phoneIndex }) => phoneIndex ?? []),
      )
      return { items: items.filter(({ phoneIndex = '' }) => !there.has(phoneIndex)), next }
    },
    ({ memberId: id, nameMasked = '*', phoneMasked = '号码待更新', ...profile }): Unsurveyed => ({
      ...{ memberId: id, nameMasked, phoneMasked, occupation: profile.occupation ?? 'other' },
      ...{ employer: profile.employer ?? '', communityId: profile.communityId ?? '' },
    }),
  )
}

/** Which numbers are at some outlet of a round. */
async function surveyed(streetId: string, round: number, indexes: readonly string[]): Promise<Set<string>> {
  const forms = await Promise.all(indexes.map(formsOfPerson))
  const keys = [...new Set(forms.flat())]
  const found = await getEach(
    SurveyPerson,
    keys.map((index) => ({ streetId, round, index, also: '' })),
  )
  const there = new Set<string>()
  for (const [at, index] of indexes.entries()) {
    const first = found.find((each) => each !== undefined && forms[at]?.includes(each.index))
    if (!first) continue
    // Gone from the first outlet, they may be at another one.
    const places = isPresent(first.mark) ? [first] : await placesNow(streetId, round, index)
    if (places.some(({ mark }) => isPresent(mark))) there.add(index)
  }
  return there
}
