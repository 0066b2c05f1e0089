import { now } from '@functions/platform/clock'
import { getEachNow } from '@functions/platform/store/batch'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { putNew, update } from '@functions/platform/store/writes'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import { Counted, Counter } from './entities'
import { type Count, tally } from './tally'

/** A record of the stream that counts for something. */
export interface CountedRecord {
  recordKey: string
  counts: readonly Count[]
}

/** The most actions a transaction takes. */
const MAX_ACTIONS = 100

/** How long it is remembered that a record was counted. A stream keeps records for a day. Seconds. */
export const REMEMBERED_SECONDS = 3 * 86_400

/** Groups records so that each group's marks and counters fit one transaction. */
export function grouped<R extends CountedRecord>(records: readonly R[]): R[][] {
  const groups: R[][] = []
  let group: R[] = []
  let counters = new Set<string>()
  for (const record of records) {
    const more = new Set([...counters, ...tally(record.counts).keys()])
    if (group.length + 1 + more.size > MAX_ACTIONS) {
      groups.push(group)
      group = []
      counters = new Set(tally(record.counts).keys())
    } else counters = more
    group.push(record)
  }
  return group.length ? [...groups, group] : groups
}

/**
 * Counts a group of records, each once: marks and counters are one transaction. One read and one transaction, more when
 * another delivery of the same records runs at the same time.
 */
export function countOnce(records: readonly CountedRecord[]): Promise<void> {
  const unique = new Map(records.map((record) => [record.recordKey, record]))
  return untilAnswered<void>(async () => {
    const fresh = await notYetCounted([...unique.values()])
    if (fresh.length === 0) return
    const expiresAt = Math.floor(now() / 1000) + REMEMBERED_SECONDS
    const marks = fresh.map(({ recordKey }) => putNew(Counted, { recordKey, expiresAt }))
    const counters = [...tally(fresh.flatMap(({ counts }) => counts)).values()].map(({ scope, bucket, counts }) => {
      const sums = Object.fromEntries(Object.entries(counts).map(([name, by]) => [name, $add(by)]))
      return update(Counter, { scope, bucket, ...sums })
    })
    return transact<void>([...marks, ...counters], () => undefined)
  })
}

async function notYetCounted(records: readonly CountedRecord[]): Promise<CountedRecord[]> {
  const marks = await getEachNow(
    Counted,
    records.map(({ recordKey }) => ({ recordKey })),
  )
  return records.filter((_, index) => !marks[index])
}
