import type { Actor } from '@functions/platform/http/token'
import { problem } from '@functions/platform/problem'
import { getNow } from '@functions/platform/store/writes'
import { Remark } from './attendanceEntities'
import { type ActivityItem, beginningIn } from './entities'
import { headFor, stateOf } from './heads'
import { monthBounds } from './reading'

/** The activities of a street that begin in a month and are not called off. One query. */
export const activitiesIn = async (streetId: string, month: string): Promise<ActivityItem[]> =>
  (await beginningIn(streetId, ...monthBounds(month)).all()).filter((head) => stateOf(head) !== 'cancelled')

/** What was said in an activity that the caller runs. Two reads. @throws NOT_FOUND */
export async function remarkFor(actor: Actor, activityId: string, remarkId: string) {
  const head = await headFor(actor, activityId)
  const remark = await getNow(Remark, { activityId, id: remarkId })
  if (!remark) throw problem('NOT_FOUND')
  return { head, remark }
}
