import { type PageLink, pageLink } from '@shared/pages'

/** Where a message about an activity leads, and where staff see today's. */
export const activityPage = (activityId: string): PageLink => pageLink('worker/activity', { id: activityId })
export const staffPage = (activityId: string): PageLink => pageLink('grid/door', { id: activityId })
