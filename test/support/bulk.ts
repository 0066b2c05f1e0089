import { bulkDoing } from '@functions/bulk/doing'
import { Report, ReportEvent } from '@functions/reports/entities'
import type { Inputs } from '@shared/contract/contract'
import type { DynamoDBRecord } from 'aws-lambda'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { writeAll } from '../../local/seed/writer'
import { anId, call, type Person } from './api'
import { aPerson } from './factories'
import { takeAside } from './queues'
import { aReport, recordOf } from './reports'
import { consumerOf, news } from './stream'

type Order = Inputs['reports']['startBulk']

/** What several people reported may be moved side by side: each move pays into its reporter's own account. */
const REPORTERS = 5

/** So many reports of the eastern community, a minute apart, longest waiting first; the first is that reporter's. */
export async function manyReports(reporter: Person, categoryId: string, count: number): Promise<string[]> {
  const first = await aReport(reporter, categoryId)
  const example = (await recordOf(first)).report
  const { streetId, communityId, dueAt, queueSk = '' } = example
  const reporters = [reporter, ...(await Promise.all(Array.from({ length: REPORTERS - 1 }, () => aPerson(streetId))))]
  const others = Array.from({ length: count - 1 }, (_, n) => ({
    ...{ reportId: anId(), dueAt: dueAt + (n + 1) * 60_000 },
    reporterId: reporters[(n + 1) % REPORTERS]?.memberId ?? '',
  }))
  const due = queueSk.includes(String(dueAt))
  if (!due) throw new Error(`the queue is in another order: ${queueSk}`)
  await writeAll(
    others.flatMap((each) => [
      Report.build(BatchPutRequest).item({
        ...{ ...example, ...each, ownerPk: `MEMBER#${each.reporterId}`, ownerSk: `REPORT#${each.reportId}` },
        queueSk: queueSk.replace(String(dueAt), String(each.dueAt)),
      }),
      ReportEvent.build(BatchPutRequest).item({
        ...{ reportId: each.reportId, seq: 1, streetId, communityId, move: 'submit', to: 'submitted' },
        ...{ by: each.reporterId, byRole: 'reporter', at: example.submittedAt, clientId: each.reportId, hash: 'h' },
      }),
    ]),
  )
  return [first, ...others.map(({ reportId }) => reportId)]
}

/** Orders a move for many. */
export const ordered = (by: Person, order: Omit<Order, 'id'> & { id?: string }) =>
  call('reports', 'startBulk', { id: anId(), ...order }, by)

export const orderOf = async (by: Person, orderId: string) => (await call('reports', 'bulkOrder', { orderId }, by)).body

/** All rows of an order, page by page. */
export async function rowsOf(by: Person, orderId: string, outcome?: 'done' | 'refused' | 'left') {
  const rows: Awaited<ReturnType<typeof page>>['items'] = []
  const page = async (cursor: string | undefined) =>
    (await call('reports', 'bulkRows', { orderId, outcome, cursor, limit: 50 }, by)).body
  for (let cursor: string | undefined, isFirst = true; isFirst || cursor; isFirst = false) {
    const found = await page(cursor)
    rows.push(...found.items)
    cursor = found.cursor
  }
  return rows
}

const consume = consumerOf(bulkDoing)

/** Carries out what the street's records say until they say nothing more; a record that failed comes again. */
export async function worked(
  streetId: string,
  carry: (records: DynamoDBRecord[]) => Promise<unknown> = (Records) => consume({ Records }),
): Promise<void> {
  let again: DynamoDBRecord[] = []
  for (;;) {
    const fresh = [...again, ...(await news(streetId))].filter(
      ({ dynamodb }) => dynamodb?.NewImage?._et?.S === 'bulkOrder',
    )
    if (fresh.length === 0) return
    await carry(fresh)
    const failed = new Set(takeAside().map(({ number }) => number))
    again = fresh.filter(({ dynamodb }) => failed.has(dynamodb?.SequenceNumber ?? ''))
  }
}

/** How often staff made a move with a report. */
export const timesMade = async (reportId: string, move: string): Promise<number> =>
  (await recordOf(reportId)).timeline.filter((entry) => entry.move === move).length
