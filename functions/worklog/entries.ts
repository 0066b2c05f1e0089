import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { firstOf, guarded } from '@functions/platform/store/repeat'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { firstTime, getNow, updateIf } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { mayBeLogged } from '@shared/rules/duties/worklog'
import { reaches } from '@shared/rules/people/roles'
import { dayOf } from '@shared/rules/time/day'
import type { FormattedItem, InputItem } from 'dynamodb-toolbox/entity'
import { categoryInUse, staffOf } from './categories'
import { Fact, factPlace, factsOf, ownFactPlace } from './entities'
import { dutyOf, forgetDuty, isOver, ROUNDS, settledOn, takenBackFrom } from './recurring'

type Entry = Outputs['worklog']['add']
type FactItem = FormattedItem<typeof Fact>
type Done = Pick<InputItem<typeof Fact>, 'communityId' | 'categoryId' | 'day' | 'quantity'> &
  Partial<Pick<InputItem<typeof Fact>, 'building' | 'note' | 'dutyId' | 'skipped' | 'reverses' | 'reason' | 'termId'>>

/** An entry as staff see it. */
export const entryView = (fact: FactItem): Entry => {
  const { id, communityId, categoryId, day, quantity, building, note, byLabel, at, dutyId, reverses, reason } = fact
  return {
    entryId: id,
    communityId,
    categoryId,
    day,
    quantity,
    building,
    note,
    byLabel,
    at,
    dutyId,
    reverses,
    reason,
    skipped: fact.skipped ?? false,
    reversed: fact.reversedBy !== undefined,
  }
}

/** A new entry by that write. */
export async function factBy(actor: Actor, { id, ...words }: { id: string }, done: Done) {
  const { streetId, memberId } = actor
  const byLabel = await labelOf(actor, '工作人员')
  const hash = actFingerprint(actor, words)
  const place = factPlace(streetId, done.communityId, done.categoryId, done.day, id)
  return { id, hash, streetId, by: memberId, byLabel, at: now(), ...done, ...place }
}

/** What a write made before, if it did. 1 read unit. @throws IDEMPOTENCY_CONFLICT */
export const factBefore = async ({ id, hash }: { id: string; hash: string }) =>
  firstOf(await getNow(Fact, { id }), hash)

/**
 * Writes down what was done. One transaction: 6 write units, 12 when a duty moves on with it; what is kept of categories and
 * duties saves their reads. @throws NOT_FOUND, FORBIDDEN, UNKNOWN_COMMUNITY, UNKNOWN_CATEGORY, LOG_DAY_OUT_OF_REACH, DUTY_OVER
 */
export async function addEntry(actor: Actor, input: Inputs['worklog']['add']): Promise<Entry> {
  const { id: _, ...done } = input
  const { communityId, categoryId, day, dutyId } = done
  const fact = await factBy(actor, input, done)
  const dutyFor = async () => {
    const duty = dutyId === undefined ? undefined : await dutyOf(actor.streetId, dutyId)
    if (duty && (duty.communityId !== communityId || duty.categoryId !== categoryId)) throw problem('NOT_FOUND')
    return duty
  }
  const guards = async () => {
    await staffOf(actor, communityId)
    if (!mayBeLogged(day, dayOf(fact.at))) throw problem('LOG_DAY_OUT_OF_REACH')
    await categoryInUse(actor.streetId, categoryId)
    const duty = await dutyFor()
    if (duty && isOver(duty, day)) throw problem('DUTY_OVER')
  }
  const first = await guarded(guards, () => factBefore(fact))
  if (first) return entryView(first)
  return untilAnswered<Entry>(async () => {
    const duty = await dutyFor()
    const { steps = [], settles } = duty ? settledOn(duty, day, fact) : {}
    const answer = await transact<Entry>(
      [firstTime(Fact, { ...fact, settles }, entryView), ...steps, stillTrusted(actor)],
      () => entryView(fact),
    )
    forgetDuty(dutyId)
    return answer
  }, ROUNDS)
}

/**
 * Takes an entry back by another one of the same day; what it was done for is open again as far as its period is the latest.
 * One read and one transaction of 10 write units, 16 when a duty moves back. @throws NOT_FOUND, ENTRY_REVERSED
 */
export async function reverseEntry(actor: Actor, input: Inputs['worklog']['reverse']): Promise<Entry> {
  const { entryId, id, reason } = input
  return untilAnswered<Entry>(async () => {
    const entry = await getNow(Fact, { id: entryId })
    const seen = entry?.streetId === actor.streetId && reaches(actor.grants, entry.communityId)
    if (!seen) throw problem('NOT_FOUND')
    const { communityId, categoryId, day, quantity, building, dutyId, settles, skipped, termId } = entry
    const done = { communityId, categoryId, day, quantity: -quantity, building, skipped, reverses: entryId, reason }
    const by = await factBy(actor, input, { ...done, termId })
    const fact = termId === undefined ? by : { ...by, ...ownFactPlace(entry.by, day, id) }
    if (entry.reversedBy !== undefined || entry.reverses !== undefined) {
      const first = await factBefore(fact)
      if (!first) throw problem('ENTRY_REVERSED')
      return entryView(first)
    }
    const duty = dutyId === undefined ? undefined : await dutyOf(actor.streetId, dutyId)
    const steps = [
      firstTime(Fact, fact, entryView),
      updateIf(Fact, { id: entryId, reversedBy: id }, { attr: 'reversedBy', exists: false }),
      ...(duty ? takenBackFrom(duty, settles, fact) : []),
      stillTrusted(actor),
    ]
    const answer = await transact<Entry>(steps, () => entryView(fact))
    forgetDuty(dutyId)
    return answer
  }, ROUNDS)
}

/** A category's entries in a community, latest day first. One query. @throws UNKNOWN_COMMUNITY, FORBIDDEN */
export async function entriesOf(
  actor: Actor,
  {
    communityId,
    categoryId,
    month,
    ...page
  }: PageQuery & { communityId: string; categoryId: string; month?: string | undefined },
) {
  await staffOf(actor, communityId)
  const { streetId, memberId } = actor
  const scope = `facts#${streetId}#${memberId}#${communityId}#${categoryId}#${month ?? ''}`
  return pageOfQuery(page, scope, factsOf(streetId, communityId, categoryId, month).page, entryView)
}
