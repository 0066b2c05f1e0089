import { profilesNow } from '@functions/identity/profiles'
import { addMeeting, meetingOf, record } from '@functions/orgs/meetings'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { pick } from '@functions/platform/pick'
import { problem } from '@functions/platform/problem'
import { actFingerprint, derivedId } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { firstOf, guarded } from '@functions/platform/store/repeat'
import { commit } from '@functions/platform/store/transact'
import { firstTime, getNow } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { ACTIVITY_LIMITS } from '@shared/rules/activities/activity'
import { dayOf } from '@shared/rules/time/day'
import { Remark, type RemarkItem, remarkPlace, remarksOf } from './attendanceEntities'
import type { ActivityItem } from './entities'
import { headFor } from './heads'

type Said = Outputs['activities']['remark']

const remarkView = ({ id, memberId, speaker, text, at, byLabel }: RemarkItem): Said => ({
  ...{ remarkId: id, memberId, speaker, text, at, byLabel },
})

/** A council as it stands, for who runs it. @throws NOT_FOUND, NOT_A_COUNCIL */
async function councilFor(actor: Actor, activityId: string): Promise<ActivityItem> {
  const head = await headFor(actor, activityId)
  if (head.kind !== 'council') throw problem('NOT_A_COUNCIL')
  return head
}

/**
 * Keeps what somebody said, with the speaker: who proposes what becomes of it. Two or three reads and one transaction.
 * @throws NOT_FOUND, NOT_A_COUNCIL, UNKNOWN_MEMBER, REMARKS_FULL
 */
export async function addRemark(actor: Actor, input: Inputs['activities']['remark']): Promise<Said> {
  const { activityId, id, memberId, speaker, text } = input
  const { streetId } = actor
  const hash = actFingerprint(actor, { remark: activityId, memberId, speaker, text })
  let name = speaker ?? '参会人'
  const first = await guarded(
    async () => {
      await councilFor(actor, activityId)
      if (memberId !== undefined) {
        const profile = (await profilesNow([memberId])).get(memberId)
        if (profile?.streetId !== streetId) throw problem('UNKNOWN_MEMBER')
        name = profile.nameMasked ?? name
      }
      if ((await remarksOf(activityId).count(ACTIVITY_LIMITS.remarks)) >= ACTIVITY_LIMITS.remarks) {
        throw problem('REMARKS_FULL')
      }
    },
    async () => firstOf(await getNow(Remark, { activityId, id }), hash),
  )
  if (first) return remarkView(first)
  const who = { by: actor.memberId, byLabel: await labelOf(actor, '工作人员'), at: now() }
  const remark = { activityId, id, hash, streetId, memberId, speaker: name, text, ...who, ...remarkPlace(memberId, id) }
  return commit<Said>([firstTime<typeof Remark, Said>(Remark, remark, remarkView), stillTrusted(actor)], () =>
    remarkView(remark),
  )
}

/** What was said, in its order. A read and a query. @throws NOT_FOUND */
export async function remarkList(actor: Actor, { activityId, ...page }: PageQuery & { activityId: string }) {
  await headFor(actor, activityId)
  return pageOfQuery(page, `remarks#${actor.memberId}#${activityId}`, remarksOf(activityId).page, remarkView)
}

/**
 * Keeps the minutes as a meeting of the council's host: its decisions become duties there. The meeting is the activity's: its id
 * follows from it. What two transactions need; sent again it goes on where it stopped.
 * @throws NOT_FOUND, NOT_A_COUNCIL, HOST_REQUIRED, MEETING_CHANGED, DECISIONS_FULL, OWNER_INVALID, ORG_CLOSED
 */
export async function keepMinutes(
  actor: Actor,
  { activityId, id, version, minutes, decisions }: Inputs['activities']['minutes'],
): Promise<Outputs['activities']['minutes']> {
  const { host, title, starts, place } = await councilFor(actor, activityId)
  if (!host) throw problem('HOST_REQUIRED')
  const meetingId = meetingIdOf(activityId, host.orgId)
  if (version === 0 && !(await meetingOf(meetingId))) {
    const words = { title, day: dayOf(starts), place: place.name, agenda: [] }
    await addMeeting(actor, { id: meetingId, orgId: host.orgId, ...words })
  }
  const kept = { meetingId, id, version: version || FIRST, minutes, decisions, present: [], guests: 0 }
  return minutesView(await record(actor, kept))
}

/** The version of a meeting that has just been written down. */
const FIRST = 1

const meetingIdOf = (activityId: string, orgId: string) => derivedId(activityId, `meeting#${orgId}`)

const minutesView = (meeting: Outputs['orgs']['record']): Outputs['activities']['minutes'] =>
  pick(meeting, 'meetingId', 'version', 'minutes', 'decisions')

/** The minutes of a council, if there are some. A read where it may have them. */
export async function minutesOf({ activityId, kind, host }: ActivityItem) {
  if (kind !== 'council' || !host) return undefined
  const meeting = await meetingOf(meetingIdOf(activityId, host.orgId))
  return meeting && minutesView(meeting)
}
