import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import type { RateLimit } from '@shared/contract/route'
import { Entity } from 'dynamodb-toolbox/entity'
import { $add, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'
import { now } from './clock'
import { problem } from './problem'
import { plain, table } from './table'

/**
 * who      question                                    key
 * platform how often did this caller come this window  RATE#<route>#<caller> / <window>
 */
export const Rate = new Entity({
  name: 'rate',
  table,
  ...plain,
  schema: item({
    key: string().key(),
    window: string().key(),
    count: number(),
    expiresAt: number(),
  }),
  computeKey: ({ key, window }) => ({ pk: `RATE#${key}`, sk: window }),
})

/**
 * Counts one call of a caller in a fixed window. One write unit, one round trip. Resolves to what takes it out of the
 * count again, where only some calls are meant to count: another write unit.
 * @throws TOO_MANY_REQUESTS with the seconds until the window ends.
 */
export async function spend(key: string, { max, windowSeconds }: RateLimit): Promise<() => Promise<void>> {
  const { window, endsAt, secondsLeft } = windowOf(windowSeconds)
  try {
    await Rate.build(UpdateItemCommand)
      .item({ key, window, count: $add(1), expiresAt: endsAt + 60 })
      .options({
        condition: {
          or: [
            { attr: 'count', exists: false },
            { attr: 'count', lt: max },
          ],
        },
      })
      .send()
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
    throw problem('TOO_MANY_REQUESTS', { retryAfterSeconds: secondsLeft })
  }
  return async () => {
    await Rate.build(UpdateItemCommand)
      .item({ key, window, count: $add(-1) })
      .options({ condition: { attr: 'count', gte: 1 } })
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
