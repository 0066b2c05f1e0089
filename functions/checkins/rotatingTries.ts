import { now } from '@functions/platform/clock'
import { notReached } from '@functions/platform/http/limitReached'
import { spend, windowOf } from '@functions/platform/http/limits'
import type { Actor } from '@functions/platform/http/token'
import { isProblem, problem } from '@functions/platform/problem'
import { isCurrentCode } from '@shared/rules/points/rotating'

/**
 * Codes one person may send in an hour, right or wrong: a visit or two and shaking fingers. Three of a million codes are
 * right at any moment, so who spends them all every hour finds one in four years.
 */
const TRIES = { per: 'member', max: 10, windowSeconds: 3600 } as const

/** Wrong codes a station takes in an hour, from all together: guessing by many persons ends here. */
const STATION_TRIES = { per: 'member', max: 100, windowSeconds: 3600 } as const

/** Where digits are shown: what it is counted under, and the secrets its screen's may be made with. */
interface Screen {
  key: string
  secrets: readonly string[]
}

/**
 * Checks the six digits of a screen, as of a moment. A try is counted before it is checked, so parallel tries stay within the
 * limit. One trip, 1 write and ½ read unit; a wrong one 1 write unit more.
 * @throws ROTATING_CODE_INVALID, ROTATING_CODE_TRIES
 */
export async function proveRotating(
  { memberId }: Actor,
  { key, secrets }: Screen,
  code: string,
  at: number = now(),
): Promise<void> {
  const station = `wrong-rotating#${key}`
  await unlessTried(() => Promise.all([spend(`rotating#${memberId}`, TRIES), notReached(station, STATION_TRIES)]))
  if (secrets.some((secret) => isCurrentCode(secret, code, at))) return
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
