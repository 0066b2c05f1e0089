import { REMEMBERED_SECONDS } from '@functions/counters/count'
import { Counted, Counter } from '@functions/counters/entities'
import { ANY_COUNTS, type AnyCount } from '@functions/counters/names'
import { countsIn, recordKeyOf, type Tally, tally } from '@functions/counters/tally'
import { countsOf } from '@functions/insights/counting'
import { placeEach } from '@functions/insights/placing'
import { now } from '@functions/platform/clock'
import { ReportEvent } from '@functions/reports/entities'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { writeAll } from '../seed/writer'
import { allItems, fail, onTable, type RawItem } from './onTable'

/** A counter that is not what the records add up to. */
export interface Difference {
  scope: string
  bucket: string
  name: AnyCount
  expected: number
  found: number
}

interface Read {
  counted: Tally
  kept: Tally
  /** Keys of records the stream may still deliver. */
  recent: string[]
}

/** Recounts every record of the table, or of one street, and reads the counters as they are. */
async function readAll(streetId: string | undefined): Promise<Read> {
  const counted: Tally = new Map()
  const kept: Tally = new Map()
  const recent: string[] = []
  const horizon = now() - REMEMBERED_SECONDS * 1000
  const wanted = (scope: string) => streetId === undefined || scope === streetId || scope.startsWith(`${streetId}#`)
  for await (const item of allItems()) {
    if (item._et === Counter.entityName) keep(item, kept, wanted)
    const counts = countsOf(await whole(item)).filter(({ scope }) => wanted(scope))
    if (counts.length === 0) continue
    tally(counts, counted)
    if (typeof item.at === 'number' && item.at > horizon) recent.push(recordKeyOf(item))
  }
  return { counted, kept, recent }
}

/** A hand-over from before reports were counted by where they stand does not say which community it left: the entry before it does. */
async function whole(item: RawItem): Promise<RawItem> {
  if (item._et !== ReportEvent.entityName || item.move !== 'handOver' || item.fromCommunityId !== undefined) return item
  const { reportId, seq } = ReportEvent.build(EntityFormatter).format(item)
  const { Item: before } = await ReportEvent.build(GetItemCommand)
    .key({ reportId, seq: seq - 1 })
    .send()
  return { ...item, fromCommunityId: before?.communityId }
}

function keep(item: RawItem, kept: Tally, wanted: (scope: string) => boolean): void {
  const { scope, bucket, ...rest } = Counter.build(EntityFormatter).format(item)
  if (wanted(scope)) kept.set(`${scope}|${bucket}`, { scope, bucket, counts: countsIn(rest) })
}

function differencesOf({ counted, kept }: Read): Difference[] {
  return [...new Map([...kept, ...counted])].flatMap(([key, { scope, bucket }]) => {
    const expected = counted.get(key)?.counts ?? {}
    const found = kept.get(key)?.counts ?? {}
    return ANY_COUNTS.map((name) => ({
      scope,
      bucket,
      name,
      expected: expected[name] ?? 0,
      found: found[name] ?? 0,
    })).filter((each) => each.expected !== each.found)
  })
}

/**
 * Compares the counters with the records they count and, with `write`, puts them right. Exact while the stream consumer
 * is stopped, even if people go on writing: what the scan saw is marked as counted, so the consumer adds only the rest
 * when it starts again. Returns the differences it found.
 */
export async function rebuildCounters(
  given: { streetId?: string; write?: boolean; stands?: boolean } = {},
): Promise<Difference[]> {
  const read = await readAll(given.streetId)
  const differences = differencesOf(read)
  if (!given.write) return differences
  const expiresAt = Math.floor(now() / 1000) + REMEMBERED_SECONDS
  const { counted, kept, recent } = read
  const marks = given.stands
    ? []
    : recent.map((recordKey) => Counted.build(BatchPutRequest).item({ recordKey, expiresAt }))
  const counters = [...counted.values()].map(({ scope, bucket, counts }) =>
    Counter.build(BatchPutRequest).item({ scope, bucket, ...counts }),
  )
  await writeAll([...marks, ...counters])
  for (const { scope, bucket } of kept.values()) {
    if (!counted.has(`${scope}|${bucket}`)) await Counter.build(DeleteItemCommand).key({ scope, bucket }).send()
  }
  await placeEach([...counted.values()])
  return differences
}

/** `npm run rebuild-counters [-- --write]`: prints what differs; exit code 1 when something does and was not put right. */
async function main(): Promise<void> {
  const write = process.argv.includes('--write')
  const differences = await rebuildCounters({ write })
  for (const { scope, bucket, name, expected, found } of differences) {
    process.stdout.write(`${scope} ${bucket} ${name}: ${expected} by the records, ${found} counted\n`)
  }
  process.stdout.write(`${differences.length} differences${write ? ', all put right' : ''}\n`)
  if (differences.length > 0 && !write) process.exitCode = 1
}

if (process.argv[1] === __filename) onTable(main).catch(fail)
