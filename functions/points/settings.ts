import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import type { PageQuery } from '@functions/platform/lists/pages'
import { problem } from '@functions/platform/problem'
import { changeSetting, changesOf } from '@functions/platform/store/settings'
import { setStreet, streetNow, streets } from '@functions/stations/street'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { secondPersonLimit } from '@shared/rules/people/corrections'
import { addDays, dayOf, startOf } from '@shared/rules/time/day'

/** As its changes name it. */
const REF = 'points'

/** The street afresh: what is written next depends on it. @throws NOT_FOUND */
async function freshStreet(streetId: string) {
  const item = await streetNow(streetId)
  if (!item) throw problem('NOT_FOUND')
  return item
}

/** Above so many points a second administrator decides. Read for the write itself: a cache is never what it depends on. */
export async function secondPersonAbove(streetId: string): Promise<number> {
  const item = await streetNow(streetId)
  return secondPersonLimit(item ?? {}, now())
}

/** The settings as they are, and who changed them, newest first. One read and one query. @throws NOT_FOUND */
export async function settingsOf(actor: Actor, page: PageQuery): Promise<Outputs['points']['settings']> {
  const [street, { items, ...rest }] = await Promise.all([freshStreet(actor.streetId), changesOf(actor, REF, page)])
  const { pointFen = 0, settingsVersion: version = 0, secondPersonFrom: from = 0 } = street
  const later = from > now()
  return {
    ...{ pointFen, version, secondPersonAbove: secondPersonLimit(street, Math.max(now(), from)) },
    ...(later ? { limitFrom: from, limitBefore: secondPersonLimit(street, now()) } : {}),
    ...rest,
    items: items.map(({ values: { pointFen: fen = 0, secondPersonAbove: limit = 0 }, ...change }) => ({
      ...change,
      pointFen: fen,
      secondPersonAbove: limit,
    })),
  }
}

/**
 * Sets what a point is worth to a shop and above how many points two administrators decide. A higher limit holds from
 * the next Shanghai day, so nobody lifts it for one award. Idempotent. One read and one transaction of 8 write units.
 * @throws SETTING_CHANGED
 */
export async function saveSettings(actor: Actor, input: Inputs['points']['saveSettings']) {
  const { streetId } = actor
  const { version: seen, pointFen, secondPersonAbove: limit } = input
  const street = await freshStreet(streetId)
  const values = { pointFen, secondPersonAbove: limit }
  const at = now()
  const before = secondPersonLimit(street, at)
  const from = limit > before ? startOf(addDays(dayOf(at), 1)) : 0
  return changeSetting(actor, { ref: REF, kept: streets, values }, input, () =>
    setStreet({ streetId, ...values, secondPersonBefore: before, secondPersonFrom: from }, seen),
  )
}
