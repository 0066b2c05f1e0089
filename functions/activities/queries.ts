import { type ActivityItem, beginningIn } from './entities'
import { stateOf } from './heads'
import { monthBounds } from './reading'

/** The activities of a street that begin in a month and are not called off. One query. */
export const activitiesIn = async (streetId: string, month: string): Promise<ActivityItem[]> =>
  (await beginningIn(streetId, ...monthBounds(month)).all()).filter((head) => stateOf(head) !== 'cancelled')
