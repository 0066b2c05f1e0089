import { BY_WORKER } from '@functions/counters/scopes'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { problem } from '@functions/platform/problem'
import { seal, unseal } from '@functions/platform/sealed/personal'
import { actFingerprint } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { firstOf, guarded } from '@functions/platform/store/repeat'
import { transact, untilAnswered, viewed } from '@functions/platform/store/transact'
import { firstTime, getNow, updateIf } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { isLate, mayBeContacted, moved, PAIR_LIMITS } from '@shared/rules/duties/pairs'
import { holds } from '@shared/rules/people/roles'
import { addDays, dayOf } from '@shared/rules/time/day'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { Contact, contactsWith } from './entities'
import { countsAs } from './offers'
import { after, changedTo, forgetPair, type PairItem, pairFor, pairNowFor, pairView } from './pair'

export type ContactItem = FormattedItem<typeof Contact>
type View = Outputs['pairs']['contacts']['items'][number]
type Logged = Outputs['pairs']['log']

/** Of so many who write down a contact with one person at once each gets through: every round one of them does. */
const ROUNDS = 20

const boundTo = ({ memberId, id }: Pick<ContactItem, 'memberId' | 'id'>) => `contact:${memberId}:${id}`

/** A contact as somebody sees it; what was noted of it only if they may. */
export async function contactView(contact: ContactItem, mayRead: boolean): Promise<View> {
  const { id, day, at, result, medium, byLabel, byRole, noteSealed, late, source, reverses, reason } = contact
  return {
    ...{ contactId: id, day, at, result, medium, byLabel, byWorker: byRole === 'worker' },
    note: mayRead && noteSealed ? await unseal(noteSealed, boundTo(contact)) : undefined,
    ...{ late: late ?? false, source, reverses, reason, reversed: contact.reversedBy !== undefined },
  }
}

/** Notes are for the pair and the street office, and for who wrote them. */
const readsNotes =
  ({ memberId, grants }: Actor, { staffId }: PairItem) =>
  (contact: ContactItem) =>
    staffId === memberId || contact.by === memberId || holds(grants, 'admin')

/** Contacts with a worker of one's community, newest first. One query. @throws NOT_FOUND */
export async function contactsOf(actor: Actor, { memberId, ...page }: PageQuery & { memberId: string }) {
  return contactPage(actor, await pairFor(actor, memberId), page)
}

export const contactPage = (actor: Actor, pair: PairItem, page: PageQuery) => {
  const mayRead = readsNotes(actor, pair)
  const scope = `contacts#${actor.memberId}#${pair.memberId}`
  return pageOfQuery(page, scope, contactsWith(pair.memberId).page, (each) => contactView(each, mayRead(each)))
}

/** What a write made before, if it did. 1 read unit. @throws IDEMPOTENCY_CONFLICT */
export const contactBefore = async ({ memberId, id, hash }: Pick<ContactItem, 'memberId' | 'id' | 'hash'>) =>
  firstOf(await getNow(Contact, { memberId, id }), hash ?? '')

type Made = Pick<ContactItem, 'memberId' | 'id' | 'hash' | 'by' | 'byRole' | 'byLabel' | 'at' | 'day' | 'medium'> &
  Pick<ContactItem, 'result' | 'source' | 'noteSealed'>

/** Lets what is no contact yet through. @throws CONTACT_COUNTED, CONTACTS_FULL */
export function refuseBeyond(pair: PairItem, { at, result, source }: Made): void {
  if (result !== 'reached') return
  if (source !== undefined && pair.reached.some((each) => each.source === source)) throw problem('CONTACT_COUNTED')
  if (recentOf(pair, dayOf(at)).length >= PAIR_LIMITS.contactsAWeek) throw problem('CONTACTS_FULL')
}

/** What a contact changes of its pair, and the record of it. */
export function contacted(pair: PairItem, made: Made): { contact: ContactItem; next: PairItem } {
  const { id, day, at, result, source, byRole, by } = made
  const { streetId, communityId } = pair
  const late = isLate(day, dayOf(at)) || undefined
  const record = { ...made, streetId, communityId, credit: byRole === 'worker' ? BY_WORKER : by, late }
  const tried = pair.triedOn !== undefined && pair.triedOn > day ? pair.triedOn : undefined
  if (result !== 'reached') return { contact: record, next: after(pair, { triedOn: tried ?? day }, at) }
  const { months, fulfils } = moved(pair, day, 1)
  const reached = [...recentOf(pair, dayOf(at)), { id, day, source }]
  return {
    contact: fulfils === 0 ? record : { ...record, fulfils },
    next: after(pair, { months, reached, triedOn: tried }, at),
  }
}

/** What can still come again, and the latest. */
function recentOf({ reached }: PairItem, today: string): PairItem['reached'] {
  const from = addDays(today, -PAIR_LIMITS.daysBack)
  const latest = [...reached].sort((a, b) => (a.day < b.day ? -1 : 1)).at(-1)
  return reached.filter((each) => each.day >= from || each === latest)
}

/**
 * Writes down that somebody was reached, or not. One transaction of 10 write units; what is kept of the pair saves its read.
 * @throws NOT_FOUND, CONTACT_DAY_OUT_OF_REACH, CONTACT_COUNTED, CONTACTS_FULL
 */
export async function logContact(actor: Actor, input: Inputs['pairs']['log']): Promise<Logged> {
  const { id, note, ...words } = input
  const { memberId, day, source } = words
  const hash = actFingerprint(actor, { ...words, note })
  const at = now()
  const guards = async () => {
    const pair = await pairFor(actor, memberId)
    if (!mayBeContacted(day, dayOf(at))) throw problem('CONTACT_DAY_OUT_OF_REACH')
    if (source !== undefined && !(await countsAs(actor, pair, source))) throw problem('NOT_FOUND')
  }
  const answered = async (pair: PairItem, contact: ContactItem): Promise<Logged> => ({
    pair: pairView(pair),
    contact: await contactView(contact, true),
  })
  const repeated = async (first: ContactItem) => answered(await pairNowFor(actor, memberId), first)
  const before = () => contactBefore({ memberId, id, hash })
  const first = await guarded(guards, before)
  if (first) return repeated(first)
  const who = { by: actor.memberId, byRole: 'staff', byLabel: await labelOf(actor, '网格员') } as const
  const noteSealed = note === undefined ? undefined : await seal(note, boundTo({ memberId, id }))
  const made: Made = { ...words, id, hash, ...who, at, noteSealed }
  return untilAnswered<Logged>(async () => {
    const pair = await pairFor(actor, memberId)
    const known = await guarded(() => refuseBeyond(pair, made), before)
    if (known) return repeated(known)
    const { contact, next } = contacted(pair, made)
    const answer = await transact<{ pair?: PairItem; contact: ContactItem }>(
      [firstTime(Contact, contact, (old) => ({ contact: old })), changedTo(pair, next), stillTrusted(actor)],
      () => ({ pair: next, contact }),
    )
    forgetPair(memberId)
    return viewed(answer, (done) => (done.pair ? answered(done.pair, done.contact) : repeated(done.contact)))
  }, ROUNDS)
}

/**
 * Takes a contact back by another record of the same day; its month is due again when no other contact is left in it. Two
 * reads and one transaction of ≤ 14 write units. @throws NOT_FOUND, CONTACT_REVERSED
 */
export async function takeContactBack(actor: Actor, input: Inputs['pairs']['takeBack']): Promise<Logged> {
  const { memberId, contactId, id, reason } = input
  const hash = actFingerprint(actor, { memberId, contactId, reason })
  const answer = await untilAnswered<{ pair: PairItem; contact: ContactItem }>(async () => {
    const [pair, contact] = await Promise.all([
      pairNowFor(actor, memberId),
      getNow(Contact, { memberId, id: contactId }),
    ])
    if (!contact) throw problem('NOT_FOUND')
    if (contact.reversedBy !== undefined || contact.reverses !== undefined) {
      const first = await contactBefore({ memberId, id, hash })
      if (!first) throw problem('CONTACT_REVERSED')
      return { pair, contact: first }
    }
    const at = now()
    const { streetId, communityId, credit, day, result, medium, late } = contact
    const isReached = result === 'reached'
    const { months, fulfils } = isReached ? moved(pair, day, -1) : { months: pair.months, fulfils: 0 }
    const back: ContactItem = {
      ...{ memberId, id, hash, streetId, communityId, credit, day, result, medium, late, reverses: contactId, reason },
      ...{ by: actor.memberId, byRole: 'staff', byLabel: await labelOf(actor, '网格员'), at },
      ...(fulfils === 0 ? {} : { fulfils }),
    }
    const next = after(pair, { months, reached: pair.reached.filter((each) => each.id !== contactId) }, at)
    return transact<{ pair: PairItem; contact: ContactItem }>(
      [
        firstTime(Contact, back, (old) => ({ pair, contact: old })),
        updateIf(Contact, { memberId, id: contactId, reversedBy: id }, { attr: 'reversedBy', exists: false }),
        changedTo(pair, next),
        stillTrusted(actor),
      ],
      () => ({ pair: next, contact: back }),
    )
  }, ROUNDS)
  forgetPair(memberId)
  return { pair: pairView(answer.pair), contact: await contactView(answer.contact, true) }
}
