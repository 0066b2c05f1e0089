import { plain, table } from '@functions/platform/table'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

/** Everything that is counted: by community, and check-ins by station as well. */
export const COUNTS = [
  'registrations',
  'confirmed',
  'checkins',
  'reports',
  'resolved',
  'closed',
  'vouchers',
  'redeemed',
  'pointsEarned',
  'pointsSpent',
] as const
export type CountName = (typeof COUNTS)[number]

const count = () => number().optional()

/**
 * who       question                                   key
 * admin     today's numbers by community               COUNT#<street> / DAY#<day>#<community>
 * admin     numbers since the beginning by community   COUNT#<street> / TOTAL#<community>
 * everyone  visits of a station today                  COUNT#<street>#<station> / DAY#<day>
 * shop      what it handed out by month                COUNT#<street>#shop#<shop> / MONTH#<month>
 * consumer  did I count this record already            COUNTED#<record's key> / COUNTED
 *
 * Written only by the stream consumer, a batch at a time; rebuildable from the records (`npm run rebuild-counters`).
 */
export const Counter = new Entity({
  name: 'counter',
  table,
  ...plain,
  schema: item({
    scope: string().key(),
    bucket: string().key(),
    registrations: count(),
    confirmed: count(),
    checkins: count(),
    reports: count(),
    resolved: count(),
    closed: count(),
    vouchers: count(),
    redeemed: count(),
    pointsEarned: count(),
    pointsSpent: count(),
  }),
  computeKey: ({ scope, bucket }) => ({ pk: `COUNT#${scope}`, sk: bucket }),
})

/**
 * That a record was counted. What counts is inserted once and never changed, so the record's own key is the event's
 * identity: a stream that delivers twice and a rebuild name it alike.
 */
export const Counted = new Entity({
  name: 'counted',
  table,
  ...plain,
  schema: item({
    recordKey: string().key(),
    /** Epoch seconds; longer than a stream keeps records (24 h). */
    expiresAt: number(),
  }),
  computeKey: ({ recordKey }) => ({ pk: `COUNTED#${recordKey}`, sk: 'COUNTED' }),
})
