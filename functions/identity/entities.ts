import { listOf } from '@functions/platform/lists/list'
import { listedFields, listedIn } from '@functions/platform/lists/listed'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { REGISTRATION_FIELDS, type RegistrationField } from '@shared/rules/people/registration'
import { OCCUPATIONS, REGISTRATION_STATUSES } from '@shared/rules/text/words'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean, item, list, map, number, record, string } from 'dynamodb-toolbox/schema'

/**
 * who          question                                    key
 * everyone     who is this openid in this street           OPENID#<street>#<keyed hash> / OPENID
 * everyone     is this phone taken in this street          PHONE#<street>#<keyed hash> / PHONE
 * member       who am I                                    MEMBER#<id> / HEAD#PROFILE  (one query with HEAD#ACCOUNT)
 * grid worker  registrations of my community by status     byQueue  REGISTRATIONS#<street>#<community> / <status>#<submitted>#<id>
 * member       what I consented to, and withdrew           MEMBER#<id> / CONSENT#<ulid>
 * staff        was this look or decision made before       MEMBER#<id> / AUDIT#<ulid>
 * member       who looked at my phone number               byOwner  LOOKS#<member> / <moment><ulid's rest>  backwards
 */
export const OpenId = new Entity({
  ...kind('openid'),
  schema: item({ streetId: string().key(), index: string().key(), memberId: string() }),
  computeKey: ({ streetId, index }) => ({ pk: `OPENID#${streetId}#${index}`, sk: 'OPENID' }),
})

export const Phone = new Entity({
  ...kind('phone'),
  schema: item({ streetId: string().key(), index: string().key(), memberId: string() }),
  computeKey: ({ streetId, index }) => ({ pk: `PHONE#${streetId}#${index}`, sk: 'PHONE' }),
})

const occupations = Object.keys(OCCUPATIONS) as (keyof typeof OCCUPATIONS)[]
const statuses = Object.keys(REGISTRATION_STATUSES) as (keyof typeof REGISTRATION_STATUSES)[]
const fields = Object.keys(REGISTRATION_FIELDS) as RegistrationField[]

/** A member. Fields that end in `Sealed` are personal data, encrypted (platform/sealed/personal). */
export const Profile = new Entity({
  ...kind('profile'),
  schema: item({
    memberId: string().key(),
    streetId: string(),
    /** To address subscribe messages and content checks; never shown. */
    openidSealed: string(),
    status: string().enum(...statuses),
    grants: list(
      map({
        role: string().enum('worker', 'merchant', 'gridWorker', 'instructor', 'admin'),
        communityIds: list(string()).optional(),
        merchantId: string().optional(),
        owner: boolean().optional(),
        enterpriseIds: list(string()).optional(),
        districtId: string().optional(),
      }),
    ),
    /** How staff and merchants see the person; set with the name. */
    nameMasked: string().optional(),
    nameSealed: string().optional(),
    phoneMasked: string().optional(),
    phoneSealed: string().optional(),
    phoneIndex: string().optional(),
    occupation: string()
      .enum(...occupations)
      .optional(),
    employer: string().optional(),
    communityId: string().optional(),
    /** What the person consents to now, and so whether they are a party member (consentRecord.ts). Absent before 报到. */
    consentsSealed: string().optional(),
    /** The same from before it was sealed; `npm run rotate-keys` leaves none. */
    partyMemberSealed: string().optional(),
    consents: record(string(), map({ version: string(), givenAt: number() })).optional(),
    /** Rises with every change of `grants`: a write of the whole profile is conditioned on it. */
    rolesVersion: number().optional(),
    /** The same for phone number, work and community, which are changed by themselves. */
    detailsVersion: number().optional(),
    /** The registration's write: its id and the fingerprint of its input. */
    registrationId: string().optional(),
    registrationHash: fingerprinted().optional(),
    submittedAt: number().optional(),
    /** When it was changed while it waited. */
    correctedAt: number().optional(),
    /** When the member last reminded their community, and from when on they may. */
    remindedAt: number().optional(),
    remindFrom: number().optional(),
    decidedAt: number().optional(),
    decisionId: string().optional(),
    decisionHash: fingerprinted().optional(),
    decidedBy: string().optional(),
    decisionPoints: number().optional(),
    /** Points of confirmations that were taken back which had been spent: the next one brings so many less. */
    keptPoints: number().optional(),
    rejectReason: string().optional(),
    rejectFields: list(string().enum(...fields)).optional(),
    createdAt: number(),
    queuePk: string().optional(),
    queueSk: string().optional(),
  }),
  computeKey: ({ memberId }) => ({ pk: `MEMBER#${memberId}`, sk: 'HEAD#PROFILE' }),
})

/** What a person gave or withdrew at a time, append-only. Which consent it was is sealed, and as long whichever it is. */
export const Consent = new Entity({
  ...kind('consent'),
  schema: item({
    memberId: string().key(),
    id: string().key(),
    changesSealed: string().optional(),
    /** The same from before it was sealed. */
    kind: string().enum('privacy', 'partyMembership').optional(),
    given: string().enum('given', 'withdrawn').optional(),
    version: string().optional(),
    at: number(),
    hash: fingerprinted(),
  }),
  computeKey: ({ memberId, id }) => ({ pk: `MEMBER#${memberId}`, sk: `CONSENT#${id}` }),
})

/** One look of staff at somebody's personal data, or one decision about them; append-only, shown to that person. */
export const Audit = new Entity({
  ...kind('audit'),
  schema: item({
    memberId: string().key(),
    id: string().key(),
    streetId: string(),
    communityId: string(),
    action: string().enum(
      'registrationSubmitted',
      'registrationCorrected',
      'registrationReminded',
      'registrationConfirmed',
      'registrationRejected',
      'registrationTakenBack',
      'contactRevealed',
      'reportReviewed',
      'clerkJoined',
      'clerkRemoved',
      'originalSeen',
      'detailsChanged',
      'communityChanged',
      'phoneReleased',
      'foundByPhone',
      'rolesChanged',
    ),
    by: string(),
    /** The person in `by` as others may see them (王**), taken when it happened. */
    byLabel: string().optional(),
    purpose: string(),
    at: number(),
    hash: fingerprinted(),
    /** Of a decision: the points it brought or took. */
    points: number().optional(),
    /** Of a confirmation that was taken back: when it had been given. */
    confirmedAt: number().optional(),
    /** A look stands in the list its person sees. */
    ...listedFields(),
  }),
  computeKey: ({ memberId, id }) => ({ pk: `MEMBER#${memberId}`, sk: `AUDIT#${id}` }),
})

/** Where a look at somebody's data stands: among all looks at them, newest first. */
export const lookAt = (memberId: string, at: number, id: string) => listedIn(looksPartition(memberId), at, id)
const looksPartition = (memberId: string) => `LOOKS#${memberId}`

/** Registrations of a community that have one status, oldest first. */
export const registrationsWith = (streetId: string, communityId: string, status: (typeof statuses)[number]) =>
  listOf(Profile, {
    index: 'byQueue',
    partition: `REGISTRATIONS#${streetId}#${communityId}`,
    range: { beginsWith: `${status}#` },
  })

/** Those that wait and were sent between two moments (index text, maybe with `#` and an id), oldest first. */
export const registrationsBetween = (streetId: string, communityId: string, [from, until]: [string, string]) =>
  listOf(Profile, {
    index: 'byQueue',
    partition: `REGISTRATIONS#${streetId}#${communityId}`,
    range: { between: [`pending#${from}`, `pending#${until}`] },
  })

/** What a member gave and withdrew, oldest first. */
export const consentsGivenBy = (memberId: string) =>
  listOf(Consent, { partition: `MEMBER#${memberId}`, range: { beginsWith: 'CONSENT#' }, consistent: true })

/** What was decided about a member and who looked at their data, by the ids of these acts. */
export const auditOf = (memberId: string) =>
  listOf(Audit, { partition: `MEMBER#${memberId}`, range: { beginsWith: 'AUDIT#' }, consistent: true })

/** Who looked at a member's contact, newest first. */
export const looks = (memberId: string) =>
  listOf(Audit, { index: 'byOwner', partition: looksPartition(memberId), reverse: true })
