import { countersFrom } from '@functions/counters/queries'
import { contactsScope, MONTH } from '@functions/counters/scopes'
import type { Actor } from '@functions/platform/http/token'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { staffOfCommunity } from './lists'

type Months = Outputs['pairs']['figures']['months']
type Sums = Months[number]['mine']

const nothing = (): Sums => ({ reached: 0, fulfilled: 0, tries: 0, late: 0 })

/**
 * Contacts of a community in a year: one small counter for each month and each who made some. What others made is told as
 * one sum. One query. @throws UNKNOWN_COMMUNITY, FORBIDDEN
 */
export async function contactFigures(
  actor: Actor,
  { communityId, year }: Inputs['pairs']['figures'],
): Promise<Outputs['pairs']['figures']> {
  await staffOfCommunity(actor, communityId)
  const between: [string, string] = [`${MONTH}${year}-01`, `${MONTH}${year}-12#\uffff`]
  const counters = await countersFrom(contactsScope(actor.streetId, communityId), between, {}).all()
  const months = new Map<string, Months[number]>()
  for (const counter of counters) {
    const [, month = '', who] = counter.bucket.split('#')
    const sums = {
      reached: counter.contactsReached ?? 0,
      fulfilled: counter.contactsFulfilled ?? 0,
      tries: counter.contactTries ?? 0,
      late: counter.contactsLate ?? 0,
    }
    const known = months.get(month) ?? { month, ...nothing(), mine: nothing() }
    months.set(month, {
      ...{ month, ...sumOf(known, sums) },
      mine: who === actor.memberId ? sumOf(known.mine, sums) : known.mine,
    })
  }
  return { months: [...months.values()] }
}

const sumOf = (a: Sums, b: Sums): Sums => ({
  reached: a.reached + b.reached,
  fulfilled: a.fulfilled + b.fulfilled,
  tries: a.tries + b.tries,
  late: a.late + b.late,
})
