import { holdersOf } from '@functions/identity/phone'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { tokenOf } from '@functions/platform/sealed/lookup'
import { actFingerprint, derivedId } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { firstOf } from '@functions/platform/store/repeat'
import { type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import { checkIf, putIf, putNew } from '@functions/platform/store/writes'
import type { Inputs } from '@shared/contract/contract'
import { readPhone } from '@shared/rules/survey/phoneCell'
import { heldAt, isLater } from '@shared/rules/survey/settle'
import { isPresent, type Mark, SURVEY_LIMITS } from '@shared/rules/survey/survey'
import { maskName } from '@shared/rules/text/masks'
import { communityOf, type InRound, outletFor } from './access'
import { coveragePlace, outletPlace, type PersonItem, SurveyPerson, SurveyRound } from './entities'
import { formsOfPerson, type PersonView, personView, placesNow, sealedName, sealedPhone } from './persons'

type Input = InRound<Inputs['survey']['mark']>

/** So many who mark the same person at once get through: every round one of them does. */
const ROUNDS = 12

/** Lets a write through only while the round is open; 2 write units. @throws SURVEY_CLOSED */
const roundIsOpen = (streetId: string, round: number): Step<never> =>
  checkIf<typeof SurveyRound>(SurveyRound, { streetId, round }, { attr: 'state', eq: 'open' }, () => {
    throw problem('SURVEY_CLOSED')
  })

/**
 * What one tap says of somebody at an outlet. Taps may come late and in any order: the later one stands, and an earlier one
 * changes nothing. Two queries and one transaction of ≤ 14 write units, more when a number changes.
 * @throws NOT_FOUND, SURVEY_CLOSED, SURVEY_PLACES
 */
export async function markPerson(actor: Actor, input: Input): Promise<PersonView> {
  const { streetId } = actor
  const { id, ...words } = input
  const { round, orgId, ref } = words
  const hash = actFingerprint(actor, words)
  const org = await outletFor(actor, orgId, 'write')
  const typed = numberIn(input)
  const index = typed === undefined ? (ref ?? derivedId(id, 'person')) : await tokenOf('phone', typed)
  const isMoved = ref !== undefined && !(await formsOfPerson(ref)).includes(index)
  const tap = { id, at: heldAt(input.at, now()) }
  const made = { by: actor.memberId, byLabel: await labelOf(actor, '工作人员'), markedAt: tap.at, markId: id }
  const at = (all: readonly PersonItem[]) => all.find((each) => each.orgId === orgId)
  return untilAnswered<PersonView>(async () => {
    const [places, before, left] = await Promise.all([
      placesNow(streetId, round, index),
      placesNow(streetId, round - 1, ref ?? index),
      isMoved ? placesNow(streetId, round, ref) : [],
    ])
    const [here, gone] = [at(places), at(left)]
    const first = firstOf(
      here?.taps.find((each) => each.id === id),
      hash,
    )
    const later = [here, gone].find((each) => each && !isLater(tap, { at: each.markedAt, id: each.markId }))
    if (here && (first || later === here)) return personView(here, true)
    if (later) return personView(later, true)
    const last = before.find((each) => each.orgId === orgId && isPresent(each.mark))
    const source = [here, gone, last, ...before].find((each) => each?.nameMasked) ?? here ?? gone
    if (ref !== undefined && !source) throw problem('NOT_FOUND')
    const others = places.filter((each) => each !== here)
    // Who is said to have gone from one makes room at another.
    const elsewhere = others.filter((each) => isPresent(each.mark))
    const isThere = here !== undefined && isPresent(here.mark)
    if (!isThere && input.mark !== 'gone' && elsewhere.length >= SURVEY_LIMITS.outlets) throw problem('SURVEY_PLACES')
    const said = await saidOf(input, { typed, last, source, id })
    const taps = [...(here?.taps ?? []), { id, hash }].slice(-SURVEY_LIMITS.marks)
    const holder = (await holdersOf(streetId, [index])).get(index)
    const stands = { streetId, round, orgId, index, communityId: communityOf(org), ...said, ...made, taps }
    const next = {
      ...stands,
      also: here?.also ?? (others.some(({ also }) => also === '') ? orgId : ''),
      importId: here?.importId,
      version: (here?.version ?? 0) + 1,
      ...outletPlace(stands),
      ...coveragePlace(stands, holder),
    }
    const steps = [
      placed(next, here),
      ...(isMoved ? leftBehind({ ...stands, index: ref, phoneIndex: index }, left, gone) : []),
    ]
    return transact<PersonView>([...steps, roundIsOpen(streetId, round), stillTrusted(actor)], () =>
      personView(next, true),
    )
  }, ROUNDS)
}

/** The number that was typed, in one form. */
function numberIn({ phone }: Input): string | undefined {
  const read = phone === undefined ? undefined : readPhone(phone)
  return read && 'value' in read ? read.value : undefined
}

interface Known {
  typed: string | undefined
  last: PersonItem | undefined
  source: PersonItem | undefined
  id: string
}

/** Who it is and what is said of them; of who has gone the last round knows the name, and here it is not kept. */
async function saidOf({ mark, name, occupation }: Input, { typed, last, source, id }: Known) {
  const personId = source?.personId ?? derivedId(id, 'personId')
  const said = { personId, mark: markBy(mark, last !== undefined, { name, occupation, typed, source }) }
  const does = occupation ?? source?.occupation
  if (said.mark === 'gone' && last) return { ...said, occupation: does }
  const { nameSealed, nameMasked, phoneSealed, phoneMasked } = source ?? {}
  return {
    ...said,
    occupation: does,
    ...(name === undefined ? { nameSealed, nameMasked } : await sealedName(personId, name)),
    ...(typed === undefined ? { phoneSealed, phoneMasked } : await sealedPhone(personId, typed)),
  }
}

interface Words {
  name: string | undefined
  occupation: PersonItem['occupation']
  typed: string | undefined
  source: PersonItem | undefined
}

/** Who was there in the last round is not new, and who was not is. */
function markBy(mark: Mark, wasThere: boolean, { name, occupation, typed, source }: Words): Mark {
  if (mark === 'gone') return mark
  if (!wasThere) return 'new'
  if (mark !== 'new') return mark
  const isOther = name !== undefined && source?.nameMasked !== maskName(name)
  const doesOther = occupation !== undefined && source?.occupation !== occupation
  return isOther || doesOther || (typed !== undefined && source?.phoneMasked === undefined) ? 'changed' : 'same'
}

/** Puts somebody where they stand, provided that nobody did since it was read. */
const placed = (next: PersonItem, here: PersonItem | undefined): Step<never> =>
  here
    ? putIf<typeof SurveyPerson>(SurveyPerson, next, { attr: 'version', eq: here.version })
    : putNew(SurveyPerson, next)

type Stands = Omit<PersonItem, 'also' | 'version' | 'queuePk' | 'queueSk'>

/** Under the number they had, somebody is no longer: neither there nor gone. */
function leftBehind(stands: Stands, left: readonly PersonItem[], gone: PersonItem | undefined): Step<never>[] {
  const { nameSealed, nameMasked, phoneSealed, phoneMasked, ...rest } = stands
  const isPrimary = left.every((each) => each === gone || each.also !== '')
  const place = { ...rest, mark: 'gone' as const }
  const next = { ...place, also: gone?.also ?? (isPrimary ? '' : stands.orgId), version: (gone?.version ?? 0) + 1 }
  return [placed({ ...next, ...outletPlace(place) }, gone)]
}
