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
import { dueFrom, pageOfDue } from './duePage'
import type { Due } from './merged'

type Today = Outputs['today']['home']

/** One beyond what is told tells that there are more. */
const MOST = DUE_AT_ONCE + 1
const capped = (count: number): number => Math.min(count, MOST)

/** The whole first screen of staff. One round trip: a read of the member, and short queries of what waits and is due, all at once. */
export async function todayOf(actor: Actor): Promise<Today> {
  const serverTime = now()
  const [{ profile, unread }, street, { wechat }, urgent, waiting, due] = await Promise.all([
    headOf(actor.memberId),
    streetOf(actor.streetId),
    secrets(),
    urgentWaiting(actor),
    waitingOf(actor),
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
