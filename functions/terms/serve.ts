import { cached } from '@functions/platform/cache'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { firstOf, guarded } from '@functions/platform/store/repeat'
import { AGAIN, type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import { checkIf, firstTime, get, getNow } from '@functions/platform/store/writes'
import { type FactItem, factArises, factNow, factTakenBack } from '@functions/worklog/facts'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { POSTS, STREET_SCOPE } from '@shared/rules/duties/posts'
import { activitySource, mayBeServed, type ServedId, waitsForStaff } from '@shared/rules/duties/served'
import { isActive } from '@shared/rules/duties/term'
import { dayOf } from '@shared/rules/time/day'
import { Term } from './entities'
import type { TermItem } from './queries'
import { countsAlone, givesBack, waitsOn } from './servedAlone'
import { Claim, claimPlace, claimQueue } from './servedEntities'

type Logged = Outputs['terms']['log']
export type Served = Outputs['terms']['takeBack']

/** So many terms does one warm function remember. */
const MOST = 2000

/** A term by street and id; kept ≤ 60 s. What is written depends on the term as it stands. */
const kept = cached(
  (key) => {
    const [streetId = '', id = ''] = key.split('#')
    return get(Term, { streetId, scope: STREET_SCOPE, id })
  },
  { most: MOST },
)

/** The caller's term, if it runs; one that does not by what is kept is looked at again. @throws NOT_FOUND, TERM_NOT_ACTIVE */
async function running({ streetId, memberId }: Actor, termId: string, at: number): Promise<TermItem> {
  const key = `${streetId}#${termId}`
  let term = await kept(key)
  if (!term || !isActive(term, at)) {
    kept.forget(key)
    term = await getNow(Term, { streetId, scope: STREET_SCOPE, id: termId })
  }
  if (term?.memberId !== memberId) throw problem('NOT_FOUND')
  if (!isActive(term, at) || !POSTS[term.post].serves) throw problem('TERM_NOT_ACTIVE')
  return term
}

/** Lets a write through only while the caller's term runs, as it stands at that very moment. 2 write units. @throws TERM_NOT_ACTIVE */
export function stillRuns({ streetId, memberId }: Actor, termId: string, at: number): Step<never> {
  const today = dayOf(at)
  const runs = {
    and: [
      { attr: 'memberId', eq: memberId } as const,
      { attr: 'acceptedAt', lte: at } as const,
      { attr: 'declinedAt', exists: false } as const,
      { attr: 'endedAt', exists: false } as const,
      { attr: 'from', lte: today } as const,
      { attr: 'to', gte: today } as const,
    ],
  }
  return checkIf<typeof Term>(Term, { streetId, scope: STREET_SCOPE, id: termId }, runs, () => {
    kept.forget(`${streetId}#${termId}`)
    throw problem('TERM_NOT_ACTIVE')
  })
}

/**
 * Writes down what the caller did by a term that runs. One transaction of 12 write units, warm without a read: an entry of the
 * work log, or, when it is too much at once or with what that day has already, what waits for staff to confirm it.
 * @throws NOT_FOUND, TERM_NOT_ACTIVE, SERVED_DAY, SERVED_AT_ACTIVITY
 */
export async function log(actor: Actor, input: Inputs['terms']['log']): Promise<Logged> {
  const { id, termId, activityId, ...done } = input
  const { streetId, memberId } = actor
  const { categoryId, day, quantity } = done
  const at = now()
  const hash = actFingerprint(actor, { termId, activityId, ...done })
  // What was done at an activity counts once: whoever was checked in there has it already.
  const source =
    activityId === undefined || done.categoryId !== 'served-service' ? undefined : activitySource(activityId, memberId)
  let waits = waitsForStaff(categoryId, quantity)
  const answer = () => ({ servedId: id, waits })
  const before = async () => {
    const [fact, claim] = await Promise.all([factNow(id), getNow(Claim, { id })])
    return firstOf(fact ?? claim, hash) && { servedId: id, waits: fact === undefined }
  }
  return untilAnswered<Logged>(async () => {
    let term: TermItem | undefined
    const first = await guarded(async () => {
      term = await running(actor, termId, at)
      if (!mayBeServed(day, dayOf(at), term.from)) throw problem('SERVED_DAY')
    }, before)
    if (first || !term) return first ?? answer()
    const { communityId = '', nameMasked } = term
    const kept = { id, hash, streetId, communityId, termId, ...done, at }
    const places = { ...claimPlace(memberId, id), ...claimQueue(streetId, communityId, day, id) }
    const alone = { id, streetId, termId, categoryId, day, quantity }
    const tooMuch = (): typeof AGAIN => {
      waits = true
      return AGAIN
    }
    const byLabel = `${POSTS[term.post].label} ${nameMasked}`
    const steps: Step<Logged>[] = waits
      ? [firstTime<typeof Claim, Logged>(Claim, { ...kept, memberId, nameMasked, ...places }, answer), waitsOn(alone)]
      : [
          ...factArises<Logged>({ ...kept, by: memberId, byLabel, source }, answer, () => {
            throw problem('SERVED_AT_ACTIVITY')
          }),
          countsAlone(alone, tooMuch),
        ]
    return transact<Logged>([...steps, stillRuns(actor, termId, at), stillTrusted(actor)], answer)
  })
}

/** An entry as its member sees it. */
export const servedView = (fact: FactItem): Served => {
  const { id, termId = '', categoryId, day, quantity, building, note, at, reverses, reason, reversedBy } = fact
  const of = { servedId: id, termId, categoryId: categoryId as ServedId, day, quantity, building, at }
  return { ...of, note: note || undefined, reverses, reason, reversed: reversedBy !== undefined }
}

/**
 * Takes back what the caller wrote down; what it was of its day may be written down anew. One read and one transaction of 18 write
 * units. @throws NOT_FOUND, ENTRY_REVERSED, TERM_NOT_ACTIVE
 */
export async function takeBack(actor: Actor, input: Inputs['terms']['takeBack']): Promise<Served> {
  const { servedId, id, reason } = input
  const { streetId, memberId } = actor
  const hash = actFingerprint(actor, { takeBack: servedId, reason })
  let hasRoom = true
  return untilAnswered<Served>(async () => {
    const entry = await factNow(servedId)
    const { termId, categoryId, day, quantity } = entry ?? {}
    if (entry?.streetId !== streetId || entry.by !== memberId || termId === undefined) throw problem('NOT_FOUND')
    const at = now()
    const act = { id, hash, reason, by: memberId, byLabel: await labelOf(actor, '本人'), at }
    const { steps, back } = factTakenBack<Served>(entry, act, servedView)
    const first = await guarded(
      () => {
        if (entry.reversedBy !== undefined || entry.reverses !== undefined) throw problem('ENTRY_REVERSED')
      },
      async () => firstOf(await factNow(id), hash),
    )
    if (first) return servedView(first)
    const alone = {
      id: servedId,
      streetId,
      termId,
      categoryId: categoryId as ServedId,
      day: day ?? '',
      quantity: quantity ?? 0,
    }
    const room = givesBack(alone, (): typeof AGAIN => {
      hasRoom = false
      return AGAIN
    })
    return transact<Served>(
      [...steps, ...(hasRoom ? [room] : []), stillRuns(actor, termId, at), stillTrusted(actor)],
      () => servedView(back),
    )
  })
}
