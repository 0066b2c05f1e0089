import { HERE_LIMITS, VIEW_LIMITS } from '@shared/rules/reports/queueView'
import { QUEUE_TABS, REPORT_STATUSES } from '@shared/rules/reports/reportStatus'
import * as v from 'valibot'
import { get, post, write } from './route'
import { codesOf, Slug, Text, Ulid } from './types'

const STAFF = ['gridWorker', 'admin'] as const

/** What of the queue a view shows: what the address of a list says. */
const Shown = {
  /** A community or a unit; whoever opens it begins with their first when absent. */
  team: v.optional(Slug),
  tab: codesOf(QUEUE_TABS),
  status: v.optional(codesOf(REPORT_STATUSES)),
  categoryId: v.optional(Slug),
  mine: v.boolean(),
  overdue: v.boolean(),
}

const Name = Text(1, VIEW_LIMITS.nameCharacters, '名称')
const QueueView = v.object({ viewId: Ulid, name: v.string(), ...Shown })

/** The queue at a PC: views that are kept, who else has a report open, and the way to one’s phone. Part of `reports`. */
export const queueViewRoutes = {
  views: get('/reports/views', { summary: 'Kept views of the queue: my own, and those of the street', roles: STAFF })
    .input(v.object({}))
    .output(
      v.object({
        own: v.pipe(v.array(QueueView), v.maxLength(VIEW_LIMITS.own)),
        shared: v.pipe(v.array(QueueView), v.maxLength(VIEW_LIMITS.shared)),
      }),
    ),
  keepView: write('/reports/views', {
    summary: 'Keeps a view of the queue under a name; the street office also for everybody of the street',
    roles: STAFF,
    success: 201,
    errors: ['VIEWS_FULL'],
  })
    .input(v.object({ id: Ulid, name: Name, shared: v.boolean(), ...Shown }))
    .output(v.object({ viewId: Ulid })),
  renameView: post('/reports/views/{viewId}/rename', {
    summary: 'Gives a view another name: my own, or by the street office one of the street; again it changes nothing',
    roles: STAFF,
    errors: ['NOT_FOUND', 'SETTING_CHANGED'],
  })
    .input(v.object({ viewId: Ulid, shared: v.boolean(), name: Name, was: Name }))
    .output(v.object({})),
  dropView: post('/reports/views/{viewId}/drop', {
    summary: 'Takes a view away: my own, or by the street office one of the street; again it changes nothing',
    roles: STAFF,
  })
    .input(v.object({ viewId: Ulid, shared: v.boolean() }))
    .output(v.object({})),
  phoneCode: get('/reports/{reportId}/phone-code', {
    summary: 'A mini-program code that opens this report on my own phone; it carries no right',
    roles: STAFF,
    limit: { per: 'member', max: 60, windowSeconds: 3600 },
    errors: ['NOT_FOUND', 'WECHAT_UNAVAILABLE'],
  })
    .input(v.object({ reportId: Ulid }))
    .output(v.object({ scene: v.string(), contentType: v.string(), imageBase64: v.string() })),
  here: post('/reports/{reportId}/here', {
    summary: 'I have this report open; who else has. Said again while it is open, it lasts a few minutes',
    roles: STAFF,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ reportId: Ulid }))
    .output(v.object({ others: v.pipe(v.array(v.string()), v.maxLength(HERE_LIMITS.shown)) })),
}
