import { listOf } from '@functions/platform/lists/list'
import { PublicCount, PublicEntry } from './entities'

/** The months of a list that hold anything, newest first. */
export const monthCounts = (scope: string) => listOf(PublicCount, { partition: `PUBLICCOUNT#${scope}`, reverse: true })

/** The cells of the map at a zoom level, from one to another. */
export const cellCounts = (streetId: string, level: number, between: [string, string]) =>
  listOf(PublicCount, { partition: `PUBLICCOUNT#${streetId}#map#${level}`, range: { between } })

/** What a list of a month holds, from one sort key to another, newest first. */
export const entriesIn = (scope: string, between: [string, string]) =>
  listOf(PublicEntry, { partition: `PUBLIC#${scope}`, range: { between }, reverse: true })

/** Reports of a small cell of the map, newest first. */
export const entriesOfCell = (streetId: string, cell: string) =>
  listOf(PublicEntry, { partition: `PUBLIC#${streetId}#cell#${cell}`, reverse: true })
