import { now } from '@functions/platform/clock'
import { log } from '@functions/platform/log'
import { servedStreets } from '@functions/stations/registry'
import { remindStreet } from './reminding'
import { settled } from './settling'
import { passedIn } from './signupEntities'

/** So many offers of a street are looked at in one run. */
const MOST = 200

/**
 * Every five minutes: lets places go on that were kept and not taken, so that whoever waits hears of it – that they have passed is
 * true without it – and reminds whoever asked for it. A failure in one street holds up no other. @throws when anything failed
 */
export async function handler(): Promise<void> {
  const failures: unknown[] = []
  const streets = await servedStreets()
  for (const result of await Promise.allSettled(streets.map(remindStreet))) {
    if (result.status === 'rejected') failures.push(result.reason)
    else if (result.value > 0) log.info('reminded', { signups: result.value })
  }
  for (const result of await Promise.allSettled(streets.map(settleStreet))) {
    if (result.status === 'rejected') failures.push(result.reason)
    else if (result.value > 0) log.info('places went on', { activities: result.value })
  }
  if (failures.length > 0) throw new AggregateError(failures, 'kept places could not be looked after')
}

async function settleStreet(streetId: string): Promise<number> {
  const passed = await passedIn(streetId, now()).first(MOST)
  const places = new Map(
    passed.map(({ activityId, positionId }) => [`${activityId}#${positionId}`, { activityId, positionId }]),
  )
  for (const each of places.values()) await settled(each)
  return places.size
}
