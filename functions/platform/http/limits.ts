import { now } from '@functions/platform/clock'
import { problem } from '@functions/platform/problem'
import { tokenOf } from '@functions/platform/sealed/lookup'
import { newId } from '@functions/platform/store/ids'
import { written } from '@functions/platform/store/single'
import { kind } from '@functions/platform/store/table'
import { below } from '@functions/platform/store/writes'
import type { RateLimit } from '@shared/contract/route'
import { Entity } from 'dynamodb-toolbox/entity'
import { $add, $delete, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { item, number, set, string } from 'dynamodb-toolbox/schema'

/**
 * who      question                                    key
 * platform how often did this caller come this window  RATE#<route>#<caller> / <window>
 */
export const Rate = new Entity({
  ...kind('rate'),
  schema: item({
    key: string().key(),
    window: string().key(),
    count: number().optional(),
    /** Instead of a count, where a call may be taken out again: ids of those that count. */
    tries: set(string()).optional(),
    expiresAt: number(),
  }),
  computeKey: ({ key, window }) => ({ pk: `RATE#${key}`, sk: window }),
})

/** Whoever calls from an address: the address itself is not kept. */
export const callerAt = (address: string): Promise<string> => tokenOf('address', address)

/**
 * Counts one call of a caller in a fixed window. One write unit, one round trip. Sent twice by the SDK after a lost answer
 * it may count twice, never less: a limit is reached a call early. @throws TOO_MANY_REQUESTS with the seconds until the window ends.
 */
export async function spend(key: string, { max, windowSeconds }: RateLimit): Promise<void> {
  const { window, endsAt, secondsLeft } = windowOf(windowSeconds)
  const update = Rate.build(UpdateItemCommand)
    .item({ key, window, count: $add(1), expiresAt: endsAt + 60 })
    .options({ condition: below('count', max) })
  if (!(await written(update))) throw problem('TOO_MANY_REQUESTS', { retryAfterSeconds: secondsLeft })
}

/**
 * The same where only some calls count: resolves to what takes this one out again, for another write unit. Calls are
 * members of a set, so a repeat by the SDK counts and gives back nothing twice.
 * @throws TOO_MANY_REQUESTS
 */
export async function spendTry(key: string, { max, windowSeconds }: RateLimit): Promise<() => Promise<void>> {
  const { window, endsAt, secondsLeft } = windowOf(windowSeconds)
  const id = newId()
  const one = new Set([id])
  const fits = {
    or: [
      { attr: 'tries', exists: false } as const,
      { size: 'tries', lt: max } as const,
      { attr: 'tries', contains: id } as const,
    ],
  }
  const update = Rate.build(UpdateItemCommand)
    .item({ key, window, tries: $add(one), expiresAt: endsAt + 60 })
    .options({ condition: fits })
  if (!(await written(update))) throw problem('TOO_MANY_REQUESTS', { retryAfterSeconds: secondsLeft })
  return async () => {
    await Rate.build(UpdateItemCommand)
      .item({ key, window, tries: $delete(one) })
      .options({ condition: { attr: 'expiresAt', exists: true } })
      .send()
  }
}

/** The fixed window of this moment. */
export function windowOf(windowSeconds: number) {
  const seconds = Math.floor(now() / 1000)
  const window = Math.floor(seconds / windowSeconds)
  const endsAt = (window + 1) * windowSeconds
  return { window: String(window), endsAt, secondsLeft: endsAt - seconds }
}
