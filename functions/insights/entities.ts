import { kind } from '@functions/platform/store/table'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean, item, number, string } from 'dynamodb-toolbox/schema'

/**
 * who     question                                    key
 * worker  whether I stand in the street's list        MEMBER#<id> / LEADERS
 */

/** Whether a member is left out of the street's list of points; the latest choice. Absent: they stand in it. */
export const LeaderChoice = new Entity({
  ...kind('leaderChoice'),
  schema: item({
    memberId: string().key(),
    hidden: boolean(),
    /** The write that chose it. */
    id: string(),
    at: number(),
  }),
  computeKey: ({ memberId }) => ({ pk: `MEMBER#${memberId}`, sk: 'LEADERS' }),
})
