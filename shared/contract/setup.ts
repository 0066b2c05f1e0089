import { SETUP_CODE_DIGITS, STAFF_ROLES } from '@shared/rules/people/roles'
import * as v from 'valibot'
import { PictureName } from './articleShapes'
import {
  Community,
  MAX_STATION_PHOTOS,
  MAX_TEAMS,
  Metres,
  PlaceName,
  Point,
  ShopFacts,
  StationFacts,
  StationPhoto,
  Telephone,
  Unit,
} from './places'
import { get, post, write } from './route'
import { codesOf, Grants, Moment, Page, pageQuery, Slug, Text, TypedCode, Ulid } from './types'

/** The version that was seen when it was changed; 0 when it never was. */
const Version = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))
/** Absent where it is new. */
const Seen = v.optional(Version)
const Saved = v.object({ version: Version })

/** A photo of a station: one that it has, by its name, or one that this administrator has just uploaded. */
const TypedPhoto = v.pipe(
  v.object({ name: v.optional(PictureName), photoId: v.optional(Ulid) }),
  v.check(({ name, photoId }) => (name === undefined) !== (photoId === undefined), '请选一张照片'),
)
/** Absent: they stay as they are. */
const StationPhotos = v.optional(
  v.pipe(v.array(TypedPhoto), v.maxLength(MAX_STATION_PHOTOS, `最多 ${MAX_STATION_PHOTOS} 张照片`)),
)

const StreetSetup = {
  name: PlaceName,
  hotline: Telephone,
  communities: v.pipe(v.array(Community), v.minLength(1, '至少要有一个社区'), v.maxLength(MAX_TEAMS)),
  units: v.pipe(v.array(Unit), v.maxLength(MAX_TEAMS)),
}

/** What a street begins with; the rest is its own administrator's. */
const StreetBeginning = {
  streetId: Slug,
  name: PlaceName,
  hotline: Telephone,
  center: Point,
  reachMetres: Metres(50_000),
  /** The first community: whoever registers is somewhere. */
  community: v.object({ communityId: Slug, name: PlaceName }),
}

/** A one-time code for a street's first administrator: told here, kept nowhere. */
const FirstCode = v.object({ code: v.string(), until: Moment })

/** A role that the office gives: its scope comes with it. */
const Role = v.variant('role', [
  v.object({ role: v.literal('admin') }),
  v.object({
    role: v.literal('gridWorker'),
    communityIds: v.pipe(v.array(Slug), v.minLength(1, '请选社区或单位'), v.maxLength(MAX_TEAMS)),
  }),
])

/** Who takes open work: a colleague, or the teams it lies in. */
const Successor = v.union([v.literal('team'), Ulid], '请选由谁接手')

/** A member of the street as who gives roles sees them: masked. */
const Candidate = v.object({
  memberId: Ulid,
  nameMasked: v.string(),
  phoneMasked: v.string(),
  grants: Grants,
  /** Sent back with what is changed: nobody gave or took a role in between. */
  rolesVersion: Version,
})

const admin = ['admin'] as const

/** U0 – a street is set up on a screen: its places, and who works for it. */
export const setup = {
  street: get('/setup/street', {
    summary: 'The street with its communities and units, as it is set up',
    roles: admin,
  })
    .input(v.object({}))
    .output(
      v.object({
        ...StreetSetup,
        center: Point,
        /** A point farther from the center is outside the street. Metres. */
        reachMetres: v.number(),
        version: Version,
      }),
    ),
  saveStreet: write('/setup/street', {
    summary: 'Change hotline, communities and units; a community that is there stays, it has records',
    roles: admin,
    errors: ['SETTING_CHANGED', 'SETUP_INVALID', 'NOT_FOUND'],
  })
    .input(v.object({ id: Ulid, version: Version, ...StreetSetup }))
    .output(Saved),
  stations: get('/setup/stations', {
    summary: 'All stations, closed ones too, by id',
    roles: admin,
  })
    .input(v.object({ ...pageQuery }))
    .output(Page(v.object({ ...StationFacts.entries, photos: v.array(StationPhoto), version: Version }))),
  saveStation: write('/setup/stations', {
    summary: 'Add a station, change it and its photos, close it for the time being; its posted code stays good',
    roles: admin,
    errors: ['SETTING_CHANGED', 'SETUP_INVALID', 'UNKNOWN_COMMUNITY', 'SETUP_FULL', 'ID_TAKEN'],
  })
    .input(v.object({ id: Ulid, version: Seen, ...StationFacts.entries, photos: StationPhotos }))
    .output(Saved),
  shops: get('/setup/shops', {
    summary: 'All shops, by id',
    roles: admin,
  })
    .input(v.object({ ...pageQuery }))
    .output(Page(v.object({ ...ShopFacts.entries, version: Version }))),
  saveShop: write('/setup/shops', {
    summary: 'Add a shop or change it',
    roles: admin,
    errors: ['SETTING_CHANGED', 'UNKNOWN_COMMUNITY', 'SETUP_FULL', 'ID_TAKEN'],
  })
    .input(v.object({ id: Ulid, version: Seen, ...ShopFacts.entries }))
    .output(Saved),
  staff: get('/setup/staff', {
    summary: 'Who works for this street',
    roles: admin,
    shows: 'personal',
  })
    .input(v.object({ ...pageQuery }))
    .output(
      Page(
        v.object({
          memberId: Ulid,
          nameMasked: v.string(),
          role: codesOf(STAFF_ROLES),
          /** Communities and units; empty for the street office, which reaches all. */
          teamIds: v.array(Slug),
        }),
      ),
    ),
  candidate: get('/setup/members/{memberId}', {
    summary: 'A member and the roles they hold, before one is given or taken',
    roles: admin,
    shows: 'personal',
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ memberId: Ulid }))
    .output(Candidate),
  preview: post('/setup/roles/preview', {
    summary: 'What somebody with this role will be able to see and do, before it is given',
    roles: admin,
    errors: ['UNKNOWN_COMMUNITY'],
  })
    .input(v.object({ grant: Role }))
    .output(
      v.object({
        can: v.array(v.string()),
        /** Of how many people they will see masked data, and the full phone number with a reason. */
        members: v.number(),
        /** True when there are more. */
        atLeast: v.boolean(),
        openReports: v.number(),
      }),
    ),
  giveRole: write('/setup/members/{memberId}/roles', {
    summary:
      'Give a member a role with its scope; the same role again gets the new scope, and work outside it is its teams’',
    roles: admin,
    errors: ['NOT_FOUND', 'SETTING_CHANGED', 'UNKNOWN_COMMUNITY', 'MEMBER_ROLES_FULL', 'REGISTER_FIRST', 'OWN_ROLE'],
  })
    .input(v.object({ memberId: Ulid, id: Ulid, rolesVersion: Version, grant: Role }))
    .output(Candidate),
  openWork: get('/setup/members/{memberId}/work', {
    summary: 'What somebody has in hand in a role, before it ends: counted from the records as they are this moment',
    roles: admin,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ memberId: Ulid, role: codesOf(STAFF_ROLES) }))
    .output(
      v.object({
        /** Open reports that are assigned to them, urgent ones among them, and where. */
        reports: v.number(),
        urgent: v.number(),
        teams: v.array(v.object({ teamId: Slug, reports: v.number() })),
        /** True when there may be more. */
        atLeast: v.boolean(),
        /** Pieces of duty in a week. */
        shifts: v.number(),
        /** Corrections of points that they proposed and that wait for a second person; they go on waiting for one. */
        proposals: v.number(),
      }),
    ),
  endRole: write('/setup/members/{memberId}/roles/end', {
    summary:
      'Take a role and say who takes the open work, a colleague or the teams: every token that knows the role ends, and the work passes in steps that go on by themselves',
    roles: admin,
    errors: ['NOT_FOUND', 'SETTING_CHANGED', 'OWN_ROLE', 'SUCCESSOR_INVALID'],
  })
    .input(
      v.object({
        memberId: Ulid,
        id: Ulid,
        rolesVersion: Version,
        role: codesOf(STAFF_ROLES),
        successor: Successor,
        reason: Text(2, 60, '原因'),
      }),
    )
    .output(Candidate),
  claim: write('/setup/claim', {
    summary: 'Become the street’s administrator by the one-time code that whoever runs the system was shown',
    roles: ['member'],
    limit: { per: 'member', max: 5, windowSeconds: 3600 },
    errors: ['SETUP_CODE_INVALID', 'REGISTER_FIRST', 'MEMBER_ROLES_FULL'],
  })
    .input(v.object({ id: Ulid, code: TypedCode(SETUP_CODE_DIGITS, '开通码') }))
    .output(Candidate),
  streets: get('/setup/streets', {
    summary:
      'The streets of the administrator’s district, and whether somebody has begun there; nothing of what is in them',
    roles: admin,
  })
    .input(v.object({ ...pageQuery }))
    .output(
      Page(
        v.object({
          streetId: Slug,
          name: PlaceName,
          center: Point,
          /** The administrator's own. */
          own: v.boolean(),
          addedAt: Moment,
          /** When its first administrator came; absent while nobody did. */
          begunAt: v.optional(Moment),
        }),
      ),
    ),
  addStreet: write('/setup/streets', {
    summary: 'Add a street to the administrator’s district; the answer has the code of its first administrator',
    roles: admin,
    errors: ['ID_TAKEN', 'SETUP_FULL', 'NOT_FOUND'],
  })
    .input(v.object({ id: Ulid, ...StreetBeginning }))
    .output(FirstCode),
  streetCode: write('/setup/streets/{streetId}/code', {
    summary: 'Another code for a street of the district in which nobody has begun',
    roles: admin,
    errors: ['NOT_FOUND', 'STREET_BEGUN'],
  })
    .input(v.object({ streetId: Slug, id: Ulid }))
    .output(FirstCode),
  changes: get('/setup/changes', {
    summary: 'Who set up what, newest first; append-only',
    roles: admin,
  })
    .input(v.object({ ...pageQuery }))
    .output(Page(v.object({ id: Ulid, at: Moment, byLabel: v.string(), about: v.string() }))),
}
