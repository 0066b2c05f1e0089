import { DUTY_OUTCOMES, ORG_POSTS } from '@shared/rules/people/instructing'
import { ORG_KINDS, ORG_LIMITS } from '@shared/rules/people/orgs'
import * as v from 'valibot'
import { codesOf, DayText, Moment, Slug, Text, Ulid } from './types'

export const Version = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000_000))
export const Kind = codesOf(ORG_KINDS)
const Communities = v.pipe(
  v.array(Slug),
  v.maxLength(ORG_LIMITS.communities, `最多 ${ORG_LIMITS.communities} 个社区`),
  v.check((all) => new Set(all).size === all.length, '社区选重复了'),
)

export const words = {
  name: Text(1, ORG_LIMITS.name, '名称'),
  /** Where it is. */
  address: v.optional(Text(1, ORG_LIMITS.address, '地址')),
  /** What it belongs to. */
  parentId: v.optional(Ulid),
  /** The communities it is in, or that make it up. */
  communities: Communities,
  /** Which of them leads. */
  lead: v.optional(Slug),
  /** A branch of people who work for different employers. */
  functional: v.optional(v.boolean()),
}
export const LEAD = '牵头社区要在所选社区里'
/** The lead is one of them. */
export const leads = ({ communities, lead }: { communities: string[]; lead?: string | undefined }) =>
  lead === undefined || communities.includes(lead)

export const Org = v.object({
  orgId: Ulid,
  kind: Kind,
  name: v.string(),
  address: v.optional(v.string()),
  parentId: v.optional(Ulid),
  communities: v.array(v.string()),
  lead: v.optional(v.string()),
  functional: v.optional(v.boolean()),
  active: v.boolean(),
  version: Version,
  /** What it was called and where it was before, until that day; latest last. */
  past: v.array(
    v.object({
      until: DayText,
      name: v.string(),
      address: v.optional(v.string()),
      communities: v.array(v.string()),
    }),
  ),
})

export const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
export const OrgPost = codesOf(ORG_POSTS)

/** Who held a post from when to when. */
export const Holding = v.object({
  termId: Ulid,
  orgId: Ulid,
  post: OrgPost,
  /** Masked. */
  name: v.string(),
  /** Absent of somebody who has no account here. */
  memberId: v.optional(Ulid),
  from: DayText,
  to: DayText,
  /** It ended before its last day. */
  endedAt: v.optional(Moment),
  reason: v.optional(v.string()),
})

/** Something that is to be done: a visit each month, or what a meeting decided. */
export const Duty = v.object({
  dutyId: Ulid,
  orgId: Ulid,
  kind: v.picklist(['visit', 'decision']),
  title: v.string(),
  /** Whose it is, masked; absent when nobody's. */
  owner: v.optional(v.string()),
  ownerId: v.optional(Ulid),
  /** Until when; absent when it is over. */
  dueOn: v.optional(DayText),
  missed: Count,
  outcome: v.optional(codesOf(DUTY_OUTCOMES)),
  reason: v.optional(v.string()),
  meetingId: v.optional(Ulid),
  version: Version,
})

export const Visit = v.object({ visitId: Ulid, day: DayText, byLabel: v.string(), note: v.optional(v.string()) })

/** An enterprise with who sees to it. */
export const Instructed = v.object({
  orgId: Ulid,
  name: v.string(),
  address: v.optional(v.string()),
  communities: v.array(v.string()),
  /** Masked; absent: nobody. */
  instructor: v.optional(v.string()),
  instructorId: v.optional(Ulid),
  /** The last day of their term. */
  until: v.optional(DayText),
  lastVisit: v.optional(DayText),
  visitedThisMonth: v.boolean(),
  /** Months without a visit before this one. */
  missed: Count,
})

export const Meeting = v.object({
  meetingId: Ulid,
  orgId: Ulid,
  title: v.string(),
  day: DayText,
  place: v.optional(v.string()),
  agenda: v.array(v.string()),
  minutes: v.optional(v.string()),
  /** Who came: holders of posts, masked; and how many others. */
  present: v.array(v.object({ termId: Ulid, name: v.string() })),
  guests: Count,
  decisions: v.array(v.object({ dutyId: Ulid, title: v.string(), owner: v.string(), dueOn: DayText })),
  byLabel: v.string(),
  version: Version,
})

export const HomeCall = v.object({ callId: Ulid, branch: v.string(), text: v.string(), until: DayText })
