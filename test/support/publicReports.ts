import { type AttributeValue, BatchWriteItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { client, table } from '@functions/platform/store/table'
import { PublicCount, PublicEntry, PublicReport } from '@functions/published/entities'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { EntityParser } from 'dynamodb-toolbox/entity/actions/parse'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { allItems, type RawItem } from '../../local/commands/onTable'
import { anId } from './api'
import { CENTER } from './factories'

/** Everything public the table holds of a street. */
export async function publicItems(streetId: string) {
  const [reports, entries, counts] = [
    [] as ReturnType<typeof reportOf>[],
    [] as ReturnType<typeof entryOf>[],
    [] as ReturnType<typeof countOf>[],
  ]
  for await (const item of allItems()) {
    if (item.streetId !== streetId) continue
    if (item._et === PublicReport.entityName) reports.push(reportOf(item))
    if (item._et === PublicEntry.entityName) entries.push(entryOf(item))
    if (item._et === PublicCount.entityName) counts.push(countOf(item))
  }
  return { reports, entries, counts }
}

const reportOf = (item: RawItem) => PublicReport.build(EntityFormatter).format(item)
const entryOf = (item: RawItem) => PublicEntry.build(EntityFormatter).format(item)
const countOf = (item: RawItem) => PublicCount.build(EntityFormatter).format(item)

interface Place {
  streetId: string
  list: string
  at: number
  address?: string
}

/** A place in a public list with nothing behind it. */
const placeItem = ({ streetId, list, at, address = '测试路 2 号' }: Place) =>
  PublicEntry.build(EntityParser).parse({
    streetId,
    list,
    at,
    reportId: anId(),
    categoryId: 'manhole',
    categoryName: '井盖',
    summary: '路口井盖松动',
    address,
    status: 'accepted',
    submittedAt: at,
    movedAt: at,
    location: CENTER,
  }).item

/** Places in public lists, written in batches. */
export async function manyEntries(given: readonly Place[]): Promise<void> {
  await writeAll(given.map((place) => marshall(placeItem(place))))
}

/** As many of the newest are whole; what lies deeper is nothing but a place. */
const WHOLE = 200

/** The same for a list of `count` places, a millisecond apart. */
export async function aLongList(streetId: string, list: string, latest: number, count: number): Promise<void> {
  const model = marshall(placeItem({ streetId, list, at: latest }))
  const { pk, _et } = model
  if (!pk || !_et) throw new Error('a place without a key')
  await writeAll(
    Array.from({ length: count }, (_, n) => {
      const at = String(latest - n)
      const reportId = anId()
      const sk = { S: `${at.padStart(15, '0')}#${reportId}` }
      const time = { N: at }
      if (n >= WHOLE) return { pk, sk, _et }
      return { ...model, sk, at: time, submittedAt: time, movedAt: time, reportId: { S: reportId } }
    }),
  )
}

async function writeAll(rows: readonly Record<string, AttributeValue>[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(rows.length / 25) }, (_, n) => rows.slice(n * 25, n * 25 + 25))
  const work = async () => {
    for (let batch = batches.pop(); batch; batch = batches.pop()) {
      const requests = batch.map((Item) => ({ PutRequest: { Item } }))
      const write = new BatchWriteItemCommand({ RequestItems: { [table.getName()]: requests } })
      const { UnprocessedItems = {} } = await client.send(write)
      if (Object.keys(UnprocessedItems).length > 0) throw new Error('the database did not take all of a batch')
    }
  }
  await Promise.all(Array.from({ length: 8 }, work))
}

/** That a list has reports in a month. */
export async function aMonthOf(streetId: string, list: string, month: string, count = 1): Promise<void> {
  await PublicCount.build(PutItemCommand).item({ streetId, scope: list, bucket: month, count }).send()
}
