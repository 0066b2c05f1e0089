import { now } from '@functions/platform/clock'
import { log } from '@functions/platform/log'
import { isProblem } from '@functions/platform/problem'
import { table } from '@functions/platform/table'
import { momentText } from '@functions/reports/place'
import { servedStreets } from '@functions/stations/registry'
import { streetOf } from '@functions/stations/street'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { Publicity } from './entities'
import { type PublicityItem, screeningPartition } from './publicity'
import { screen } from './screen'

/** Reports taken at once; what is left is the next run's. */
const PAGE = 25

export interface Retried {
  tried: number
  failed: number
}

/**
 * Tries again what could not be checked: WeChat was busy, a photo was not developed, a verdict never came. Community by
 * community, whose time is longest over first. One that fails holds up no other.
 */
export async function retryScreenings(hasTime: () => boolean): Promise<Retried> {
  const sum: Retried = { tried: 0, failed: 0 }
  for (const streetId of await servedStreets()) {
    for (const communityId of await communitiesOf(streetId)) {
      for (const { reportId } of await overdue(streetId, communityId)) {
        if (!hasTime()) return sum
        sum.tried++
        try {
          await screen(reportId)
        } catch (error) {
          sum.failed++
          log.error('a report could not be screened', {
            reportId,
            cause: error instanceof Error ? error : String(error),
          })
        }
      }
    }
  }
  return sum
}

async function communitiesOf(streetId: string): Promise<string[]> {
  try {
    return (await streetOf(streetId)).communities.map(({ communityId }) => communityId)
  } catch (error) {
    if (!isProblem(error, 'NOT_FOUND')) throw error
    return []
  }
}

async function overdue(streetId: string, communityId: string): Promise<PublicityItem[]> {
  const { Items = [] } = await table
    .build(QueryCommand)
    .query({
      index: 'byQueue',
      partition: screeningPartition(streetId, communityId),
      range: { lt: momentText(now()) },
    })
    .entities(Publicity)
    .options({ limit: PAGE })
    .send()
  return Items
}
