import { activitiesIn } from '@functions/activities/queries'
import { LIST_LIMITS, sameDayIn } from '@shared/rules/duties/serviceList'
import { clockOf, dayOf, minuteOf } from '@shared/rules/time/day'
import type { InputItem } from 'dynamodb-toolbox/entity'
import { listsOf, listWithItems, type Service } from './entities'

/** Something a list is drafted from. `source` says what it comes from: one thing comes once. */
export type Offered = { source: string } & Pick<
  InputItem<typeof Service>,
  'communityId' | 'title' | 'target' | 'place' | 'day' | 'time' | 'text'
>

interface For {
  committeeId: string
  streetId: string
  communities: readonly string[]
  month: string
}

/** Where drafts come from; needs of the month join here. */
const SOURCES: readonly ((of: For) => Promise<Offered[]>)[] = [fromLastList, fromActivities]

/** What there is to draft a list from, of communities that still belong to the committee. */
export async function offeredFor(of: For): Promise<Offered[]> {
  const all = (await Promise.all(SOURCES.map((source) => source(of)))).flat()
  return all.filter(({ communityId }) => of.communities.includes(communityId))
}

/** Lists looked back through for the last one that was published. */
const LOOKED_BACK = 12

/** What the last list did, on the same weekdays. What it left open is carried over by itself. Two queries. */
async function fromLastList({ committeeId, month }: For): Promise<Offered[]> {
  const lists = await listsOf(committeeId).first(LOOKED_BACK)
  const last = lists.find((list) => list.month < month && list.publishedAt !== undefined)
  if (!last) return []
  const { all } = await listWithItems(committeeId, last.month)
  return all
    .filter(({ outcome }) => outcome === 'done')
    .map(({ itemId, communityId, title, target, place, day, time, text }) => ({
      ...{ source: `service#${itemId}`, communityId, title, target, place, time, text },
      day: day && sameDayIn(month, day),
    }))
}

/** Whom an activity is for, until the committee says it more exactly. */
const OPEN_TO = '小哥和居民'

/** What is on in the month: published or still being written, on its own day and hour. One query. */
async function fromActivities({ streetId, month }: For): Promise<Offered[]> {
  return (await activitiesIn(streetId, month)).map(({ activityId, communityId, title, place, starts }) => ({
    ...{ source: `activity#${activityId}`, communityId, title, target: OPEN_TO },
    ...{ place: place.name.slice(0, LIST_LIMITS.place), day: dayOf(starts), time: clockOf(minuteOf(starts)) },
  }))
}
