import { CHANGE_REQUESTS, OCCUPATIONS, REQUEST_STATES } from '@shared/rules/text/words'
import * as v from 'valibot'
import { Me } from './me'
import { get, write } from './route'
import { codesOf, Moment, Page, pageQuery, Slug, Text, Ulid } from './types'

const Occupation = codesOf(OCCUPATIONS)
const RequestKind = codesOf(CHANGE_REQUESTS)
const RequestState = codesOf(REQUEST_STATES)
const PhoneTicket = v.pipe(v.string(), v.minLength(1), v.maxLength(1024))
const staff = ['gridWorker', 'admin'] as const

/** What I asked my community to change, and what became of it. */
export const OwnRequest = v.object({
  kind: RequestKind,
  communityId: Slug,
  state: RequestState,
  at: Moment,
  phoneMasked: v.optional(v.string()),
  /** Why it was declined. */
  reason: v.optional(v.string()),
})

/** A – what a confirmed member changes alone, and what their community looks at first. */
export const changeRoutes = {
  changeDetails: write('/members/me/details', {
    summary: 'Change where I work, or my phone number as WeChat vouches for it; for a confirmed member',
    roles: ['worker'],
    limit: { per: 'member', max: 20, windowSeconds: 86_400 },
    errors: ['NOT_CONFIRMED', 'PHONE_CODE_INVALID', 'PHONE_TAKEN'],
  })
    .input(
      v.object({
        id: Ulid,
        phoneTicket: v.optional(PhoneTicket),
        occupation: v.optional(Occupation),
        employer: v.optional(Text(1, 40, '所在单位或站点')),
      }),
    )
    .output(Me),
  askForChange: write('/members/me/requests', {
    summary: 'Ask for another community, or for a number that somebody else registered with and is mine now',
    roles: ['member'],
    limit: { per: 'member', max: 10, windowSeconds: 86_400 },
    errors: ['NOT_CONFIRMED', 'UNKNOWN_COMMUNITY', 'PHONE_CODE_INVALID', 'PHONE_FREE'],
  })
    .input(
      v.object({
        id: Ulid,
        kind: RequestKind,
        /** The community I want; of a number, the one whose grid workers shall look, where I belong to none yet. */
        communityId: v.optional(Slug),
        phoneTicket: v.optional(PhoneTicket),
      }),
    )
    .output(OwnRequest),
  changeRequests: get('/change-requests', {
    summary: 'What members ask of a community, oldest first, masked',
    roles: staff,
    shows: 'personal',
  })
    .input(v.object({ communityId: Slug, ...pageQuery }))
    .output(
      Page(
        v.object({
          memberId: Ulid,
          kind: RequestKind,
          at: Moment,
          communityId: Slug,
          /** Absent for somebody who has not registered yet. */
          nameMasked: v.optional(v.string()),
          fromCommunityId: v.optional(Slug),
          phoneMasked: v.optional(v.string()),
          /** Who registered with the number before; the same name may be the same person twice. */
          holder: v.optional(v.object({ nameMasked: v.string(), communityId: v.string(), sameName: v.boolean() })),
        }),
      ),
    ),
  decideChange: write('/change-requests/{memberId}/{kind}/decide', {
    summary: 'Approve a request, which carries it out, or decline it with a reason',
    roles: staff,
    errors: [
      'NOT_FOUND',
      'OWN_REGISTRATION',
      'REASON_REQUIRED',
      'REQUEST_DECIDED',
      'REGISTRATION_CHANGED',
      'NOT_CONFIRMED',
    ],
  })
    .input(
      v.object({
        memberId: Ulid,
        kind: RequestKind,
        id: Ulid,
        decision: v.picklist(['approved', 'declined']),
        /** When the request that was looked at was made: a newer one is another request. */
        seen: v.optional(Moment),
        reason: v.optional(Text(0, 100, '原因'), ''),
      }),
    )
    .output(v.object({ memberId: Ulid, kind: RequestKind, state: RequestState, decidedAt: Moment })),
}
