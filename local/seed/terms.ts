import { fingerprint } from '@functions/platform/store/ids'
import { codeOf, numberOf } from '@functions/terms/codes'
import { MemberPosts, ownTermPlace, Term, termPlace } from '@functions/terms/entities'
import { Paper, paperPlace } from '@functions/terms/paperEntities'
import { Claim, claimPlace, claimQueue } from '@functions/terms/servedEntities'
import { Fact } from '@functions/worklog/entities'
import { placed } from '@functions/worklog/facts'
import { POSTS, type ServingPost, STREET_SCOPE } from '@shared/rules/duties/posts'
import type { ServedId } from '@shared/rules/duties/served'
import { maskName } from '@shared/rules/text/masks'
import { addDays, type Day, dayOf } from '@shared/rules/time/day'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { STREET, STREET_ID } from './data/street'
import type { Confirmed, People } from './members'
import type { Random } from './random'
import { HOUR, momentOn } from './times'
import type { Put } from './writer'

/** As many as the newspaper names: registered workers, none of them staff. */
const APPOINTED: readonly { post: ServingPost; count: number }[] = [
  { post: 'partTimeGridWorker', count: 21 },
  { post: 'advocate', count: 15 },
]

/** What each of them did since, how often, and the most at once. */
const DID: readonly { categoryId: ServedId; times: number; most: number; posts: readonly ServingPost[] }[] = [
  { categoryId: 'served-patrol', times: 5, most: 1, posts: ['partTimeGridWorker'] },
  { categoryId: 'served-material', times: 3, most: 8, posts: ['partTimeGridWorker', 'advocate'] },
  { categoryId: 'served-service', times: 7, most: 1, posts: ['partTimeGridWorker', 'advocate'] },
]

const PLACES = ['社区门口', '驿站', '商铺沿街', '公交站旁', '网点门口'] as const

/** Terms of those who were confirmed first, and what they wrote down; the demo's courier is one of them. */
export async function termPuts(people: People, now: number, random: Random): Promise<Put[]> {
  const first = [...people.confirmed].sort((a, b) => a.outcome.decidedAt - b.outcome.decidedAt)
  const rest = first.filter(({ key }) => key !== 'rider' && key !== 'courier')
  const appointed = [...first.filter(({ key }) => key === 'courier'), ...rest]
  const puts: Put[] = []
  const waiting = new Set<string>()
  for (const { post, count } of APPOINTED) {
    for (const member of appointed.splice(0, count)) {
      const waits = !waiting.has(member.communityId)
      waiting.add(member.communityId)
      puts.push(...(await termOf(member, post, { people, waits, now, random })))
    }
  }
  return puts
}

async function termOf(
  member: Confirmed,
  post: ServingPost,
  { people, waits, now, random }: { people: People; waits: boolean; now: number; random: Random },
): Promise<Put[]> {
  const { memberId, name, communityId, outcome } = member
  const at = Math.min(outcome.decidedAt + random.between(2, 30) * HOUR, now - 2 * HOUR)
  const [from, to] = [dayOf(at), addDays(dayOf(at), 364)]
  const acceptedAt = at + Math.floor((now - at) / 100)
  const id = random.id(at)
  const [hash, number, nameMasked] = [fingerprint({ id }), await numberOf(id), maskName(name)]
  const paper = { number, id, hash, kind: 'letter' as const, streetId: STREET_ID, termId: id, at }
  const term = {
    ...{ streetId: STREET_ID, scope: STREET_SCOPE, id, hash, post, memberId, nameMasked, communityId, from, to },
    ...{ issuer: STREET.name, by: people.admin.memberId, byLabel: maskName(people.admin.name), at, acceptedAt },
    ...{ answer: { id: random.id(acceptedAt), hash }, letter: await codeOf(paper) },
    ...{ ...termPlace(STREET_ID, post, to, id), ...ownTermPlace(memberId, from, id) },
  }
  const held = { termId: id, from, to, scope: STREET_SCOPE, post, acceptedAt }
  return [
    ...claimOf(member, id, { waits, acceptedAt, now, random }),
    Term.build(BatchPutRequest).item(term),
    Paper.build(BatchPutRequest).item({ ...paper, ...paperPlace(memberId, id, 'letter', id) }),
    MemberPosts.build(BatchPutRequest).item({ memberId, streetId: STREET_ID, version: 2, posts: [held] }),
    ...DID.filter(({ posts }) => posts.includes(post)).flatMap(({ categoryId, times, most }) =>
      Array.from({ length: times }, () => fact(member, { id, post, acceptedAt }, { categoryId, most }, now, random)),
    ),
  ]
}

/** In each community somebody wrote down so much at once that it waits until staff have confirmed it. */
function claimOf(
  { memberId, name, communityId }: Confirmed,
  termId: string,
  { waits, acceptedAt, now, random }: { waits: boolean; acceptedAt: number; now: number; random: Random },
): Put[] {
  if (!waits) return []
  const at = Math.max(now - random.between(1, 6) * HOUR, acceptedAt + 1)
  const [id, day] = [random.id(at), dayOf(at)]
  const said = { quantity: random.between(21, 30) * 10, building: random.pick(PLACES) }
  const claim = {
    ...{ id, hash: fingerprint({ id }), streetId: STREET_ID, communityId, termId, memberId, day, at },
    ...{ nameMasked: maskName(name), ...said },
  }
  return [
    Claim.build(BatchPutRequest).item({
      ...claim,
      ...claimPlace(memberId, id),
      ...claimQueue(STREET_ID, communityId, day, id),
      categoryId: 'served-material',
    }),
  ]
}

/** Something done on a day since the term was accepted, and written down then. */
function fact(
  { memberId, name, communityId }: Confirmed,
  { id: termId, post, acceptedAt }: { id: string; post: ServingPost; acceptedAt: number },
  { categoryId, most }: { categoryId: ServedId; most: number },
  now: number,
  random: Random,
): Put {
  const begun = dayOf(acceptedAt + 12 * HOUR)
  const day = dayBetween(begun, dayOf(now), random)
  const at = Math.max(momentOn(day, random, now, 9 * 60, 20 * 60) ?? 0, acceptedAt + 1)
  const id = random.id(at)
  const byLabel = `${POSTS[post].label} ${maskName(name)}`
  return Fact.build(BatchPutRequest).item(
    placed({
      ...{ id, hash: fingerprint({ id }), streetId: STREET_ID, communityId, categoryId, day: dayOf(at), termId },
      ...{
        quantity: random.between(Math.ceil(most / 2), most),
        building: random.pick(PLACES),
        by: memberId,
        byLabel,
        at,
      },
    }),
  )
}

function dayBetween(first: Day, last: Day, random: Random): Day {
  const days = Math.max(0, Math.round((Date.parse(last) - Date.parse(first)) / (24 * HOUR)))
  return addDays(first < last ? first : last, random.between(0, days))
}
