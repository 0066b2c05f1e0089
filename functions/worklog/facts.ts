import { recordsOf } from '@functions/platform/events/effect'
import { problem } from '@functions/platform/problem'
import { AGAIN, type Step } from '@functions/platform/store/transact'
import { firstTime, getNow, putNew, updateIf } from '@functions/platform/store/writes'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { Fact, FactSource, factPlace, ownFactPlace } from './entities'

/**
 * Entries that arise elsewhere: another slice writes them in its own transaction. They are counted, listed and taken back like
 * those that staff write down.
 */
export type FactItem = FormattedItem<typeof Fact>

/** Entries as the stream brings them. */
export const facts = recordsOf(Fact)

type Kept = 'id' | 'hash' | 'streetId' | 'communityId' | 'categoryId' | 'day' | 'quantity' | 'by' | 'byLabel' | 'at'
type Said = 'building' | 'note' | 'dutyId' | 'settles' | 'source' | 'termId' | 'reverses' | 'reason'
export type Arising = Pick<FactItem, Kept> & Partial<Pick<FactItem, Said>>

/** An entry with its places: in its category's list, and where it was done by a term among its member's. */
export const placed = (fact: Arising, memberId = fact.by) => ({
  ...fact,
  ...factPlace(fact.streetId, fact.communityId, fact.categoryId, fact.day, fact.id),
  ...(fact.termId === undefined ? {} : ownFactPlace(memberId, fact.day, fact.id)),
})

/** What it means that what caused an entry counted in its category already. */
type CountedAlready<T> = (factId: string) => T | typeof AGAIN

/**
 * An entry. 4 write units; 2 more where it was done by a term, 2 more with a `source`: one source counts once in a category,
 * whoever says it. `replay`: the answer of the same entry sent again.
 */
export function factArises<T>(
  fact: Arising,
  replay: (first: FactItem) => T,
  countedAlready: CountedAlready<T> = () => AGAIN,
): Step<T>[] {
  const { id, streetId, categoryId, source } = fact
  const first = firstTime<typeof Fact, T>(Fact, placed(fact), replay)
  if (source === undefined) return [first]
  const mark = { streetId, source, categoryId, factId: id }
  return [first, putNew<typeof FactSource, T>(FactSource, mark, ({ factId }) => countedAlready(factId))]
}

/** The entry by which something counted in a category; undefined when it did not. 1 read unit. */
export const countedBy = async (streetId: string, source: string, categoryId: string) =>
  (await getNow(FactSource, { streetId, source, categoryId }))?.factId

/** An entry as it stands; undefined when there is none. 1 read unit. */
export const factNow = (id: string): Promise<FactItem | undefined> => getNow(Fact, { id })

/**
 * Takes an entry back by another one of the same day with the negative quantity, once: both are seen. 8 write units, 4 more where
 * it was done by a term, among whose member's entries it stands. @throws ENTRY_REVERSED
 */
export function factTakenBack<T>(
  entry: FactItem,
  act: Pick<Arising, 'id' | 'hash' | 'by' | 'byLabel' | 'at'> & { reason: string },
  view: (back: FactItem) => T,
): { steps: Step<T>[]; back: FactItem } {
  const { streetId, communityId, categoryId, day, quantity, building, termId, id } = entry
  const said = { streetId, communityId, categoryId, day, quantity: -quantity, building, termId, reverses: id }
  const back = placed({ ...act, ...said }, entry.by)
  const seen = { id, reversedBy: act.id }
  const steps = [
    firstTime<typeof Fact, T>(Fact, back, view),
    updateIf<typeof Fact, T>(Fact, seen, { attr: 'reversedBy', exists: false }, () => {
      throw problem('ENTRY_REVERSED')
    }),
  ]
  return { steps, back }
}
