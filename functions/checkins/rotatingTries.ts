import { now } from '@functions/platform/clock'
import { notReached } from '@functions/platform/http/limitReached'
import { spend, windowOf } from '@functions/platform/http/limits'
import type { Actor } from '@functions/platform/http/token'
import { isProblem, problem } from '@functions/platform/problem'
import type { StationItem } from '@functions/stations/street'
import { isCurrentCode } from '@shared/rules/points/rotating'

/**
 * Codes one person may send in an hour, right or wrong: a visit or two and shaking fingers. Three of a million codes are
 * right at any moment, so who spends them all every hour finds one in four years.
 */
const TRIES = { per: 'member', max: 10, windowSeconds: 3600 } as const

/** Wrong codes a station takes in an hour, from all together: guessing by many persons ends here. */
const STATION_TRIES = { per: 'member', max: 100, windowSeconds: 3600 } as const

/**
 * Checks the six digits of a station's screen. A try is counted before it is checked, so parallel tries stay within the
 * limit. One trip, 1 write and ½ read unit; a wrong one 1 write unit more.
 * @throws ROTATING_CODE_INVALID, ROTATING_CODE_TRIES
 */
export async function proveRotating(
  { memberId }: Actor,
  { streetId, stationId, codeSecret }: StationItem,
  code: string,
): Promise<void> {
  const station = `wrong-rotating#${streetId}#${stationId}`
  await unlessTried(() => Promise.all([spend(`rotating#${memberId}`, TRIES), notReached(station, STATION_TRIES)]))
  if (isCurrentCode(codeSecret, code, now())) return
  await unlessTried(() => spend(station, STATION_TRIES))
  throw problem('ROTATING_CODE_INVALID')
}

/** Says what else a person can do. */
async function unlessTried(count: () => Promise<unknown>): Promise<void> {
  try {
    await count()
  } catch (error) {
    if (!isProblem(error, 'TOO_MANY_REQUESTS')) throw error
    const { secondsLeft: retryAfterSeconds } = windowOf(TRIES.windowSeconds)
    throw problem('ROTATING_CODE_TRIES', { retryAfterSeconds, minutes: Math.ceil(retryAfterSeconds / 60) })
  }
}
