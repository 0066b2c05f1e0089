import { proveRotating } from '@functions/checkins/rotatingTries'
import { now } from '@functions/platform/clock'
import { type Actor, issueTicket, openTicketOfAnyone } from '@functions/platform/http/token'
import { problem } from '@functions/platform/problem'
import { secretsOf } from '@functions/platform/sealed/personal'
import { getNow } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { claimedMoment, hasDoor, hasOut, isDoorOpen, OUT_AFTER_MS } from '@shared/rules/activities/standing'
import { rotatingCode, STEP_SECONDS, stepAt } from '@shared/rules/points/rotating'
import * as v from 'valibot'
import { attendanceOf } from './attendanceEntities'
import { Activity, type ActivityItem, wholeActivity } from './entities'
import { readable, runs, scheduleOf } from './heads'

/** The secrets that a door's digits may be made with: they follow from the activity and each valid key of the stage. */
const secretsAt = (activityId: string) => secretsOf('activity-door', activityId)

/** Codes of so many steps are given out: ten minutes, in which the door's screen needs no network. */
const SCREEN_STEPS = 20

/** So many are counted at a door. */
const MOST_CAME = 2000

/** @throws ACTIVITY_CANCELLED, DOOR_CLOSED */
export function refuseShut(head: ActivityItem, at: number): void {
  if (head.cancelled && head.cancelled.at <= at) throw problem('ACTIVITY_CANCELLED', { reason: head.cancelled.reason })
  if (!hasDoor(head.mode) || !isDoorOpen(scheduleOf(head), at)) throw problem('DOOR_CLOSED')
}

/** When it was, by what the phone says. @throws DOOR_TOO_LATE */
export function momentOf(claimedAt: number | undefined): number {
  const at = claimedMoment(claimedAt, now())
  if (at === undefined) throw problem('DOOR_TOO_LATE')
  return at
}

/** @throws ROTATING_CODE_INVALID, ROTATING_CODE_TRIES */
export const proveDigits = async (actor: Actor, activityId: string, code: string, at: number): Promise<void> =>
  proveRotating(actor, { key: `activity#${activityId}`, secrets: await secretsAt(activityId) }, code, at)

/** What the door's screen shows. One query of the activity and one of who came. @throws NOT_FOUND, DOOR_CLOSED */
export async function doorOf(actor: Actor, activityId: string): Promise<Outputs['activities']['door']> {
  const [whole, came, [secret]] = await Promise.all([
    wholeActivity(activityId),
    attendanceOf(activityId).count(MOST_CAME),
    secretsAt(activityId),
  ])
  if (!whole || whole.head.streetId !== actor.streetId || !runs(actor, whole.head)) throw problem('NOT_FOUND')
  const { head, seats } = whole
  const serverTime = now()
  // Whoever goes needs the digits for a while after the end.
  const isLeaving = hasOut(head.mode) && serverTime >= head.ends && serverTime <= head.ends + OUT_AFTER_MS
  const isShown = hasDoor(head.mode) && (isLeaving || isDoorOpen(scheduleOf(head), serverTime))
  if (head.cancelled || head.publishedAt === undefined || !isShown) throw problem('DOOR_CLOSED')
  const first = stepAt(serverTime)
  return {
    title: head.title,
    serverTime,
    stepSeconds: STEP_SECONDS,
    codes: Array.from({ length: SCREEN_STEPS }, (_, index) => ({
      code: rotatingCode(secret, first + index),
      from: (first + index) * STEP_SECONDS * 1000,
    })),
    came,
    expected: seats.reduce((sum, { taken }) => sum + taken, 0),
  }
}

const TICKET_SECONDS = 600
const Ticket = v.object({ activityId: v.string() })

/** The caller's own code for staff's scanner. Warm: no read. @throws NOT_FOUND */
export async function ticketOf(actor: Actor, activityId: string): Promise<Outputs['activities']['ticket']> {
  await readable(actor, activityId)
  return issueTicket('door', actor.memberId, { activityId }, TICKET_SECONDS)
}

/** Whom staff mean: by id, or by the code on their phone as of a moment. @throws TICKET_INVALID */
export async function memberMeant(
  { activityId, memberId, ticket }: Pick<Inputs['activities']['comeInBy'], 'activityId' | 'memberId' | 'ticket'>,
  at: number,
): Promise<{ memberId: string; via: 'list' | 'ticket' }> {
  if (memberId !== undefined) return { memberId, via: 'list' }
  const opened = ticket === undefined ? undefined : await openTicketOfAnyone('door', ticket, Ticket, at)
  if (opened?.content.activityId !== activityId) throw problem('TICKET_INVALID')
  return { memberId: opened.memberId, via: 'ticket' }
}

/** An activity as it stands at its door, for the caller or for who runs it. 1 read unit. @throws NOT_FOUND */
export async function headAtDoor(activityId: string): Promise<ActivityItem> {
  const head = await getNow(Activity, { activityId })
  if (head?.publishedAt === undefined) throw problem('NOT_FOUND')
  return head
}
