import { pick } from '@functions/platform/pick'
import { digest } from '@functions/platform/store/ids'
import { cellOf, cellText, FINEST, GRID_LEVELS, type GridLevel } from '@shared/rules/place/grid'
import { monthOf } from '@shared/rules/reports/publicReport'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import type { PublicEntry, PublicReport } from './entities'

export type Published = FormattedItem<typeof PublicReport>
export type Entry = FormattedItem<typeof PublicEntry>

/** A counter and by how much a report raises it. */
export interface Share {
  scope: string
  bucket: string
  sums: { count: number; open: number; latitudeSum: number; longitudeSum: number }
}

const LEVELS = [...GRID_LEVELS.keys()] as GridLevel[]
const MILLIONTH = 1_000_000

/** Where a public report stands: every entry that lists hold of it. */
export function entriesOf(published: Published): Entry[] {
  const { categoryId, state, submittedAt, fixedAt, location } = published
  const card = {
    ...pick(published, 'streetId', 'reportId', 'categoryId', 'categoryName', 'summary', 'address', 'location'),
    ...pick(published, 'status', 'submittedAt', 'movedAt', 'fixedAt', 'beforeName', 'afterName'),
  }
  const month = monthOf(submittedAt)
  const at = submittedAt
  return [
    { ...card, list: `${state}#${month}`, at },
    { ...card, list: `${state}#${categoryId}#${month}`, at },
    { ...card, list: `cell#${cellText(cellOf(location, FINEST))}`, at },
    ...(fixedAt === undefined ? [] : [{ ...card, list: `fixed#${monthOf(fixedAt)}`, at: fixedAt }]),
  ]
}

/** What a public report counts for: its lists' months, and its cell at each level of the map. */
export function sharesOf(published: Published): Share[] {
  const { state, categoryId, submittedAt, fixedAt, location } = published
  const open = state === 'open' ? 1 : 0
  const plain = { count: 1, open, latitudeSum: 0, longitudeSum: 0 }
  const latitudeSum = Math.round(location.latitude * MILLIONTH)
  const longitudeSum = Math.round(location.longitude * MILLIONTH)
  const month = monthOf(submittedAt)
  return [
    { scope: state, bucket: month, sums: plain },
    { scope: `${state}#${categoryId}`, bucket: month, sums: plain },
    ...(fixedAt === undefined ? [] : [{ scope: 'fixed', bucket: monthOf(fixedAt), sums: plain }]),
    ...LEVELS.map((level) => ({
      scope: `map#${level}`,
      bucket: cellText(cellOf(location, level)),
      sums: { count: 1, open, latitudeSum, longitudeSum },
    })),
  ]
}

const keyOf = ({ list, at, reportId }: Entry) => `${list}|${at}|${reportId}`

/** Which entries are to be put, because they are new or look different, and which are gone. */
export function entryChanges(before: readonly Entry[], after: readonly Entry[]): { put: Entry[]; gone: Entry[] } {
  const old = new Map(before.map((entry) => [keyOf(entry), digest(entry)]))
  const kept = new Set(after.map(keyOf))
  return {
    put: after.filter((entry) => old.get(keyOf(entry)) !== digest(entry)),
    gone: before.filter((entry) => !kept.has(keyOf(entry))),
  }
}

/** By how much counters change when a report that counted for `before` counts for `after`; those that stay are left out. */
export function shareChanges(before: readonly Share[], after: readonly Share[]): Share[] {
  const changes = new Map<string, Share>()
  const add = (shares: readonly Share[], sign: 1 | -1) => {
    for (const { scope, bucket, sums } of shares) {
      const key = `${scope}|${bucket}`
      const change = changes.get(key) ?? { scope, bucket, sums: { count: 0, open: 0, latitudeSum: 0, longitudeSum: 0 } }
      change.sums.count += sign * sums.count
      change.sums.open += sign * sums.open
      change.sums.latitudeSum += sign * sums.latitudeSum
      change.sums.longitudeSum += sign * sums.longitudeSum
      changes.set(key, change)
    }
  }
  add(before, -1)
  add(after, 1)
  return [...changes.values()].filter(({ sums }) => Object.values(sums).some((by) => by !== 0))
}
