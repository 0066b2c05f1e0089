import type { Plan } from '../duties/plan'
import type { Post } from '../duties/posts'
import { addDays, type Day } from '../time/day'
import type { OrgKind } from './orgs'

/** Posts of organisations, and which kinds have them. */
export const ORG_POSTS = {
  secretary: { label: '书记', of: ['branch', 'committee'] },
  instructor: { label: '党建指导员', of: ['enterprise'] },
  member: { label: '成员', of: ['branch', 'committee', 'council', 'alliance'] },
} as const satisfies Partial<Record<Post, { label: string; of: readonly OrgKind[] }>>
export type OrgPost = keyof typeof ORG_POSTS

export const isOrgPost = (post: Post): post is OrgPost => Object.hasOwn(ORG_POSTS, post)

/** Does a kind of organisation have that post? */
export const hasPost = (kind: OrgKind, post: OrgPost): boolean =>
  (ORG_POSTS[post].of as readonly OrgKind[]).includes(kind)

/** How something that was decided ends. */
export const DUTY_OUTCOMES = { done: { label: '已办' }, skipped: { label: '不办了' } } as const
export type DutyOutcome = keyof typeof DUTY_OUTCOMES

/** Visits in every street's work log: nobody sets them up, and only instructors write them down. */
export const VISIT_CATEGORY = 'served-visit'

/** What is often the reason why a decision is left. */
export const SETTLE_REASONS = ['情况变了', '已由别的单位办了', '条件还不够'] as const

/** What is often the reason why a visit is taken back. */
export const WRONG_REASONS = ['记错了日子', '记到了别的企业', '没有去成'] as const

export const VISIT_LIMITS = {
  note: 200,
  /** So many days later a visit may still be written down. */
  daysBack: 31,
  /** Last visits that an organisation's page shows; all of them stand in the work log. */
  shown: 12,
} as const

export const MEETING_LIMITS = {
  title: 40,
  line: 60,
  agenda: 12,
  minutes: 2000,
  present: 40,
  guests: 999,
  /** At once, and of one meeting. */
  decisions: 12,
  ofMeeting: 24,
} as const

/** An instructor visits an enterprise once a month. */
export const visitsFrom = (from: Day): Plan => ({ period: 'month', times: 1, from, pauses: [] })

/** What was decided is done once, by its day. */
export const decidedUntil = (from: Day, to: Day): Plan => ({
  period: 'once',
  times: 1,
  from: from < to ? from : to,
  to,
  pauses: [],
})

/** May a visit of `day` be written down on `today` by a term that began on `from`? */
export const mayBeVisited = (day: Day, today: Day, from: Day): boolean =>
  addDays(today, -VISIT_LIMITS.daysBack) <= day && day <= today && from <= day

/** So many writes fit in one transaction: what somebody holds is handed over in one. */
export const HANDOVER_WRITES = 100
