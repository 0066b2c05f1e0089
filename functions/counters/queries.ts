import { listOf } from '@functions/platform/lists/list'
import { Counter } from './entities'
import { leadersOf, MONTH } from './scopes'

/** Counters of a scope whose buckets begin alike, in the order of their buckets. */
export const countersOf = (scope: string, begin: string) =>
  listOf(Counter, { partition: `COUNT#${scope}`, range: { beginsWith: begin } })

/** Counters of a scope from one bucket to another, both included; newest first, or as they stand. */
export const countersFrom = (scope: string, between: [string, string], how: { reverse?: true; consistent?: true }) =>
  listOf(Counter, { partition: `COUNT#${scope}`, range: { between }, ...how })

/** Who earned most in a street in a month, most first. */
export const placedIn = (streetId: string, month: string) =>
  listOf(Counter, { index: 'byQueue', partition: leadersOf(streetId, month), reverse: true })

/** A scope's months, newest first. */
export const monthsCounted = (scope: string) =>
  listOf(Counter, { partition: `COUNT#${scope}`, range: { beginsWith: MONTH }, reverse: true })
