import { type PageLink, pageLink } from '@shared/pages'

/** Where a message about an activity leads, and where staff see today's. */
export const activityPage = (_activityId: string): PageLink => pageLink('worker/services')
export const staffPage = (_activityId: string): PageLink => pageLink('grid/due')
