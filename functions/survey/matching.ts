import { holdersOf, PHONE_RECORDS } from '@functions/identity/phone'
import { isMember } from '@functions/identity/profiles'
import type { Effect } from '@functions/platform/events/effect'
import { commit, type Step } from '@functions/platform/store/transact'
import { asSeen, getNow, putNew, removeIf, updateIf } from '@functions/platform/store/writes'
import { $remove } from 'dynamodb-toolbox/entity/actions/update'
import { coveragePlace, outletPlace, type PersonItem, roundsOf, SurveyPerson, SurveyRound } from './entities'
import { placesNow } from './persons'

/** Rounds whose people are kept. */
export const KEPT_ROUNDS = 2

/**
 * Keeps the list of those to be invited, when a number is registered or given up, and when somebody is surveyed: whichever came
 * last sees the other. Who is shown is asked once more when the list is read. A few small reads; 6 write units when somebody
 * changes lists.
 */
export const surveyMatching: Effect = {
  name: 'surveyMatching',
  kinds: [PHONE_RECORDS, SurveyPerson.entityName],
  run: async ({ kind, before, after }) => {
    const { streetId, index, memberId } = after ?? before ?? {}
    if (typeof streetId !== 'string' || typeof index !== 'string') return
    if (kind === SurveyPerson.entityName) {
      if (after && typeof after.round === 'number') await matched(await placesNow(streetId, after.round, index))
      return
    }
    const rounds = await roundsOf(streetId).first(KEPT_ROUNDS)
    for (const { round } of rounds) {
      await matched(await placesNow(streetId, round, index), after ? undefined : String(memberId))
    }
  },
}

/** Puts people where they stand by who holds their number now. `left` gave it up: whoever has left for good is taken out. */
async function matched(people: readonly PersonItem[], left?: string): Promise<void> {
  const [first] = people
  if (!first) return
  const { streetId, index } = first
  const holder = (await holdersOf(streetId, [index])).get(index)
  const hasLeft = holder === undefined && left !== undefined && !(await isMember(left))
  for (const person of people) {
    if (hasLeft) await commit<void>(await erasureOf(person), () => undefined)
    else await put(person, holder)
  }
}

async function put(person: PersonItem, holder: string | undefined): Promise<void> {
  const { streetId, round, index, also, version, memberId, ownerPk } = person
  const place = coveragePlace(person, holder)
  if (place.ownerPk === ownerPk && holder === memberId) return
  const gone = { memberId: $remove(), ownerPk: $remove(), ownerSk: $remove() }
  const isAsSeen = { and: [{ attr: 'version', eq: version } as const, asSeen('memberId', memberId)] }
  // What it is by now has a record of its own.
  await commit<void>(
    [
      updateIf<typeof SurveyPerson, void>(
        SurveyPerson,
        { streetId, round, index, also, ...gone, ...place },
        isAsSeen,
        () => undefined,
      ),
    ],
    () => undefined,
  )
}

/**
 * Takes somebody out of a round: of one that is closed, whose figures are frozen, with nothing left; of one that is open the
 * count stays, without number and name.
 */
export async function erasureOf(person: PersonItem): Promise<Step<void>[]> {
  const { streetId, round, index, also, version, orgId, communityId, mark, occupation, personId } = person
  const isAsSeen = { attr: 'version', eq: version } as const
  const out = removeIf<typeof SurveyPerson, void>(
    SurveyPerson,
    { streetId, round, index, also },
    isAsSeen,
    () => undefined,
  )
  const found = await getNow(SurveyRound, { streetId, round })
  if (found?.state === 'closed' || mark === 'gone') return [out]
  const nobody = { streetId, round, orgId, communityId, mark, occupation, personId }
  const { markedAt, markId, by, byLabel } = person
  const nameless = { ...nobody, markedAt, markId, by, byLabel, index: personId, also, taps: [], version: 1 }
  return [
    out,
    putNew<typeof SurveyPerson, void>(SurveyPerson, { ...nameless, ...outletPlace(nobody) }, () => undefined),
  ]
}
