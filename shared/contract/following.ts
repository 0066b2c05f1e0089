import { NEAR_SHOWN } from '@shared/rules/place/near'
import { REPORT_STATUSES } from '@shared/rules/reports/reportStatus'
import * as v from 'valibot'
import { get, write } from './route'
import { codesOf, Moment, Page, pageQuery, QueryNumber, Slug, Ulid } from './types'

const NearReport = v.object({
  reportId: Ulid,
  summary: v.string(),
  address: v.string(),
  submittedAt: Moment,
  /** From the place asked about. */
  metres: v.number(),
  /** How many others said that it is the same. */
  pluses: v.number(),
  /** The first photo in full; empty when there is none. */
  photoUrl: v.string(),
  isMine: v.boolean(),
})

const Following = v.object({ reportId: Ulid, following: v.boolean() })

/** Reports of others: found near by, joined, followed. Part of `reports`. */
export const followRoutes = {
  nearby: get('/reports/nearby', {
    summary: 'Open public reports of a kind within 250 m, nearest first',
    roles: ['worker'],
  })
    .input(v.object({ categoryId: Slug, latitude: QueryNumber(-90, 90), longitude: QueryNumber(-180, 180) }))
    .output(v.object({ items: v.pipe(v.array(NearReport), v.maxLength(NEAR_SHOWN)) })),
  plus: write('/reports/{reportId}/plus', {
    summary: 'It is the same thing: count me and tell me what becomes of it',
    roles: ['worker'],
    errors: ['NOT_FOUND', 'OWN_REPORT', 'REPORT_CLOSED'],
  })
    .input(v.object({ reportId: Ulid, id: Ulid }))
    .output(v.object({ ...Following.entries, /** Points it earned. */ points: v.number() })),
  unfollow: write('/reports/{reportId}/unfollow', {
    summary: 'Take my +1 back, or follow it no longer',
    roles: ['worker'],
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ reportId: Ulid, id: Ulid }))
    .output(Following),
  followed: get('/reports/followed', {
    summary: 'Reports of others that I follow, newest first',
    roles: ['worker'],
  })
    .input(v.object({ ...pageQuery }))
    .output(
      Page(
        v.object({
          reportId: Ulid,
          kind: v.picklist(['plus', 'merged']),
          at: Moment,
          categoryName: v.string(),
          status: codesOf(REPORT_STATUSES),
          movedAt: Moment,
          /** A square of the first photo; empty when it is not shown to everybody. */
          thumbUrl: v.string(),
        }),
      ),
    ),
}
