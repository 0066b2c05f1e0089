import { headOf, meOf } from '@functions/identity/me'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { secrets } from '@functions/platform/sealed/secrets'
import { urgentWaiting } from '@functions/reports/desk/waiting'
import { streetOf } from '@functions/stations/street'
import { streetView } from '@functions/stations/views'
import type { Outputs } from '@shared/contract/contract'
import { DUE_AT_ONCE } from '@shared/rules/office/due'
import { ALL_DUE } from './due.gen'
import { dueFrom, itemView, pageOfDue } from './duePage'
import { type Due, placed } from './merged'

type Today = Outputs['today']['home']

/** One beyond what is told tells that there are more. */
const MOST = DUE_AT_ONCE + 1
const capped = (count: number): number => Math.min(count, MOST)

/** The whole first screen of staff. A round trip beside the look at the caller: a read of the member, and short queries of what waits and is due, all at once. */
export async function todayOf(actor: Actor): Promise<Today> {
  const serverTime = now()
  const [{ profile, unread }, street, { wechat }, urgent, waiting, next, due] = await Promise.all([
    headOf(actor.memberId),
    streetOf(actor.streetId),
    secrets(),
    urgentWaiting(actor),
    waitingOf(actor),
    nextFor(actor),
    dueFrom(actor, MOST),
  ])
  return {
    serverTime,
    me: await meOf(profile),
    street: streetView(street),
    unread,
    urgent: capped(urgent),
    due: due.length,
    late: due.filter((item) => isLate(item, serverTime)).length,
    waiting,
    next: next.map(itemView),
    templates: Object.entries(wechat.templates).map(([name, { id }]) => ({ name, id })),
    first: await pageOfDue(actor, due, DUE_AT_ONCE),
  }
}

const isLate = ({ at }: Due, nowMs: number): boolean => at < nowMs

/** What of each kind waits for their decision, in the order of the kinds' names; those of which nothing waits are left out. */
async function waitingOf(actor: Actor): Promise<Today['waiting']> {
  const counted = await Promise.all(
    ALL_DUE.map(async ({ kind, waiting }) => ({ kind, count: capped((await waiting?.(actor)) ?? 0) })),
  )
  return counted.filter(({ count }) => count > 0)
}

/** What can be done next of each kind that says so. */
async function nextFor(actor: Actor): Promise<Due[]> {
  const found = await Promise.all(ALL_DUE.map(async ({ kind, next }) => ({ kind, item: await next?.(actor) })))
  return found.flatMap(({ kind, item }) => (item ? [placed(kind, item)] : []))
}
