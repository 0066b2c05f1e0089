import { REGISTRATION_FIELDS } from '@shared/rules/people/registration'
import { CONSENTS, OCCUPATIONS, REGISTRATION_STATUSES } from '@shared/rules/text/words'
import * as v from 'valibot'
import { codesOf, Grants, Moment, Slug, Ulid } from './types'

const Occupation = codesOf(OCCUPATIONS)
export const RegistrationStatus = codesOf(REGISTRATION_STATUSES)
/** What was marked as wrong, in no order. */
export const RegistrationFields = v.array(codesOf(REGISTRATION_FIELDS))
const ConsentKind = codesOf(CONSENTS)
export const ConsentVersion = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))

/** The signed-in person as they see themselves. */
export const Me = v.object({
  memberId: Ulid,
  streetId: Slug,
  status: RegistrationStatus,
  grants: Grants,
  /** Own name in full and own phone masked; absent before 报到. */
  name: v.optional(v.string()),
  phoneMasked: v.optional(v.string()),
  occupation: v.optional(Occupation),
  employer: v.optional(v.string()),
  communityId: v.optional(Slug),
  /** Why the grid worker sent the registration back. */
  rejectReason: v.optional(v.string()),
  /** What of it they marked; absent when nothing was, or it was not sent back. */
  rejectFields: v.optional(RegistrationFields),
  /** When 报到 was sent last; absent before. */
  submittedAt: v.optional(Moment),
  /** While it waits: from when on the community can be reminded. */
  remindFrom: v.optional(Moment),
  partyMember: v.boolean(),
  consents: v.array(v.object({ kind: ConsentKind, version: ConsentVersion, givenAt: Moment })),
})
