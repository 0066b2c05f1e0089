import type { StoredPhoto } from '@functions/media/keys'
import { olderPhoto, orderAnew } from '@functions/media/older'
import { digest } from '@functions/platform/store/ids'
import { isPublished, publish } from '@functions/publicReports/publication'
import { type Entry, entriesOf, type Published, type Share, shareChanges, sharesOf } from '@functions/published/derived'
import { PublicCount, PublicEntry, PublicReport } from '@functions/published/entities'
import { Report } from '@functions/reports/entities'
import { differsFromRules, resettle } from '@functions/safety/resettle'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { allItems, fail, onTable, type RawItem } from './onTable'

interface Kept {
  published: Published[]
  entries: Map<string, Entry>
  shares: (Share & { streetId: string })[]
}

const entryKey = ({ streetId, list, at, reportId }: Entry) => `${streetId} ${list} ${at}#${reportId}`
const none = { count: 0, open: 0, latitudeSum: 0, longitudeSum: 0 }

/** Reads the public copies, the places in lists and the counters as they are. */
async function readKept(wanted: (item: RawItem) => boolean): Promise<Kept> {
  const kept: Kept = { published: [], entries: new Map(), shares: [] }
  for await (const item of allItems()) {
    if (!wanted(item)) continue
    if (item._et === PublicReport.entityName) kept.published.push(PublicReport.build(EntityFormatter).format(item))
    if (item._et === PublicEntry.entityName) {
      const entry = PublicEntry.build(EntityFormatter).format(item)
      kept.entries.set(entryKey(entry), entry)
    }
    if (item._et === PublicCount.entityName) {
      const { streetId, scope, bucket, ...found } = PublicCount.build(EntityFormatter).format(item)
      const { count, open = 0, latitudeSum = 0, longitudeSum = 0 } = found
      kept.shares.push({ streetId, scope, bucket, sums: { count, open, latitudeSum, longitudeSum } })
    }
  }
  return kept
}

/** So many pictures one run orders: each takes a function some seconds. */
const MOST_ORDERS = 1000
/** How a line ends that the next run goes on with. */
const NEXT_RUN = 'run this again'

/**
 * Compares what everybody sees with the reports, and with `write` puts it right: what may be seen of a report and who has
 * to look at it, then the copies, the places in lists and the counters that follow from them, and the pictures that older
 * rules made, which are ordered anew. For after a change of such rules, or when the stream's consumer lost records; to be
 * exact it wants the consumer stopped. Returns what differed, a line each.
 */
export async function republish(given: { streetId?: string; write?: boolean } = {}): Promise<string[]> {
  const wanted = (item: RawItem) => given.streetId === undefined || item.streetId === given.streetId
  const differences: string[] = []
  const reportIds = new Set<string>()
  const photos: StoredPhoto[] = []
  for await (const item of allItems()) {
    const photo = wanted(item) && olderPhoto(item)
    if (photo) photos.push(photo)
    const isOne = item._et === Report.entityName || item._et === PublicReport.entityName
    if (isOne && wanted(item) && typeof item.reportId === 'string') reportIds.add(item.reportId)
  }
  for (const reportId of reportIds) {
    if (await differsFromRules(reportId)) {
      differences.push(`${reportId}: what may be seen of it, or who looks at it, is by older rules`)
      if (given.write) await resettle(reportId)
    }
    if (await isPublished(reportId)) continue
    differences.push(`${reportId}: the public copy is not what the report is`)
    if (given.write) await publish(reportId)
  }
  const kept = await readKept(wanted)
  const places = new Map(kept.published.flatMap(entriesOf).map((entry) => [entryKey(entry), entry]))
  for (const [key, entry] of places) {
    if (digest(kept.entries.get(key)) === digest(entry)) continue
    differences.push(`${key}: missing or different`)
    if (given.write) await PublicEntry.build(PutItemCommand).item(entry).send()
  }
  for (const [key, entry] of kept.entries) {
    if (places.has(key)) continue
    differences.push(`${key}: should not be there`)
    if (given.write) await PublicEntry.build(DeleteItemCommand).key(entry).send()
  }
  differences.push(...(await recount(kept, given.write === true)))
  for (const [index, photo] of photos.entries()) {
    const isOrdered = given.write === true && index < MOST_ORDERS
    if (isOrdered) await orderAnew(photo)
    const line = `${photo.streetId} photo ${photo.name}: its pictures are by older rules`
    differences.push(given.write && !isOrdered ? `${line}, ${NEXT_RUN}` : line)
  }
  return differences
}

async function recount({ published, shares }: Kept, write: boolean): Promise<string[]> {
  const differences: string[] = []
  for (const streetId of new Set([...published, ...shares].map((each) => each.streetId))) {
    const found = shares.filter((share) => share.streetId === streetId)
    const expected = published.filter((copy) => copy.streetId === streetId).flatMap(sharesOf)
    for (const { scope, bucket } of shareChanges(found, expected)) {
      differences.push(`${streetId} ${scope} ${bucket}: counted wrong`)
      const [right] = shareChanges(
        [],
        expected.filter((share) => share.scope === scope && share.bucket === bucket),
      )
      if (write)
        await PublicCount.build(PutItemCommand)
          .item({ streetId, scope, bucket, ...(right?.sums ?? none) })
          .send()
    }
  }
  return differences
}

/** `npm run republish [-- --write]`: prints what differs; exit code 1 when something does and was not put right. */
async function main(): Promise<void> {
  const write = process.argv.includes('--write')
  const differences = await republish({ write })
  for (const line of differences) process.stdout.write(`${line}\n`)
  const left = write ? differences.filter((line) => line.endsWith(NEXT_RUN)).length : differences.length
  process.stdout.write(`${differences.length} differences, ${differences.length - left} put right or ordered\n`)
  if (left > 0) process.exitCode = 1
}

if (process.argv[1] === __filename) onTable(main).catch(fail)
