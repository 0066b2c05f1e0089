import { type CounterItem, type CounterKey, countersNow, placed } from '@functions/counters/places'
import { leadersOf, memberMonthOf } from '@functions/counters/scopes'
import { type Count, tally } from '@functions/counters/tally'
import { profilesNow } from '@functions/identity/profiles'
import { getEachNow } from '@functions/platform/store/batch'
import { AGAIN, untilAnswered } from '@functions/platform/store/transact'
import { LeaderChoice } from './entities'

interface MemberMonth {
  key: CounterKey
  streetId: string
  memberId: string
  month: string
}

/** Digits of a score in an index key: text sorts as numbers do. */
const DIGITS = 10
/** Members placed with one reading: a batch reads at most 100 items. */
const AT_ONCE = 100

/**
 * Puts every member's month among these counts where its points say, or takes it out of the list. Idempotent: worked
 * out from what is stored; what stands right is not written. Choices are read after counters and each placing is
 * counted, so a newer choice is never overwritten by an older one. Two round trips and one write for up to 100 members;
 * for each 3 read units, 1 write unit and up to 3 in the index.
 */
export const placeAll = (counts: readonly Count[]): Promise<void> => placeEach([...tally(counts).values()])

/** The same for the members' months among these counters. */
export async function placeEach(counters: readonly CounterKey[]): Promise<void> {
  const months = counters.flatMap(monthOf)
  for (let start = 0; start < months.length; start += AT_ONCE) await placeThese(months.slice(start, start + AT_ONCE))
}

/** The same for one member's month. */
export const place = (key: CounterKey): Promise<void> => placeThese(monthOf(key))

function monthOf({ scope, bucket }: CounterKey): MemberMonth[] {
  const whose = memberMonthOf({ scope, bucket })
  return whose ? [{ key: { scope, bucket }, ...whose }] : []
}

async function placeThese(months: readonly MemberMonth[]): Promise<void> {
  let waiting = months
  await untilAnswered<void>(async () => {
    waiting = await placedBut(waiting)
    return waiting.length > 0 ? AGAIN : undefined
  })
}

/** Places what has not changed since it was read; the others are to be placed again. */
async function placedBut(months: readonly MemberMonth[]): Promise<MemberMonth[]> {
  if (months.length === 0) return []
  const counters = await countersNow(months.map(({ key }) => key))
  const memberIds = [...new Set(months.map(({ memberId }) => memberId))]
  const [hidden, profiles] = await Promise.all([hiddenAmong(memberIds), profilesNow(memberIds)])
  const isPlaced = await Promise.all(
    months.map((month, index) => {
      const counter = counters[index]
      const profile = profiles.get(month.memberId)
      const isShown = profile?.streetId === month.streetId && !hidden.has(month.memberId)
      return counter ? placed(counter, placeOf(month, counter, isShown ? profile.nameMasked : undefined)) : true
    }),
  )
  return months.filter((_, index) => !isPlaced[index])
}

/** Where a month stands: nowhere without a name or points. */
function placeOf({ streetId, memberId, month }: MemberMonth, { pointsEarned = 0 }: CounterItem, nameMasked?: string) {
  if (!nameMasked || pointsEarned <= 0) return {}
  const score = String(pointsEarned).padStart(DIGITS, '0')
  return { nameMasked, queuePk: leadersOf(streetId, month), queueSk: `${score}#${memberId}` }
}

async function hiddenAmong(memberIds: readonly string[]): Promise<Set<string>> {
  const keys = memberIds.map((memberId) => ({ memberId }))
  const choices = await getEachNow(LeaderChoice, keys)
  return new Set(choices.flatMap((choice) => (choice?.hidden ? [choice.memberId] : [])))
}
