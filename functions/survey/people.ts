import { closedOrgsOf, type OrgItem, orgsById, orgsOf } from '@functions/orgs/queries'
import type { Actor } from '@functions/platform/http/token'
import type { Key, Part } from '@functions/platform/lists/list'
import { type PageQuery, pageOf, pageOfQuery } from '@functions/platform/lists/pages'
import { pick } from '@functions/platform/pick'
import { getEach } from '@functions/platform/store/batch'
import type { Outputs } from '@shared/contract/contract'
import { type Figures, isPresent, NO_FIGURES } from '@shared/rules/survey/survey'
import { instructedBy, isStaff, type OutletKind, outletFor, roundNow, seesSurvey, worksFor } from './access'
import { type PersonItem, peopleAt, roundsOf, SurveyFound, SurveyPerson } from './entities'
import { inTurn } from './inTurn'
import { listSeen } from './looks'
import { personView } from './persons'
import { roundView } from './rounds'

type OutletView = Outputs['survey']['outlets']['items'][number]

const NAMES = Object.keys(NO_FIGURES) as (keyof Figures)[]

/** So many of a round are counted at an outlet. */
const COUNTED = 1000

/**
 * Outlets of one kind that the caller may see, by name. One query, and for each outlet a count and two small reads: ≤ 40 read
 * units a page of 20. Outlets elsewhere are left out, so that a page may be short. @throws NOT_FOUND
 */
export async function outletsOf(
  actor: Actor,
  { round, kind, ...page }: PageQuery & { round: number; kind: OutletKind },
): Promise<Outputs['survey']['outlets']> {
  const { streetId, memberId } = actor
  const { state } = await roundNow(streetId, round)
  const view = (org: OrgItem) => outletView(org, round, state === 'closed')
  const scope = `outlets#${streetId}#${memberId}#${round}#${kind}`
  if (!isStaff(actor)) {
    const orgs = [...(await orgsById(streetId, await instructedBy(actor))).values()].filter((org) => org.kind === kind)
    const { items, cursor } = await pageOf(orgs, page, scope)
    return { items: await Promise.all(items.map(view)), cursor }
  }
  const lists = [orgsOf(streetId, kind), ...(state === 'closed' ? [closedOrgsOf(streetId, kind)] : [])]
  const read = inTurn<OrgItem>(lists.map((list) => list.page))
  const own = async (part: Part) => {
    const { items, next } = await read(part)
    return { items: items.filter((org) => worksFor(actor, org)), next }
  }
  return pageOfQuery(page, scope, own, view)
}

/** So many outlets come with the latest round; further pages by `outlets`. */
const FIRST_OUTLETS = 20

/** The latest round with the first outlets of the caller. One query more than `outletsOf`. @throws NOT_FOUND */
export async function surveyNow(actor: Actor, kind: OutletKind): Promise<Outputs['survey']['now']> {
  await seesSurvey(actor)
  const [latest] = await roundsOf(actor.streetId).first(1)
  if (!latest) return { outlets: { items: [] } }
  const outlets = await outletsOf(actor, { round: latest.round, kind, limit: FIRST_OUTLETS })
  return { round: roundView(latest), outlets }
}

async function outletView(org: OrgItem, round: number, isClosed: boolean): Promise<OutletView> {
  const { streetId, orgId, name, communities } = org
  const [last, found, marked] = await Promise.all([
    foundAt(streetId, round - 1, orgId),
    isClosed ? foundAt(streetId, round, orgId) : undefined,
    peopleAt(streetId, round, orgId).count(COUNTED),
  ])
  return {
    orgId,
    name,
    kind: org.kind === 'enterprise' ? 'enterprise' : 'outlet',
    communities,
    last,
    figures: found,
    marked,
  }
}

async function foundAt(streetId: string, round: number, orgId: string): Promise<Figures | undefined> {
  const [found] = await getEach(SurveyFound, [{ streetId, round, orgId }])
  return found && pick(found, ...NAMES)
}

type Shown = { person: PersonItem; marked: boolean }

/**
 * People of an outlet: those of the last round with what was said of them in this one, then those who are new. Of a round that
 * is closed those it found. A query and two small reads for each; the look is noted. @throws NOT_FOUND
 */
export async function peopleOf(actor: Actor, { round, orgId, ...page }: PageQuery & { round: number; orgId: string }) {
  const { streetId, memberId } = actor
  const [org, { state }] = await Promise.all([outletFor(actor, orgId, 'see'), roundNow(streetId, round)])
  if (page.cursor === undefined) await listSeen(actor, `第${round}轮 ${org.name} 名单`)
  const scope = `surveyed#${streetId}#${memberId}#${round}#${orgId}`
  const marked = async (list: ReturnType<typeof peopleAt>, part: Part) => {
    const { items, next } = await list.page(part)
    return { items: items.map((person): Shown => ({ person, marked: true })), next }
  }
  const all = peopleAt(streetId, round, orgId)
  const fresh = peopleAt(streetId, round, orgId, 'new')
  const read =
    state === 'open'
      ? inTurn<Shown>([(part) => ofLast(streetId, round, orgId, part), (part) => marked(fresh, part)])
      : (part: Part) => marked(all, part)
  const people = await pageOfQuery(page, scope, read, ({ person, marked: isMarked }) => personView(person, isMarked))
  return { ...people, open: state === 'open' && worksFor(actor, org) }
}

/** Who was there in the last round, each with what was said of them in this one. */
async function ofLast(
  streetId: string,
  round: number,
  orgId: string,
  part: Part,
): Promise<{ items: Shown[]; next: Key | undefined }> {
  if (round === 1) return { items: [], next: undefined }
  const { items, next } = await peopleAt(streetId, round - 1, orgId).page(part)
  const before = items.filter(({ mark }) => isPresent(mark))
  const found = await placesAt(streetId, round, orgId, before)
  const moved = await placesAt(
    streetId,
    round,
    orgId,
    [...found.values()].flatMap(({ phoneIndex, personId }) => (phoneIndex ? [{ index: phoneIndex, personId }] : [])),
  )
  return {
    next,
    items: before.map((person) => {
      const here = moved.get(person.personId) ?? found.get(person.personId)
      // Who has gone is shown as they were known.
      const shown = here && (here.nameMasked ? here : { ...person, ...pick(here, 'mark', 'markedAt', 'byLabel') })
      return { person: shown ?? person, marked: here !== undefined }
    }),
  }
}

/** Where people stand at an outlet in a round, by who they are. */
async function placesAt(
  streetId: string,
  round: number,
  orgId: string,
  people: readonly Pick<PersonItem, 'index' | 'personId'>[],
): Promise<Map<string, PersonItem>> {
  const keys = people.flatMap(({ index }) => ['', orgId].map((also) => ({ streetId, round, index, also })))
  const found = await getEach(SurveyPerson, keys)
  return new Map(found.flatMap((each) => (each?.orgId === orgId ? [[each.personId, each] as const] : [])))
}
