import {
  CALL_TIMES,
  CONTACT_MEDIA,
  CONTACT_RESULTS,
  PAIR_LIMITS,
  PAIR_STATES,
  PAIR_WISHES,
} from '@shared/rules/duties/pairs'
import { OCCUPATIONS } from '@shared/rules/text/words'
import * as v from 'valibot'
import { pairOrderRoutes } from './pairOrders'
import { get, write } from './route'
import { codesOf, DayText, Moment, MonthText, Page, pageQuery, QueryNumber, Slug, Text, TypedDay, Ulid } from './types'

const staff = ['gridWorker', 'admin'] as const

const Count = v.pipe(v.number(), v.integer())

/** A worker and who is in contact with them, as staff see them: masked. */
export const PairView = v.object({
  memberId: Ulid,
  nameMasked: v.string(),
  occupation: v.optional(codesOf(OCCUPATIONS)),
  communityId: Slug,
  state: codesOf(PAIR_STATES),
  staffId: v.optional(Ulid),
  /** The contact person, masked. */
  staffLabel: v.optional(v.string()),
  /** Since when it is so. */
  since: v.optional(DayText),
  /** Until when the next contact is due; absent without a contact person. */
  dueOn: v.optional(DayText),
  /** So many months were due before today without a contact. */
  missed: Count,
  /** There was a contact this month. */
  doneThisMonth: v.boolean(),
  lastReachedOn: v.optional(DayText),
  /** The last try in vain since then. */
  triedOn: v.optional(DayText),
  callTime: codesOf(CALL_TIMES),
  /** What the worker asked for, and nobody has done yet. */
  wish: v.optional(codesOf(PAIR_WISHES)),
})

export const ContactView = v.object({
  contactId: Ulid,
  day: DayText,
  at: Moment,
  result: codesOf(CONTACT_RESULTS),
  medium: codesOf(CONTACT_MEDIA),
  /** Who wrote it down: masked, or the worker. */
  byLabel: v.string(),
  byWorker: v.boolean(),
  /** For the pair and the street office alone. */
  note: v.optional(v.string()),
  /** Written down when its month was over. */
  late: v.boolean(),
  /** Something that happened anyway. */
  source: v.optional(v.string()),
  /** The contact it takes back, and why. */
  reverses: v.optional(Ulid),
  reason: v.optional(v.string()),
  /** It was taken back by another record. */
  reversed: v.boolean(),
})

/** Something that happened anyway and may count as a contact. */
const Offer = v.object({
  source: v.string(),
  day: DayText,
  medium: codesOf(CONTACT_MEDIA),
  title: v.string(),
})

/** A worker's contact person as they see it. */
const Own = v.object({
  state: codesOf(PAIR_STATES),
  staffLabel: v.optional(v.string()),
  since: v.optional(DayText),
  callTime: codesOf(CALL_TIMES),
  wish: v.optional(codesOf(PAIR_WISHES)),
  lastReachedOn: v.optional(DayText),
  /** The newest, with what was noted of them. */
  contacts: v.array(ContactView),
})

const Told = {
  day: TypedDay,
  medium: codesOf(CONTACT_MEDIA),
  note: v.optional(Text(1, PAIR_LIMITS.note, '备注')),
}

const Sums = v.object({
  /** Contacts, and pairs that were in contact, each once a month. */
  reached: Count,
  fulfilled: Count,
  tries: Count,
  /** Of `reached`, those written down when their month was over. */
  late: Count,
})

/** O – 结对联系: every worker has a contact person, and one contact a month. */
export const pairs = {
  mine: get('/pairs/mine', {
    summary: 'The workers I am the contact person of, first due first',
    roles: staff,
    shows: 'personal',
  })
    .input(v.object({ ...pageQuery }))
    .output(Page(PairView)),
  list: get('/pairs', {
    summary:
      'Workers of a community with their contact persons: all of them, or those that are overdue, have none or want none',
    roles: staff,
    shows: 'personal',
    errors: ['UNKNOWN_COMMUNITY'],
  })
    .input(
      v.object({
        communityId: Slug,
        show: v.optional(v.picklist(['all', 'overdue', 'unpaired', 'none']), 'all'),
        /** Of this contact person only. */
        staffId: v.optional(Ulid),
        ...pageQuery,
      }),
    )
    .output(Page(PairView)),
  people: get('/pairs/people', {
    summary: 'Who may be a contact person in a community, by name, and of how many there and how many overdue',
    roles: staff,
    errors: ['UNKNOWN_COMMUNITY'],
  })
    .input(v.object({ communityId: Slug }))
    .output(
      v.object({
        people: v.array(
          v.object({
            staffId: Ulid,
            label: v.string(),
            /** Of oneself; of others for the street office alone. Counted up to 200. */
            pairs: v.optional(Count),
            overdue: v.optional(Count),
          }),
        ),
        unpaired: Count,
        none: Count,
      }),
    ),
  one: get('/pairs/{memberId}', {
    summary: 'A worker’s contact person, the newest contacts, and what may count as this month’s',
    roles: staff,
    shows: 'personal',
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ memberId: Ulid }))
    .output(v.object({ pair: PairView, contacts: Page(ContactView), offers: v.array(Offer) })),
  contacts: get('/pairs/{memberId}/contacts', {
    summary: 'Contacts with a worker, newest first',
    roles: staff,
    shows: 'personal',
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ memberId: Ulid, ...pageQuery }))
    .output(Page(ContactView)),
  log: write('/pairs/{memberId}/contacts', {
    summary: 'Writes down that a worker was reached, or not; who was not reached stays due',
    roles: staff,
    success: 201,
    idHours: 24 * 7,
    errors: ['NOT_FOUND', 'CONTACT_DAY_OUT_OF_REACH', 'CONTACT_COUNTED', 'CONTACTS_FULL'],
  })
    .input(
      v.object({
        memberId: Ulid,
        id: Ulid,
        result: codesOf(CONTACT_RESULTS),
        ...Told,
        /** Of an offer. */
        source: v.optional(v.pipe(v.string(), v.regex(/^report#[0-7][0-9A-HJKMNP-TV-Z]{25}$/, '来源不对'))),
      }),
    )
    .output(v.object({ pair: PairView, contact: ContactView })),
  takeBack: write('/pairs/{memberId}/contacts/{contactId}/take-back', {
    summary: 'Takes a contact back by another record; both are seen',
    roles: staff,
    errors: ['NOT_FOUND', 'CONTACT_REVERSED'],
  })
    .input(v.object({ memberId: Ulid, contactId: Ulid, id: Ulid, reason: Text(2, 100, '原因') }))
    .output(v.object({ pair: PairView, contact: ContactView })),
  assign: write('/pairs/{memberId}/person', {
    summary: 'Gives a worker a contact person, another one, or none',
    roles: staff,
    errors: ['NOT_FOUND', 'PAIR_CHANGED', 'CONTACT_PERSON_INVALID', 'CONTACT_UNWANTED'],
  })
    .input(
      v.object({
        memberId: Ulid,
        id: Ulid,
        staffId: v.optional(Ulid),
        /** Whom the worker had when it was looked at; absent for nobody. */
        seen: v.optional(Ulid),
      }),
    )
    .output(PairView),
  figures: get('/pairs/figures', {
    summary: 'Contacts of a community in a calendar year by month, a few seconds behind; and my own among them',
    roles: staff,
    errors: ['UNKNOWN_COMMUNITY'],
  })
    .input(v.object({ communityId: Slug, year: v.pipe(QueryNumber(2000, 2099), v.integer()) }))
    .output(v.object({ months: v.array(v.object({ month: MonthText, ...Sums.entries, mine: Sums })) })),
  own: get('/pairs/me', { summary: 'Who my contact person is, and our contacts', roles: ['worker'] })
    .input(v.object({}))
    .output(Own),
  call: write('/pairs/me/call', {
    summary: 'The number of my contact person; they see that I looked',
    roles: ['worker'],
    limit: { per: 'member', max: 20, windowSeconds: 3600 },
    errors: ['NOT_PAIRED', 'PHONE_GONE', 'NOT_FOUND'],
  })
    .input(v.object({ id: Ulid }))
    .output(v.object({ phone: v.string() })),
  say: write('/pairs/me/contacts', {
    summary: 'Says that I spoke with my contact person: it counts as this month’s contact',
    roles: ['worker'],
    success: 201,
    idHours: 24 * 7,
    errors: ['NOT_PAIRED', 'CONTACT_DAY_OUT_OF_REACH', 'CONTACTS_FULL'],
  })
    .input(v.object({ id: Ulid, day: TypedDay, medium: codesOf(CONTACT_MEDIA) }))
    .output(Own),
  ask: write('/pairs/me', {
    summary: 'When I like to be called; that I want another contact person, or none',
    roles: ['worker'],
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ id: Ulid, callTime: v.optional(codesOf(CALL_TIMES)), wish: v.optional(codesOf(PAIR_WISHES)) }))
    .output(Own),
  ...pairOrderRoutes,
}
