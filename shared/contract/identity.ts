import { REGISTRATION_FIELDS } from '@shared/rules/people/registration'
import { CONSENTS, OCCUPATIONS } from '@shared/rules/text/words'
import * as v from 'valibot'
import { changeRoutes, OwnRequest } from './changes'
import { ConsentVersion, Me, RegistrationFields, RegistrationStatus } from './me'
import { get, post, write } from './route'
import { codesOf, Moment, Page, pageQuery, Slug, Text, Ulid } from './types'

const Occupation = codesOf(OCCUPATIONS)
const ConsentKind = codesOf(CONSENTS)

const Session = v.object({
  token: v.string(),
  expiresAt: Moment,
  /** The server's clock at the answer: the phone makes ids and codes by it, however wrong its own is. */
  serverTime: Moment,
  me: Me,
})

/** A registration in a staff list: masked. */
export const RegistrationCard = v.object({
  memberId: Ulid,
  nameMasked: v.string(),
  phoneMasked: v.string(),
  occupation: Occupation,
  employer: v.string(),
  communityId: Slug,
  partyMember: v.boolean(),
  status: RegistrationStatus,
  submittedAt: Moment,
  /** When the member changed it while it waited; absent when they did not. */
  correctedAt: v.optional(Moment),
  /** Which sending this is: a decision names the one that was looked at. */
  registrationId: v.optional(Ulid),
  decidedAt: v.optional(Moment),
})

const Decision = v.object({
  memberId: Ulid,
  status: RegistrationStatus,
  decidedAt: Moment,
  /** Points that arrived for the worker with the confirmation; less than nothing when they were taken back. */
  points: v.number(),
})

/** The sending that was looked at; a decision about an older one is refused. Older apps name none. */
const seen = { registrationId: v.optional(Ulid) }

/** Why a registration goes back, and what of it is wrong. */
const SentBack = v.object({
  memberId: Ulid,
  id: Ulid,
  reason: Text(2, 100, '原因'),
  fields: v.optional(v.pipe(RegistrationFields, v.maxLength(Object.keys(REGISTRATION_FIELDS).length)), []),
})

const ConsentInput = v.object({ version: ConsentVersion })
const Looks = Page(v.object({ id: Ulid, at: Moment, byLabel: v.string(), purpose: v.string() }))

const staff = ['gridWorker', 'admin'] as const

/** A – 报到: sign-in, consent, registration and its confirmation by the community. */
export const identity = {
  signIn: post('/sessions', {
    summary: 'Sign in with a WeChat login code; also the silent renewal of a token',
    roles: ['public'],
    limit: { per: 'address', max: 600, windowSeconds: 600 },
    errors: ['LOGIN_CODE_INVALID', 'LOGIN_BLOCKED', 'WECHAT_UNAVAILABLE', 'NOT_FOUND'],
  })
    .input(
      v.object({
        streetId: Slug,
        code: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
        /** A random id this phone's app made for itself; kept as a keyed hash. */
        device: v.optional(v.pipe(v.string(), v.regex(/^[0-9A-Z]{26}$/))),
      }),
    )
    .output(Session),
  signOutEverywhere: post('/sessions/revoke', {
    summary: 'Sign out on every device: older tokens can no longer write',
    roles: ['member'],
  })
    .input(v.object({}))
    .output(v.object({ revokedAt: Moment })),
  me: get('/members/me', { summary: 'Who am I', roles: ['member'] })
    .input(v.object({}))
    .output(Me),
  data: get('/members/me/data', {
    summary: 'What is kept of me and who looked at it: the profile and the newest looks at my contact',
    roles: ['member'],
  })
    .input(v.object({}))
    .output(v.object({ me: Me, looks: Looks, requests: v.optional(v.array(OwnRequest)) })),
  looks: get('/members/me/looks', {
    summary: 'Who looked at my name and phone number, when and what for, newest first',
    roles: ['member'],
  })
    .input(v.object({ ...pageQuery }))
    .output(Looks),
  memberLooks: get('/registrations/{memberId}/looks', {
    summary: "Who looked at a member's name and phone number, when and what for, newest first; as the member sees it",
    roles: ['admin'],
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ memberId: Ulid, ...pageQuery }))
    .output(Looks),
  exchangePhone: post('/members/me/phone', {
    summary: 'Trade a WeChat phone code for a sealed phone number to register with',
    roles: ['member'],
    limit: { per: 'member', max: 10, windowSeconds: 3600 },
    errors: ['PHONE_CODE_INVALID', 'WECHAT_UNAVAILABLE'],
  })
    .input(v.object({ code: v.pipe(v.string(), v.minLength(1), v.maxLength(128)) }))
    .output(v.object({ phoneMasked: v.string(), phoneTicket: v.string(), expiresAt: Moment })),
  changeConsent: write('/members/me/consents', {
    summary: 'Give or withdraw an optional consent; withdrawing also erases what it covered',
    roles: ['member'],
    errors: ['CONSENT_REQUIRED', 'NOT_FOUND'],
  })
    .input(v.object({ id: Ulid, kind: ConsentKind, given: v.boolean(), version: ConsentVersion }))
    .output(Me),
  register: write('/registrations', {
    summary: '报到: send in my registration, or correct it while it waits or was sent back',
    roles: ['member'],
    limit: { per: 'member', max: 30, windowSeconds: 86_400 },
    success: 201,
    errors: ['PHONE_CODE_INVALID', 'PHONE_TAKEN', 'CONSENT_REQUIRED', 'ALREADY_REGISTERED', 'UNKNOWN_COMMUNITY'],
  })
    .input(
      v.object({
        id: Ulid,
        name: Text(2, 20, '姓名'),
        /** Absent when a registration is sent again with the number it had. */
        phoneTicket: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(1024))),
        occupation: Occupation,
        employer: Text(1, 40, '所在单位或站点'),
        communityId: Slug,
        privacy: ConsentInput,
        /** Present only when the person says they are a party member and consents to its being kept. */
        partyMembership: v.optional(ConsentInput),
      }),
    )
    .output(Me),
  remind: write('/members/me/reminders', {
    summary: 'Remind my community that my registration waits: after one working day, then once a day',
    roles: ['member'],
    limit: { per: 'member', max: 30, windowSeconds: 86_400 },
    errors: ['NOT_WAITING', 'REMIND_LATER'],
  })
    .input(v.object({ id: Ulid }))
    .output(Me),
  ...changeRoutes,
  registrations: get('/registrations', {
    summary: 'Registrations of a community by status, oldest first',
    roles: staff,
    shows: 'personal',
  })
    .input(v.object({ communityId: Slug, status: v.picklist(['pending', 'confirmed', 'rejected']), ...pageQuery }))
    .output(Page(RegistrationCard)),
  membersNamed: post('/members/named', {
    summary: 'Confirmed members of a community with a whole name, or with a surname alone; masked',
    roles: staff,
    shows: 'personal',
    limit: { per: 'member', max: 300, windowSeconds: 3600 },
  })
    .input(v.object({ communityId: Slug, name: Text(1, 20, '姓名'), ...pageQuery }))
    .output(Page(RegistrationCard)),
  registration: get('/registrations/{memberId}', {
    summary: 'One registration, masked',
    roles: staff,
    shows: 'personal',
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ memberId: Ulid }))
    .output(RegistrationCard),
  confirm: write('/registrations/{memberId}/confirm', {
    summary: 'Confirm a registration; its points arrive with it',
    roles: staff,
    errors: ['NOT_FOUND', 'REGISTRATION_DECIDED', 'REGISTRATION_CHANGED', 'OWN_REGISTRATION', 'MEMBER_ROLES_FULL'],
  })
    .input(v.object({ memberId: Ulid, id: Ulid, ...seen }))
    .output(Decision),
  reject: write('/registrations/{memberId}/reject', {
    summary: 'Send a registration back with a reason',
    roles: staff,
    errors: ['NOT_FOUND', 'REGISTRATION_DECIDED', 'REGISTRATION_CHANGED', 'OWN_REGISTRATION'],
  })
    .input(v.object({ ...SentBack.entries, ...seen }))
    .output(Decision),
  takeBack: write('/registrations/{memberId}/take-back', {
    summary: 'Take back a confirmation that was a mistake, within 7 days, with a reason that the member reads',
    roles: staff,
    errors: ['NOT_FOUND', 'REGISTRATION_DECIDED', 'OWN_REGISTRATION', 'TAKE_BACK_TOO_LATE'],
  })
    .input(SentBack)
    .output(Decision),
  revealContact: write('/registrations/{memberId}/contact', {
    summary: 'Name and phone in full; the look is logged where the worker can see it',
    roles: staff,
    shows: 'personal',
    limit: { per: 'member', max: 60, windowSeconds: 3600 },
    errors: ['NOT_FOUND', 'PHONE_GONE'],
  })
    .input(v.object({ memberId: Ulid, id: Ulid, purpose: Text(2, 60, '用途') }))
    .output(v.object({ name: v.string(), phone: v.string() })),
}
