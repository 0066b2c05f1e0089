import { listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { QUEUE_TABS, type QueueTab, REPORT_STATUSES, type ReportStatus } from '@shared/rules/reports/reportStatus'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean, item, number, string } from 'dynamodb-toolbox/schema'

/**
 * who      question                                  key
 * staff    my views of the queue, oldest first       MEMBER#<id> / QUEUEVIEW#<ulid>
 * staff    the street's views, oldest first          STREET#<id> / QUEUEVIEW#<ulid>
 * write    how many there are                        MEMBER#<id> / QUEUEVIEWS and STREET#<id> / QUEUEVIEWS
 * staff    who else has this report open             HERE#<report> / <member>
 */
const shown = {
  viewId: string().key(),
  name: string(),
  team: string().optional(),
  tab: string().enum(...(Object.keys(QUEUE_TABS) as QueueTab[])),
  status: string()
    .enum(...(Object.keys(REPORT_STATUSES) as ReportStatus[]))
    .optional(),
  categoryId: string().optional(),
  mine: boolean(),
  overdue: boolean(),
  hash: fingerprinted(),
}

/** A view of the queue that somebody of staff keeps for themselves. */
export const OwnView = new Entity({
  ...kind('ownView'),
  schema: item({ memberId: string().key(), ...shown }),
  computeKey: ({ memberId, viewId }) => ({ pk: `MEMBER#${memberId}`, sk: `QUEUEVIEW#${viewId}` }),
})

/** One that the street office keeps for everybody; who made it is not told. */
export const StreetView = new Entity({
  ...kind('streetView'),
  schema: item({ streetId: string().key(), ...shown }),
  computeKey: ({ streetId, viewId }) => ({ pk: `STREET#${streetId}`, sk: `QUEUEVIEW#${viewId}` }),
})

/** How many views somebody keeps: whatever comes or goes counts itself in its transaction, so the limit is exact. */
export const OwnViews = new Entity({
  ...kind('ownViews'),
  schema: item({ memberId: string().key(), count: number() }),
  computeKey: ({ memberId }) => ({ pk: `MEMBER#${memberId}`, sk: 'QUEUEVIEWS' }),
})

/** The same of a street. */
export const StreetViews = new Entity({
  ...kind('streetViews'),
  schema: item({ streetId: string().key(), count: number() }),
  computeKey: ({ streetId }) => ({ pk: `STREET#${streetId}`, sk: 'QUEUEVIEWS' }),
})

/** That somebody has a report open; true until its time is over, and written again while it stays open. */
export const Here = new Entity({
  ...kind('here'),
  schema: item({
    reportId: string().key(),
    memberId: string().key(),
    label: string(),
    /** Epoch ms. */
    until: number(),
    /** Epoch seconds. */
    expiresAt: number(),
  }),
  computeKey: ({ reportId, memberId }) => ({ pk: `HERE#${reportId}`, sk: memberId }),
})

export const viewsOf = (memberId: string) =>
  listOf(OwnView, { partition: `MEMBER#${memberId}`, range: { beginsWith: 'QUEUEVIEW#' } })

/** The one item that counts them. */
export const viewCountOf = (memberId: string) =>
  listOf(OwnViews, { partition: `MEMBER#${memberId}`, range: { beginsWith: 'QUEUEVIEWS' } })

export const viewsOfStreet = (streetId: string) =>
  listOf(StreetView, { partition: `STREET#${streetId}`, range: { beginsWith: 'QUEUEVIEW#' } })

/** Who said that they have a report open, whenever that was. */
export const hereAt = (reportId: string) => listOf(Here, { partition: `HERE#${reportId}` })
