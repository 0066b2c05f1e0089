import { dayOf } from '@shared/rules/time/day'
import * as v from 'valibot'
import type { CountName } from './names'
import { DAY, TOTAL } from './scopes'
import type { Count } from './tally'

/** A kind of append-only records and what each counts for: a slice exports its own from `counted.ts`. */
export interface CountedKind {
  /** The entity's name. */
  kind: string
  /** What a record raises by how much. @throws ValiError when it lacks what is counted by: it can never be counted. */
  countsOf: (image: Record<string, unknown>) => Count[]
}

/** Declares a kind: which attributes are read, and what follows from them. */
export const countedKind = <E extends v.ObjectEntries>(
  kind: string,
  entries: E,
  countsOf: (record: v.InferOutput<v.ObjectSchema<E, undefined>>) => Count[],
): CountedKind => ({ kind, countsOf: (image) => countsOf(v.parse(v.object(entries), image)) })

/** Where and when something happened. */
export const place = { streetId: v.string(), communityId: v.string(), at: v.number() }

/** One number of the street: on its community's day and since the beginning; 0 counts for nothing. */
export function byCommunity(
  { streetId, communityId, at }: { streetId: string; communityId: string; at: number },
  name: CountName,
  by: number,
): Count[] {
  if (by === 0) return []
  return [
    { scope: streetId, bucket: `${DAY}${dayOf(at)}#${communityId}`, name, by },
    { scope: streetId, bucket: `${TOTAL}${communityId}`, name, by },
  ]
}
