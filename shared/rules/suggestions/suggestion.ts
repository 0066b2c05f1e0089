/** What suggestions are about: a rule, a facility or a way that riders wish for. A fault at a place now is a report. */
export const SUGGESTION_CATEGORIES = {
  access: '进门难',
  stairs: '上楼难',
  rest: '休息难',
  parking: '停车难',
  charging: '充电难',
  meals: '吃饭难',
  toilet: '如厕难',
  other: '别的',
} as const
export type SuggestionCategory = keyof typeof SUGGESTION_CATEGORIES

/** Where a suggestion stands, in the words of whoever made it. */
export const SUGGESTION_STATES = {
  open: { label: '等答复', open: true },
  answered: { label: '已答复', open: false },
  refused: { label: '暂时办不到', open: false },
  merged: { label: '和别人的一起办', open: false },
  withdrawn: { label: '已撤回', open: false },
} as const
export type SuggestionState = keyof typeof SUGGESTION_STATES

interface Move {
  label: string
  by: 'proposer' | 'staff'
  from: readonly SuggestionState[]
  to: SuggestionState
}

/** A move that is not in this table cannot happen; a property test walks all of them. What staff decided they can open again. */
export const SUGGESTION_MOVES = {
  answer: { label: '答复', by: 'staff', from: ['open'], to: 'answered' },
  refuse: { label: '暂时办不到', by: 'staff', from: ['open'], to: 'refused' },
  merge: { label: '并到同一件', by: 'staff', from: ['open'], to: 'merged' },
  reopen: { label: '重新办', by: 'staff', from: ['answered', 'refused', 'merged'], to: 'open' },
  withdraw: { label: '撤回', by: 'proposer', from: ['open'], to: 'withdrawn' },
} as const satisfies Record<string, Move>
export type SuggestionMove = keyof typeof SUGGESTION_MOVES

/** What staff may do. */
export const STAFF_MOVES = ['answer', 'refuse', 'merge', 'reopen'] as const satisfies SuggestionMove[]
export type StaffMove = (typeof STAFF_MOVES)[number]

/** Where a move leads from a state; undefined where it may not begin. */
export function stateAfter(state: SuggestionState, move: SuggestionMove): SuggestionState | undefined {
  const { from, to }: Move = SUGGESTION_MOVES[move]
  return from.includes(state) ? to : undefined
}

/** Into a suggestion that stands so another one may be merged: it still has a thread that goes on, or an answer. */
export const takesMerged = (state: SuggestionState): boolean => state === 'open' || state === 'answered'

/** What its thread is made of. */
export const SUGGESTION_EVENTS = {
  sent: '提出',
  answered: '答复',
  refused: '暂时办不到',
  merged: '和别人的一起办',
  reopened: '重新办',
  withdrawn: '撤回',
} as const
export type SuggestionEvent = keyof typeof SUGGESTION_EVENTS

export const EVENT_OF = {
  answer: 'answered',
  refuse: 'refused',
  merge: 'merged',
  reopen: 'reopened',
  withdraw: 'withdrawn',
} as const satisfies Record<SuggestionMove, SuggestionEvent>

export const SUGGESTION_LIMITS = {
  text: 500,
  place: 60,
  answer: 500,
  who: 60,
  /** A person makes so many in a day. */
  aDay: 20,
  /** Answered within so many working hours: five days of eight. */
  slaHours: 40,
  /** So many of a thread are shown. */
  events: 60,
  /** So far a merged one is followed to the one that goes on. */
  merges: 5,
} as const
