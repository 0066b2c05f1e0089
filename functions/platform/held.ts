import type { Cell } from '@shared/rules/text/csv'
import type { Entity, FormattedItem } from 'dynamodb-toolbox/entity'
import type { Key, Part } from './lists/list'
import { commit, type Step } from './store/transact'

/** What becomes of an item when the person it is about leaves. */
export const ENDINGS = {
  removed: 'removed',
  emptied: 'stays, without the person’s id, name and words',
  nameless: 'stays under an id that leads to nobody, without name and words',
  acts: 'stays: what somebody did in a role, under the masked name of then',
  expires: 'goes by itself',
} as const
export type Ending = keyof typeof ENDINGS

/** That items of an entity say something of a person, and what is done about it. */
export interface Held {
  entity: { entityName: string }
  /** What it says of whom. */
  says: string
  ending: Ending
  /** Of what does not go: why it stays and until when. */
  stays?: string
  /** Under which heading it stands in a person's copy of their data; or why it does not. */
  copy: string | { not: string }
}

/** Somebody who leaves, or takes a copy. */
export interface Whose {
  memberId: string
  streetId: string
  /** Of whom leaves: as they may have called themselves in what they wrote. */
  name?: string | undefined
}

/** A part of what is taken out, page after page: each call is small, may be made twice, and says where to go on. */
export interface Erasure {
  name: string
  /** 1 goes before what others change, 3 after everything else. */
  turn?: 1 | 3
  page: (whose: Whose, from: Key | undefined) => Promise<Key | undefined>
}

/** A table of a person's copy, page after page: what a row says, by its column. */
export interface CopyPart {
  heading: string
  page: (whose: Whose, from: Key | undefined) => Promise<{ rows: Record<string, Cell>[]; next?: Key | undefined }>
}

/** What a slice says of the persons whose data it stores; what it takes out when one leaves is in its erasures.ts. */
export interface Personal {
  holds: readonly Held[]
  copies?: readonly CopyPart[]
}

/** What stands in the place of a name. */
export const GONE = '已注销'

/** Items of one page, of which two may be written each: few enough for one transaction. */
const ERASED_AT_ONCE = 50
const COPIED_AT_ONCE = 200

interface Pages<Item> {
  page: (part: Part) => Promise<{ items: Item[]; next?: Key | undefined }>
}

/** Does for every item of a person's list what it takes; a page is one transaction. */
export function erasing<E extends Entity>(
  name: string,
  listOf: (whose: Whose) => Pages<FormattedItem<E>>,
  steps: (item: FormattedItem<E>, whose: Whose) => readonly Step<never>[],
): Erasure {
  return {
    name,
    page: async (whose, from) => {
      const { items, next } = await listOf(whose).page({ limit: ERASED_AT_ONCE, from })
      const all = items.flatMap((item) => steps(item, whose))
      if (all.length > 0) await commit<void>(all, () => undefined)
      return next
    },
  }
}

/** A table of a copy from a person's list. */
export function copying<Item>(
  heading: string,
  listOf: (whose: Whose) => Pages<Item>,
  row: (item: Item, whose: Whose) => Record<string, Cell> | Promise<Record<string, Cell>>,
): CopyPart {
  return {
    heading,
    page: async (whose, from) => {
      const { items, next } = await listOf(whose).page({ limit: COPIED_AT_ONCE, from })
      return { rows: await Promise.all(items.map((item) => row(item, whose))), next }
    },
  }
}
