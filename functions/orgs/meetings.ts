import { grantsOf } from '@functions/identity/me'
import { profileOf } from '@functions/identity/people'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { pick } from '@functions/platform/pick'
import { problem } from '@functions/platform/problem'
import { actFingerprint, derivedId } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { firstOf, guarded } from '@functions/platform/store/repeat'
import { commit, transact, untilAnswered } from '@functions/platform/store/transact'
import { firstTime, getNow, putIf } from '@functions/platform/store/writes'
import { heldNow, termsIn } from '@functions/terms/queries'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { decidedUntil, MEETING_LIMITS } from '@shared/rules/people/instructing'
import { mayKeep } from '@shared/rules/people/orgs'
import { staffGrantOf } from '@shared/rules/people/roles'
import { dayOf } from '@shared/rules/time/day'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { dutyBegins } from './duty'
import { Meeting, meetingPlace, meetingsOf } from './dutyEntities'
import { type OrgItem, orgIsOpen, orgOf } from './queries'

type MeetingItem = FormattedItem<typeof Meeting>
type MeetingView = Outputs['orgs']['addMeeting']

const meetingView = (meeting: MeetingItem): MeetingView => ({
  ...pick(meeting, 'orgId', 'title', 'day', 'place', 'agenda', 'minutes', 'present', 'guests', 'decisions', 'byLabel'),
  meetingId: meeting.id,
  version: meeting.version,
})

/** A meeting as it stands; undefined when there is none. 1 read unit. */
export async function meetingOf(id: string): Promise<MeetingView | undefined> {
  const meeting = await getNow(Meeting, { id })
  return meeting && meetingView(meeting)
}

/** An organisation's meetings, latest day first. One read and one query. @throws NOT_FOUND */
export async function meetings(
  { streetId, memberId }: Actor,
  { orgId, ...page }: PageQuery & { orgId: string },
): Promise<Outputs['orgs']['meetings']> {
  await orgOf(streetId, orgId)
  return pageOfQuery(page, `meetings#${memberId}#${orgId}`, meetingsOf(orgId).page, meetingView)
}

/** Writes down a meeting. One read and one transaction of 8 write units. @throws NOT_FOUND, FORBIDDEN, ORG_CLOSED */
export async function addMeeting(actor: Actor, input: Inputs['orgs']['addMeeting']): Promise<MeetingView> {
  const { streetId, memberId } = actor
  const { id, orgId, ...words } = input
  const hash = actFingerprint(actor, { orgId, ...words })
  const guards = async () => {
    const org = await orgOf(streetId, orgId)
    keeps(actor, org)
    if (!org.active) throw problem('ORG_CLOSED')
  }
  const first = await guarded(guards, async () => firstOf(await getNow(Meeting, { id }), hash))
  if (first) return meetingView(first)
  const byLabel = await labelOf(actor, '工作人员')
  const given = { id, hash, streetId, orgId, ...words, present: [], guests: 0, decisions: [], version: 1, made: [] }
  const meeting = { ...given, by: memberId, byLabel, at: now(), ...meetingPlace(orgId, words.day, id) }
  return commit<MeetingView>(
    [firstTime(Meeting, meeting, meetingView), orgIsOpen(streetId, orgId), stillTrusted(actor)],
    () => meetingView(meeting),
  )
}

function keeps({ grants }: Actor, { kind, communities }: OrgItem): void {
  if (!mayKeep(grants, kind, communities)) throw problem('FORBIDDEN')
}

/** The last writes that are remembered. */
const REMEMBERED = 10

/**
 * Records who came, the minutes and further decisions; each becomes a duty of its owner in the same transaction. Three reads and
 * one for each owner; 6 write units and 6 for each decision.
 * @throws NOT_FOUND, FORBIDDEN, MEETING_CHANGED, DECISIONS_FULL, OWNER_INVALID
 */
export async function record(actor: Actor, input: Inputs['orgs']['record']): Promise<MeetingView> {
  const { streetId, memberId } = actor
  const { meetingId, id, version, minutes, present, guests, decisions } = input
  const hash = actFingerprint(actor, { meetingId, version, minutes, present, guests, decisions })
  return untilAnswered<MeetingView>(async () => {
    const meeting = await getNow(Meeting, { id: meetingId })
    if (meeting?.streetId !== streetId) throw problem('NOT_FOUND')
    if (
      firstOf(
        meeting.made.find((each) => each.id === id),
        hash,
      )
    )
      return meetingView(meeting)
    const { orgId } = meeting
    keeps(actor, await orgOf(streetId, orgId))
    if (meeting.version !== version) throw problem('MEETING_CHANGED', pick(meeting, 'version', 'byLabel'))
    if (meeting.decisions.length + decisions.length > MEETING_LIMITS.ofMeeting) throw problem('DECISIONS_FULL')
    const at = now()
    const owners = await ownersOf(
      actor,
      orgId,
      decisions.map(({ ownerId }) => ownerId),
    )
    const decided = decisions.map(({ title, ownerId, dueOn }, place) => {
      const dutyId = derivedId(id, `decision#${place}`)
      return { dutyId, title, ownerId, owner: owners.get(ownerId) ?? '', dueOn }
    })
    const next: MeetingItem = {
      ...meeting,
      minutes: minutes ?? meeting.minutes,
      present: await cameOf(streetId, orgId, present),
      guests,
      decisions: [...meeting.decisions, ...decided.map(({ ownerId: _, ...decision }) => decision)],
      version: version + 1,
      made: [...meeting.made, { id, hash }].slice(-REMEMBERED),
      ...{ by: memberId, byLabel: await labelOf(actor, '工作人员'), at },
    }
    const duties = decided.map(({ dutyId, title, ownerId, owner, dueOn }) =>
      dutyBegins({
        ...{ id: dutyId, streetId, orgId, kind: 'decision', title, meetingId, by: memberId, at },
        ...{ ownerId, ownerLabel: owner, plan: decidedUntil(dayOf(at), dueOn) },
      }),
    )
    return transact<MeetingView>(
      [putIf<typeof Meeting>(Meeting, next, { attr: 'version', eq: version }), ...duties, stillTrusted(actor)],
      () => meetingView(next),
    )
  })
}

/** Who came of those who hold or held a post, as others may see them. One query where anybody did. */
async function cameOf(streetId: string, orgId: string, present: readonly string[]): Promise<MeetingItem['present']> {
  if (present.length === 0) return []
  const terms = await termsIn({ streetId, scope: orgId })
  return terms.filter(({ id }) => present.includes(id)).map(({ id, nameMasked }) => ({ termId: id, name: nameMasked }))
}

/** Owners are members who hold a post of the organisation now, or staff of the street. @throws OWNER_INVALID */
async function ownersOf({ streetId }: Actor, orgId: string, ownerIds: readonly string[]): Promise<Map<string, string>> {
  const ids = [...new Set(ownerIds)]
  if (ids.length === 0) return new Map()
  const [held, profiles] = await Promise.all([
    heldNow({ streetId, scope: orgId }),
    Promise.all(ids.map((ownerId) => profileOf(ownerId))),
  ])
  return new Map(
    ids.map((ownerId, place) => {
      const profile = profiles[place]
      const isOurs = held.some((term) => term.memberId === ownerId)
      const isStaff = profile !== undefined && staffGrantOf(grantsOf(profile)) !== undefined
      if (profile?.streetId !== streetId || !profile.nameMasked || !(isOurs || isStaff)) throw problem('OWNER_INVALID')
      return [ownerId, profile.nameMasked]
    }),
  )
}
