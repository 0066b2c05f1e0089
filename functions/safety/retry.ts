import { now } from '@functions/platform/clock'
import { inTurn } from '@functions/platform/fanOut'
import { log } from '@functions/platform/log'
import { isProblem } from '@functions/platform/problem'
import { table } from '@functions/platform/table'
import { momentText } from '@functions/reports/place'
import { servedStreets } from '@functions/stations/registry'
import { streetOf } from '@functions/stations/street'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { Publicity } from './entities'
import { type PublicityItem, save, screeningPartition, settled } from './publicity'
import { nextScreening, screen } from './screen'

/** Reports taken at once; what is left is the next run's. */
const PAGE = 25

export interface Retried {
  tried: number
  failed: number
}

/**
 * Tries again what could not be checked: WeChat was busy, a photo was not developed, a verdict never came. Community by
 * community, another one first each minute; in each, whose time is longest over first. One that fails goes back in the list
 * as one that WeChat was too busy for does, so it holds up no other, in this run or the next.
 */
export async function retryScreenings(hasTime: () => boolean): Promise<Retried> {
  const sum: Retried = { tried: 0, failed: 0 }
  const lists: { streetId: string; communityId: string }[] = []
  for (const streetId of await servedStreets()) {
    for (const communityId of await communitiesOf(streetId)) lists.push({ streetId, communityId })
  }
  for (const { streetId, communityId } of inTurn(lists, Math.floor(now() / 60_000))) {
    for (const item of await overdue(streetId, communityId)) {
      if (!hasTime()) return sum
      sum.tried++
      if (!(await tried(item))) sum.failed++
    }
  }
  return sum
}

async function tried(item: PublicityItem): Promise<boolean> {
  const { reportId } = item
  try {
    // Of a report that is gone nothing can be found out.
    if (!(await screen(reportId))) await postponed(item)
    return true
  } catch (error) {
    log.error('a report could not be screened', { reportId, cause: error instanceof Error ? error : String(error) })
    await postponed(item)
    return false
  }
}

/** The same item later in its list; what changed meanwhile stands where its change put it. */
async function postponed(before: PublicityItem): Promise<void> {
  const at = now()
  const tries = before.tries + 1
  await save(before, settled({ ...before, tries, nextTryAt: nextScreening(at, tries) }, at))
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
