import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { firstOf, guarded } from '@functions/platform/store/repeat'
import { commit, transact, untilAnswered } from '@functions/platform/store/transact'
import { firstTime, getNow } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { beginning, missed, nextDue, type Plan } from '@shared/rules/duties/plan'
import { LOG_LIMITS } from '@shared/rules/duties/worklog'
import { reaches } from '@shared/rules/people/roles'
import { addDays, dayOf } from '@shared/rules/time/day'
import { categoryInUse, staffOf } from './categories'
import { dutiesOf, dutyPlace, Fact, RecurringDuty } from './entities'
import { factBefore, factBy } from './entries'
import { changed, type Duty, dutyNow, forgetDuty, isOver, leftOutOf, ROUNDS } from './recurring'

type DutyView = Outputs['worklog']['addDuty']

/** A duty as staff see it on a day: what is due of it, and what was missed, by arithmetic. */
function dutyView(duty: Duty): DutyView {
  const { id, communityId, categoryId, name, plan, progress, version } = duty
  const today = dayOf(now())
  const { pauses, ...rule } = plan
  const pause = pauses.find(({ from, until }) => from <= today && today < until)
  return {
    ...{ dutyId: id, communityId, categoryId, name, rule, version },
    dueOn: nextDue(plan, progress),
    missed: missed(plan, progress, today),
    pausedUntil: pause?.until,
  }
}

/** A community's duties that are not over, first due first. One query. @throws UNKNOWN_COMMUNITY, FORBIDDEN */
export async function dutiesIn(actor: Actor, { communityId, ...page }: PageQuery & { communityId: string }) {
  await staffOf(actor, communityId)
  const { streetId, memberId } = actor
  const scope = `recurring#${streetId}#${memberId}#${communityId}`
  return pageOfQuery(page, scope, dutiesOf(streetId, communityId).page, dutyView)
}

/**
 * Begins a duty with its first whole period. One count and one transaction of 6 write units.
 * @throws UNKNOWN_COMMUNITY, FORBIDDEN, UNKNOWN_CATEGORY, DUTIES_FULL
 */
export async function addDuty(actor: Actor, input: Inputs['worklog']['addDuty']): Promise<DutyView> {
  const { streetId, memberId } = actor
  const { id, communityId, categoryId, name, rule } = input
  const hash = actFingerprint(actor, { communityId, categoryId, name, rule })
  const guards = async () => {
    await staffOf(actor, communityId)
    await categoryInUse(streetId, categoryId)
    const most = LOG_LIMITS.duties
    if ((await dutiesOf(streetId, communityId).count(most)) >= most) throw problem('DUTIES_FULL')
  }
  const first = await guarded(guards, async () => firstOf(await getNow(RecurringDuty, { id }), hash))
  if (first) return dutyView(first)
  const at = now()
  const plan: Plan = { ...rule, pauses: [] }
  const progress = beginning(plan, dayOf(at))
  const place = dutyPlace(streetId, communityId, nextDue(plan, progress), id)
  const made = { id, hash, streetId, communityId, categoryId, name, progress, version: 1, made: [], by: memberId, at }
  const duty = { ...made, plan }
  return commit<DutyView>([firstTime(RecurringDuty, { ...duty, ...place }, dutyView), stillTrusted(actor)], () =>
    dutyView(duty),
  )
}

/** A duty that the caller may change. 1 read unit. @throws NOT_FOUND outside one's communities */
async function ownDuty({ streetId, grants }: Actor, dutyId: string): Promise<Duty> {
  const duty = await dutyNow(streetId, dutyId)
  if (!reaches(grants, duty.communityId)) throw problem('NOT_FOUND')
  return duty
}

/** Leaves out what is due next of a duty. One read and one transaction of 12 write units. @throws NOT_FOUND, DUTY_OVER */
export async function skipDuty(actor: Actor, input: Inputs['worklog']['skip']): Promise<DutyView> {
  const { dutyId, reason } = input
  await untilAnswered<true>(async () => {
    const duty = await ownDuty(actor, dutyId)
    const { communityId, categoryId } = duty
    const left = { communityId, categoryId, day: dayOf(now()), quantity: 0, skipped: true, dutyId, reason }
    const fact = await factBy(actor, input, left)
    if (await factBefore(fact)) return true
    const { steps, settles } = leftOutOf(duty, fact)
    return transact<true>(
      [firstTime(Fact, { ...fact, settles }, () => true), ...steps, stillTrusted(actor)],
      () => true,
    )
  }, ROUNDS)
  forgetDuty(dutyId)
  return dutyView(await dutyNow(actor.streetId, dutyId))
}

/** Changes the rule of a duty as it was seen. One read and one transaction. @throws NOT_FOUND, DUTY_CHANGED */
async function change(
  actor: Actor,
  { dutyId, id, version, ...words }: { dutyId: string; id: string; version: number; until?: string },
  ruled: (duty: Duty) => Plan,
): Promise<DutyView> {
  const hash = actFingerprint(actor, { dutyId, version, ...words })
  await untilAnswered<true>(async () => {
    const duty = await ownDuty(actor, dutyId)
    const before = duty.made.find((each) => each.id === id)
    if (firstOf(before, hash)) return true
    const overtaken = (): never => {
      throw problem('DUTY_CHANGED')
    }
    if (duty.version !== version) overtaken()
    const plan = ruled(duty)
    const next = { by: actor.memberId, at: now(), plan, made: { id, hash } }
    return transact<true>([changed(duty, next), stillTrusted(actor)], () => true)
  })
  forgetDuty(dutyId)
  return dutyView(await dutyNow(actor.streetId, dutyId))
}

/** Lets nothing be due before a day. 4 write units, 4 more when it is due on another day. @throws DUTY_OVER, INVALID_INPUT */
export function pauseDuty(actor: Actor, input: Inputs['worklog']['pause']): Promise<DutyView> {
  const today = dayOf(now())
  return change(actor, input, (duty) => {
    if (isOver(duty, today)) throw problem('DUTY_OVER')
    if (input.until < today || input.until > addDays(today, LOG_LIMITS.pauseDays)) {
      throw problem('INVALID_INPUT', { fields: [{ path: 'until', message: '请选今天起一年内的一天' }] })
    }
    return { ...duty.plan, pauses: pausedUntil(duty.plan, today, input.until) }
  })
}

/** The pauses that are over, the running one until today, and one until `until`. Old ones that nothing due lies in are gone. */
function pausedUntil({ pauses }: Plan, today: string, until: string): { from: string; until: string }[] {
  const ended = pauses
    .filter(({ from }) => from < today)
    .map((pause) => ({ ...pause, until: pause.until < today ? pause.until : today }))
  return [...ended, ...(until > today ? [{ from: today, until }] : [])].slice(-PAUSES)
}

/** So many pauses of a duty are remembered: more than a year has months. */
const PAUSES = 24

/** Ends a duty with yesterday. @throws NOT_FOUND, DUTY_CHANGED */
export function endDuty(actor: Actor, input: Inputs['worklog']['end']): Promise<DutyView> {
  const yesterday = addDays(dayOf(now()), -1)
  return change(actor, input, ({ plan }) => ({ ...plan, to: yesterday }))
}
