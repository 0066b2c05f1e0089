import type { Occupation } from '../text/words'
import { type Figures, groupOf, isPresent, type Mark, NO_FIGURES } from './survey'

/** What a round says of somebody at an outlet. */
export interface Seen {
  /** Who it is, whatever outlet they are at. */
  key: string
  orgId: string
  mark: Mark
  /** They are there under another number: no longer under this one, and not gone. */
  renumbered?: boolean | undefined
  occupation?: Occupation | undefined
}

const COUNT_OF = { same: 'same', changed: 'changed', gone: 'gone', new: 'fresh' } as const

/**
 * The figures of a round by outlet; their sum is the round's. Somebody at two outlets counts once, at the first one where
 * they are; gone is who is at none. `seen` has everything of one person in a row.
 */
export function figuresOf(seen: Iterable<Seen>): Map<string, Figures> {
  const byOutlet = new Map<string, Figures>()
  const add = (person: readonly Seen[]) => {
    const at = person.find(({ mark }) => isPresent(mark)) ?? person.find(({ renumbered }) => !renumbered)
    for (const { orgId } of person) if (!byOutlet.has(orgId)) byOutlet.set(orgId, { ...NO_FIGURES })
    const figures = at && byOutlet.get(at.orgId)
    if (!figures) return
    figures[COUNT_OF[at.mark]] += 1
    if (!isPresent(at.mark)) return
    figures.people += 1
    figures[groupOf(at.occupation)] += 1
  }
  let person: Seen[] = []
  for (const each of seen) {
    if (person[0] && person[0].key !== each.key) {
      add(person)
      person = []
    }
    person.push(each)
  }
  if (person.length > 0) add(person)
  return byOutlet
}

const NAMES = Object.keys(NO_FIGURES) as (keyof Figures)[]

/** Figures of several outlets together. */
export function sumOf(all: Iterable<Figures>): Figures {
  const sum = { ...NO_FIGURES }
  for (const figures of all) for (const name of NAMES) sum[name] += figures[name]
  return sum
}
