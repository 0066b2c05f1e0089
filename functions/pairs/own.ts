import { revealSender } from '@functions/identity/contact'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { isProblem, problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { firstOf, guarded } from '@functions/platform/store/repeat'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { firstTime } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { mayBeContacted } from '@shared/rules/duties/pairs'
import { dayOf } from '@shared/rules/time/day'
import { contactBefore, contacted, contactView, refuseBeyond } from './contacts'
import { Contact, contactsWith } from './entities'
import { givenTo, givingSteps, personFor } from './giving'
import { after, changedTo, forgetPair, lastReached, type PairItem, pairNow, stateOf } from './pair'

type Own = Outputs['pairs']['own']

/** So many of the newest contacts come with it. */
const NEWEST = 12

/** One's contact person, and the newest contacts with what was noted of them. A read and a query. */
export async function ownPair(actor: Actor): Promise<Own> {
  return ownView(await pairNow(actor.memberId), actor)
}

async function ownView(pair: PairItem | undefined, { memberId }: Actor): Promise<Own> {
  if (!pair) return { state: 'unpaired', callTime: 'any', contacts: [] }
  const { staffLabel, since, callTime, wish } = pair
  const newest = await contactsWith(memberId).first(NEWEST)
  const contacts = await Promise.all(newest.map((contact) => contactView(contact, true)))
  return { state: stateOf(pair), staffLabel, since, callTime, wish, lastReachedOn: lastReached(pair), contacts }
}

/** The number of one's contact person, who sees the look. @throws NOT_PAIRED, PHONE_GONE */
export async function callPerson(actor: Actor, { id }: Inputs['pairs']['call']): Promise<{ phone: string }> {
  const pair = await pairNow(actor.memberId)
  if (pair?.staffId === undefined) throw problem('NOT_PAIRED')
  const { phone } = await revealSender(actor, { memberId: pair.staffId, id, purpose: '结对的小哥要打电话' }).catch(
    (error: unknown) => {
      throw isProblem(error, 'NOT_FOUND') ? problem('NOT_PAIRED') : error
    },
  )
  return { phone }
}

/**
 * The worker says that they spoke: a contact of theirs, which counts. A read and one transaction of 10 write units.
 * @throws NOT_PAIRED, CONTACT_DAY_OUT_OF_REACH, CONTACTS_FULL
 */
export async function sayContact(actor: Actor, { id, day, medium }: Inputs['pairs']['say']): Promise<Own> {
  const { memberId } = actor
  const hash = actFingerprint(actor, { say: memberId, day, medium })
  const at = now()
  const made = { memberId, id, hash, by: memberId, byRole: 'worker', byLabel: '本人', at, day, medium } as const
  const spoken = { ...made, result: 'reached' } as const
  const next = await untilAnswered<PairItem | undefined>(async () => {
    const pair = await pairNow(memberId)
    const guards = () => {
      if (pair?.staffId === undefined) throw problem('NOT_PAIRED')
      if (!mayBeContacted(day, dayOf(at))) throw problem('CONTACT_DAY_OUT_OF_REACH')
      refuseBeyond(pair, spoken)
    }
    if ((await guarded(guards, () => contactBefore(made))) || !pair) return pair
    const done = contacted(pair, spoken)
    return transact<PairItem | undefined>(
      [firstTime(Contact, done.contact, () => pair), changedTo(pair, done.next), stillTrusted(actor)],
      () => done.next,
    )
  })
  forgetPair(memberId)
  return ownView(next, actor)
}

/**
 * When one likes to be called; that one wants another contact person, or none: they have none from then on. `keep` brings one
 * back. One read, and with a new person a query more; one transaction of ≤ 14 write units. @throws NOT_FOUND
 */
export async function askOf(actor: Actor, input: Inputs['pairs']['ask']): Promise<Own> {
  const { id, callTime, wish } = input
  const { memberId } = actor
  const made = { id, hash: actFingerprint(actor, { callTime, wish }) }
  const next = await untilAnswered<PairItem>(async () => {
    const pair = await pairNow(memberId)
    if (!pair) throw problem('NOT_FOUND')
    const before = pair.made.find((each) => each.id === id)
    if (firstOf(before, made.hash)) return pair
    const at = now()
    const asked = callTime === undefined ? pair : { ...pair, callTime }
    if (wish === undefined || (wish === 'keep' && pair.wish === undefined)) return written(after(asked, {}, at, made))
    if (wish !== 'keep') {
      const without = { wish, staffId: undefined, staffLabel: undefined, since: dayOf(at) }
      return written(after(asked, without, at, made))
    }
    const to = await personFor(pair, undefined)
    const again = givenTo({ ...asked, wish: undefined }, to, at, made)
    return transact<PairItem>([...givingSteps(pair, again, to), stillTrusted(actor)], () => again)

    function written(changed: PairItem) {
      return transact<PairItem>([changedTo(pair, changed), stillTrusted(actor)], () => changed)
    }
  })
  forgetPair(memberId)
  return ownView(next, actor)
}
