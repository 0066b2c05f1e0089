import { DELETION_CAUSES, DELETION_STATES } from '@shared/rules/people/privacy'
import * as v from 'valibot'
import { get, post, write } from './route'
import { codesOf, Moment, Ulid } from './types'

/** What a person's account holds that goes with it, and whether its deletion was asked for. */
const Deletion = v.object({
  state: v.picklist(['none', 'waiting']),
  /** The number by which it can be asked after, also when the account is gone. */
  receiptId: v.optional(Ulid),
  orderedAt: v.optional(Moment),
  /** Until then it can be cancelled. */
  dueAt: v.optional(Moment),
  /** Points that end with it, vouchers that are not used, reports that are still worked on. */
  points: v.number(),
  vouchers: v.number(),
  /** At most 50 are counted. */
  openReports: v.number(),
  /** Roles that have to be handed over before. */
  roles: v.array(v.string()),
})

/** A person's copy of their data. */
const Copy = v.object({
  copyId: Ulid,
  /** `making`: to be asked for again; `gone`: its links are over. */
  state: v.picklist(['making', 'done', 'gone']),
  rows: v.number(),
  /** As a table that Excel opens, and as JSON; while they are given. */
  csvUrl: v.optional(v.string()),
  jsonUrl: v.optional(v.string()),
})

/** T – 我的数据: what is kept of me, taken along or deleted. */
export const privacy = {
  copy: write('/privacy/copies', {
    summary:
      'A copy of everything that is stored of me; asked for by the same id until it is done, with links for 15 minutes',
    roles: ['member'],
    limit: { per: 'member', max: 60, windowSeconds: 3600 },
  })
    .input(v.object({ id: Ulid }))
    .output(Copy),
  deletion: get('/privacy/deletion', {
    summary: 'What goes with my account, and whether its deletion was asked for',
    roles: ['member'],
  })
    .input(v.object({}))
    .output(Deletion),
  orderDeletion: write('/privacy/deletion', {
    summary:
      'Ask for my account to be deleted, or withdraw the consent to its being kept: both after seven days in which it can be cancelled',
    roles: ['member'],
    success: 202,
    errors: ['ROLES_FIRST'],
  })
    .input(v.object({ id: Ulid, because: codesOf(DELETION_CAUSES) }))
    .output(Deletion),
  cancelDeletion: post('/privacy/deletion/cancel', {
    summary: 'Keep my account after all',
    roles: ['member'],
  })
    .input(v.object({ receiptId: Ulid }))
    .output(Deletion),
  receipt: get('/privacy/receipts/{receiptId}', {
    summary: 'How far the deletion of an account is or that it is done, by the number its person was given',
    roles: ['public'],
    limit: { per: 'address', max: 60, windowSeconds: 600 },
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ receiptId: Ulid }))
    .output(
      v.object({
        receiptId: Ulid,
        state: codesOf(DELETION_STATES),
        orderedAt: Moment,
        dueAt: Moment,
        endedAt: v.optional(Moment),
      }),
    ),
}
