import { CLERK_ACTS, CLERK_LIMITS } from '@shared/rules/points/clerks'
import * as v from 'valibot'
import { Me } from './me'
import { get, write } from './route'
import { codesOf, Moment, Page, pageQuery, Slug, TypedCode, Ulid } from './types'

const shopStaff = ['merchant', 'admin'] as const

/** Somebody who works in a shop, as colleagues and the office see them. */
const Clerk = v.object({
  memberId: Ulid,
  nameMasked: v.string(),
  owner: v.boolean(),
  since: Moment,
  /** It is the caller. */
  me: v.boolean(),
})

/** G – who works behind a shop's counter. */
export const clerks = {
  clerks: get('/shops/{merchantId}/clerks', {
    summary: 'Who works in a shop, and whether I may change it',
    roles: shopStaff,
    shows: 'personal',
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ merchantId: Slug, ...pageQuery }))
    .output(
      v.object({
        ...Page(Clerk).entries,
        merchantName: v.string(),
        mayChange: v.boolean(),
        /** May also take in and remove owners: the street office. */
        mayChangeOwners: v.boolean(),
      }),
    ),
  inviteClerk: write('/shops/{merchantId}/invitations', {
    summary: 'A code for one new person of the shop to type within ten minutes',
    roles: shopStaff,
    success: 201,
    limit: { per: 'member', max: 20, windowSeconds: 3600 },
    errors: ['NOT_FOUND', 'CLERKS_FULL'],
  })
    .input(v.object({ merchantId: Slug, id: Ulid, owner: v.boolean() }))
    .output(v.object({ code: v.string(), expiresAt: Moment, owner: v.boolean() })),
  joinShop: write('/shops/join', {
    summary: 'Join a shop by the code that its owner or the street office shows',
    roles: ['member'],
    limit: { per: 'member', max: 10, windowSeconds: 3600 },
    errors: [
      'INVITATION_INVALID',
      'OWN_INVITATION',
      'REGISTER_FIRST',
      'ALREADY_CLERK',
      'CLERKS_FULL',
      'TOO_MANY_ROLES',
      'NOT_FOUND',
    ],
  })
    .input(
      v.object({
        id: Ulid,
        code: TypedCode(CLERK_LIMITS.codeDigits, '邀请码'),
      }),
    )
    .output(v.object({ merchantId: Slug, merchantName: v.string(), owner: v.boolean(), me: Me })),
  removeClerk: write('/shops/{merchantId}/clerks/{memberId}/remove', {
    summary: 'Take somebody out of a shop: from this moment they write nothing there',
    roles: shopStaff,
    errors: ['NOT_FOUND', 'LAST_OWNER'],
  })
    .input(v.object({ merchantId: Slug, memberId: Ulid, id: Ulid }))
    .output(v.object({ memberId: Ulid, removedAt: Moment })),
  clerkChanges: get('/shops/{merchantId}/clerk-changes', {
    summary: 'Who took whom in or out of a shop and when, newest first',
    roles: shopStaff,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ merchantId: Slug, ...pageQuery }))
    .output(
      Page(
        v.object({
          id: Ulid,
          at: Moment,
          act: codesOf(CLERK_ACTS),
          label: v.string(),
          memberLabel: v.optional(v.string()),
          owner: v.boolean(),
          byLabel: v.string(),
        }),
      ),
    ),
}
