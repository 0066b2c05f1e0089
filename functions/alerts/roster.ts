import { assigneeFor } from '@functions/identity/people'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { firstOf } from '@functions/platform/store/repeat'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { asSeen, getNow, putIf } from '@functions/platform/store/writes'
import { streetOf, teamsOf } from '@functions/stations/street'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { reaches } from '@shared/rules/people/roles'
import { OFFICE } from '@shared/rules/people/roster'
import { rosterOf } from './duty'
import { DutyRecord } from './entities'

type Roster = Outputs['alerts']['roster']

/** So many of the last writes of one person's duty are remembered. */
const REMEMBERED = 10

/** A team's roster: everybody who works for it, oneself first. @throws NOT_FOUND, FORBIDDEN outside one's teams */
export async function rosterView(actor: Actor, teamId: string): Promise<Roster> {
  await teamFor(actor, teamId)
  const people = await rosterOf(actor.streetId, teamId, now())
  const me = ({ memberId }: { memberId: string }) => memberId === actor.memberId
  return {
    teamId,
    people: people
      .sort((a, b) => Number(me(b)) - Number(me(a)))
      .map((each) => ({
        memberId: each.memberId,
        label: each.label,
        me: me(each),
        onDuty: each.onDuty,
        version: each.duty?.version ?? 0,
        shifts: each.duty?.shifts ?? [],
        exceptions: each.duty?.exceptions ?? [],
      })),
  }
}

async function teamFor({ streetId, grants }: Actor, teamId: string): Promise<void> {
  const isTeam = teamId === OFFICE || teamsOf(await streetOf(streetId)).some((team) => team.teamId === teamId)
  if (!isTeam) throw problem('NOT_FOUND')
  if (!reaches(grants, teamId)) throw problem('FORBIDDEN')
}

/**
 * Sets one person's duty in a team, as the caller saw it before. One read of it and of the person, one transaction.
 * @throws NOT_FOUND, ASSIGNEE_REQUIRED for somebody who does not work there, ROSTER_CHANGED, IDEMPOTENCY_CONFLICT
 */
export async function setDuty(
  actor: Actor,
  { teamId, id, memberId, version, shifts, exceptions }: Inputs['alerts']['setDuty'],
): Promise<Roster> {
  await teamFor(actor, teamId)
  const { streetId } = actor
  const hash = actFingerprint(actor, { memberId, version, shifts, exceptions })
  await untilAnswered<true>(async () => {
    const before = await getNow(DutyRecord, { streetId, teamId, memberId })
    const made = before?.made ?? []
    const first = made.find((each) => each.id === id)
    if (firstOf(first, hash)) return true
    if (!(await assigneeFor({ streetId, teamId }, memberId))) throw problem('ASSIGNEE_REQUIRED')
    if ((before?.version ?? 0) !== version) throw problem('ROSTER_CHANGED')
    const duty = {
      streetId,
      teamId,
      memberId,
      version: version + 1,
      shifts,
      exceptions,
      made: [...made, { id, hash }].slice(-REMEMBERED),
      by: actor.memberId,
      at: now(),
    }
    return transact<true>(
      [putIf(DutyRecord, duty, asSeen('version', before?.version)), stillTrusted(actor)],
      () => true,
    )
  })
  return rosterView(actor, teamId)
}
