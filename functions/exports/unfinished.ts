import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { BulkOrder, type BulkOrderItem } from '@functions/bulk/entities'
import { Redaction } from '@functions/media/entities'
import type { RedactionItem } from '@functions/media/redactions'
import { now } from '@functions/platform/clock'
import { log } from '@functions/platform/log'
import { MOST_TRIES, standingStill, stepped, unfinishedIn } from '@functions/platform/store/unfinished'
import { servedStreets } from '@functions/stations/registry'
import { $remove, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { ReportExport, type ReportExportItem } from './entities'

/** Orders of a street taken at once; what is left is the next run's. */
const PAGE = 25

export interface Resumed {
  resumed: number
  /** Given up, and told so. */
  ended: number
  failed: number
}

type Outcome = keyof Resumed

/**
 * Takes up again what was ordered and stands still: a step that was given up brings no further record, so nobody would go
 * on. Each is written as it is, with one try more, and its record brings the next step; after the last try it ends as not
 * done, so that whoever waits may order it again. One that fails holds up no other, and all go behind the others.
 * A query a street when nothing stands still; 2 write units and 2 in the index for each.
 */
export async function resumeUnfinished(hasTime: () => boolean): Promise<Resumed> {
  const sum: Resumed = { resumed: 0, ended: 0, failed: 0 }
  for (const streetId of await servedStreets()) {
    for (const order of await stillIn(streetId)) {
      if (!hasTime()) return sum
      sum[await resumed(order)]++
    }
  }
  return sum
}

const stillIn = (streetId: string) => standingStill(streetId, now(), PAGE, ReportExport, Redaction, BulkOrder)

type Order = Awaited<ReturnType<typeof stillIn>>[number]

function nameOf(order: Order): string {
  if ('exportId' in order) return order.exportId
  return 'orderId' in order ? order.orderId : order.name
}

async function resumed(order: Order): Promise<Outcome> {
  try {
    if ('exportId' in order) return await resumeExport(order)
    return await ('orderId' in order ? resumeBulk(order) : resumeRedaction(order))
  } catch (error) {
    // It went on or ended by itself meanwhile.
    if (error instanceof ConditionalCheckFailedException) return 'resumed'
    log.error('an order that stands still could not be taken up', {
      order: nameOf(order),
      cause: error instanceof Error ? error : new Error(String(error)),
    })
    return 'failed'
  }
}

async function resumeExport({ streetId, exportId, version, tries = 0 }: ReportExportItem): Promise<Outcome> {
  const isOver = tries >= MOST_TRIES
  await ReportExport.build(UpdateItemCommand)
    .item({
      ...{ streetId, exportId, ...stepped({ streetId, id: exportId, version, at: now() }, isOver), tries: tries + 1 },
      ...(isOver ? ({ state: 'failed', failure: 'stalled' } as const) : {}),
    })
    .options({ condition: { attr: 'version', eq: version } })
    .send()
  return isOver ? 'ended' : 'resumed'
}

async function resumeBulk({ streetId, orderId, version, tries = 0 }: BulkOrderItem): Promise<Outcome> {
  const isOver = tries >= MOST_TRIES
  await BulkOrder.build(UpdateItemCommand)
    .item({
      ...{ orderId, ...stepped({ streetId, id: orderId, version, at: now() }, isOver), tries: tries + 1 },
      ...(isOver ? ({ state: 'failed', failure: 'stalled' } as const) : {}),
    })
    .options({ condition: { attr: 'version', eq: version } })
    .send()
  return isOver ? 'ended' : 'resumed'
}

async function resumeRedaction({ streetId, name, version, tries = 0 }: RedactionItem): Promise<Outcome> {
  const isOver = tries >= MOST_TRIES
  const left = { queuePk: $remove(), queueSk: $remove() }
  await Redaction.build(UpdateItemCommand)
    .item({
      ...{ streetId, name, tries: tries + 1 },
      ...(isOver ? left : unfinishedIn(streetId, now(), name)),
    })
    .options({
      condition: {
        and: [
          { attr: 'version', eq: version },
          { attr: 'applied', lt: version },
        ],
      },
    })
    .send()
  return isOver ? 'ended' : 'resumed'
}
