import { addDays, type Day } from '../time/day'
import type { Term } from './term'

/**
 * Posts that somebody holds for a time. `scope`: whose post it is. `holders`: how many may hold it at once; of many, each person
 * once. `serves`: logs what they do. `yearsMost`: the longest term.
 */
export const POSTS = {
  partTimeGridWorker: { label: '兼职网格员', scope: 'street', holders: 'many', serves: true, yearsMost: 3 },
  advocate: { label: '红色宣讲员', scope: 'street', holders: 'many', serves: true, yearsMost: 3 },
  secretary: { label: '书记', scope: 'org', holders: 'one', serves: false, yearsMost: 5 },
  instructor: { label: '党建指导员', scope: 'org', holders: 'one', serves: false, yearsMost: 5 },
  member: { label: '成员', scope: 'org', holders: 'many', serves: false, yearsMost: 5 },
} as const
export type Post = keyof typeof POSTS

/** Posts of registered workers who log what they do; they are no staff, and see nobody's number. */
export const SERVING_POSTS = ['partTimeGridWorker', 'advocate'] as const satisfies readonly Post[]
export type ServingPost = (typeof SERVING_POSTS)[number]

/** The scope of what the street itself gives; an organisation's is its id. */
export const STREET_SCOPE = 'street'

/** A time in which a post is taken: by an offer too, until that is declined or ended. */
export type Span = Pick<Term, 'from' | 'to'>

/** Do two times have a day in common? */
export const overlaps = (a: Span, b: Span): boolean => a.from <= b.to && b.from <= a.to

/** The longest last day of a term that begins on `from`. */
export const latestEnd = (post: Post, from: Day): Day => {
  const sameDay = `${Number(from.slice(0, 4)) + POSTS[post].yearsMost}${from.slice(4)}`
  return addDays(sameDay.endsWith('-02-29') ? `${sameDay.slice(0, 4)}-03-01` : sameDay, -1)
}

/** A term that ends within so many days is about to end: time to ask whether it goes on. */
export const ENDING_SOON_DAYS = 30
