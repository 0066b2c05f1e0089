import { get } from '@functions/platform/store/writes'
import type { Day } from '@shared/rules/time/day'
import { Counter } from './entities'
import { visitsAt } from './scopes'

/** Check-ins at a station on a day, as the stream consumer counted them; a few seconds behind. ½ read unit. */
export async function visitsOn(streetId: string, stationId: string, day: Day): Promise<number> {
  const item = await get(Counter, visitsAt(streetId, stationId, day))
  return item?.checkins ?? 0
}
