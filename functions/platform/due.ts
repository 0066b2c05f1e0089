import type { Actor } from '@functions/platform/http/token'
import type { PageLink } from '@shared/pages'
import type { DueKind } from '@shared/rules/office/due'
import type { Day } from '@shared/rules/time/day'

/** Something that a member of staff has to do by a day, or by a moment of it. */
export interface DueItem {
  id: string
  /** What is to be done, in a few words; names only masked. */
  title: string
  /** Where, or for whom. */
  note?: string | undefined
  dueOn: Day
  /** Where the hour matters; epoch milliseconds, within `dueOn`. */
  dueAt?: number | undefined
  urgent?: true | undefined
  /** So many times it was due before and nobody did it: 0 when this is the first. */
  missed: number
  /** Where it is done: on the phone, and at the desk below `/console`. */
  page: PageLink
  desk: `/${string}`
}

/** A list of an index whose sort keys are `<when>#<id>`, maybe behind a prefix that `first` puts before both ends. */
export interface DueList {
  /** `<when>` is a day, or a moment as index text of 15 digits. */
  by: 'day' | 'moment'
  /** It is due so many milliseconds after the moment of its key. */
  grace?: number
  /** The first so many whose keys lie between these two (both included), in their order. One query. */
  first: (between: [string, string], limit: number) => Promise<DueItem[]>
}

/** What a slice has for 今天: it exports these from its `due.ts`. */
export interface DueSource {
  kind: DueKind
  /** Where what is due lies, of what this member reaches: a list for each partition. They are merged, a little of each read at a time. */
  lists?: (actor: Actor) => Promise<readonly DueList[]>
  /** What can be done next, due or not: it stands behind a button where its kind has a word for that. */
  next?: (actor: Actor) => Promise<DueItem | undefined>
  /** How many wait for this member's decision, counted up to one more than DUE_AT_ONCE. */
  waiting?: (actor: Actor) => Promise<number>
}
