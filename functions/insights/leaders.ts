import { earnedIn } from '@functions/counters/memberMonths'
import { countersFrom, placedIn } from '@functions/counters/queries'
import { MONTH, memberScope } from '@functions/counters/scopes'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { AGAIN, commit } from '@functions/platform/store/transact'
import { getNow, putIf } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { type Month, monthOf } from '@shared/rules/points/settlement'
import { dayOf, monthAfter } from '@shared/rules/time/day'
import { LeaderChoice } from './entities'
import { place } from './placing'

type Leaders = Outputs['insights']['leaders']

/** How many stand in the list. */
const LISTED = 50

/** How many months back from this one can be seen. */
const MONTHS_BACK = 12

/**
 * The members of a street who earned most in a month, masked, and the asker's own points. Equal points share a rank.
 * One query of 50 small items and two reads: ≈ 4 read units; a few seconds behind.
 * @throws NOT_FOUND for a month to come or more than twelve months ago.
 */
export async function leadersIn({ memberId, streetId }: Actor, given: { month?: Month | undefined }): Promise<Leaders> {
  const thisMonth = monthOf(dayOf(now()))
  const month = given.month ?? thisMonth
  if (month > thisMonth || month < firstMonth(thisMonth)) throw problem('NOT_FOUND')
  const scope = memberScope(streetId, memberId)
  const [best, own, choice] = await Promise.all([
    placedIn(streetId, month).first(LISTED),
    earnedIn(streetId, memberId, month),
    getNow(LeaderChoice, { memberId }),
  ])
  const hidden = choice?.hidden ?? false
  const all = best
    .flatMap(({ scope: whose, nameMasked, queueSk = '' }) =>
      nameMasked ? [{ nameMasked, points: Number(queueSk.split('#')[0]), mine: whose === scope }] : [],
    )
    .filter(({ mine }) => !(mine && hidden))
  const items = all.map((each) => ({ ...each, rank: all.findIndex(({ points }) => points === each.points) + 1 }))
  return { month, items, ownPoints: Math.max(0, own), hidden }
}

/** The same month a year ago. */
const firstMonth = (month: Month): Month => `${Number(month.slice(0, 4)) - MONTHS_BACK / 12}${month.slice(4)}`

/**
 * Takes the actor out of the list, or back into it, in every month that can be seen. The choice with the newest id
 * stands. A repeat carries it through once more. 6 write units, and 4 for each month the actor earned in.
 * @throws IDEMPOTENCY_CONFLICT
 */
export async function chooseLeaders(
  { memberId, streetId, epoch }: Actor,
  { id, hidden }: Inputs['insights']['chooseLeaders'],
): Promise<Outputs['insights']['chooseLeaders']> {
  const chosen = await commit<boolean>(
    [
      putIf(
        LeaderChoice,
        { memberId, hidden, id, at: now() },
        {
          or: [
            { attr: 'id', exists: false },
            { attr: 'id', lt: id },
          ],
        },
        (old) => {
          if (!old) return AGAIN
          if (old.id === id && old.hidden !== hidden) throw problem('IDEMPOTENCY_CONFLICT')
          return old.hidden
        },
      ),
      stillTrusted({ memberId, epoch }),
    ],
    () => hidden,
  )
  const thisMonth = monthOf(dayOf(now()))
  const months: [string, string] = [`${MONTH}${firstMonth(thisMonth)}`, `${MONTH}${monthAfter(thisMonth)}`]
  const counted = await countersFrom(memberScope(streetId, memberId), months, { consistent: true }).all()
  await Promise.all(counted.map(place))
  return { hidden: chosen }
}
