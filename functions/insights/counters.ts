import type { Day } from '@shared/rules/day'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { Counter } from './entities'

/** Check-ins at a station on a day, as the stream consumer counted them; a few seconds behind. ½ read unit. */
export async function visitsOn(streetId: string, stationId: string, day: Day): Promise<number> {
  const { Item } = await Counter.build(GetItemCommand)
    .key({ scope: `${streetId}#${stationId}`, bucket: `DAY#${day}` })
    .send()
  return Item?.checkins ?? 0
}
