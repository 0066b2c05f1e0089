import type { AttendanceMode } from './activity'

/** Where an activity stands at a moment. It follows from what is stored and the clock; nothing is switched over. */
export const ACTIVITY_STATES = {
  draft: '草稿',
  coming: '未开始',
  running: '进行中',
  over: '已结束',
  cancelled: '已取消',
} as const
export type ActivityState = keyof typeof ACTIVITY_STATES

/** Moments are epoch milliseconds. */
export interface Scheduled {
  starts: number
  ends: number
  publishedAt?: number | undefined
  cancelledAt?: number | undefined
}

export function activityStateOf({ starts, ends, publishedAt, cancelledAt }: Scheduled, nowMs: number): ActivityState {
  if (cancelledAt !== undefined) return 'cancelled'
  if (publishedAt === undefined) return 'draft'
  if (nowMs < starts) return 'coming'
  return nowMs < ends ? 'running' : 'over'
}

/** Whether one can sign up at a moment. */
export const SIGNUP_WINDOWS = {
  none: '不用报名，直接来',
  notYet: '还没开始报名',
  open: '可以报名',
  closed: '报名已截止',
} as const
export type SignupWindow = keyof typeof SIGNUP_WINDOWS

export interface SignupTimes extends Scheduled {
  /** Does one have to sign up? */
  signUp: boolean
  /** From and until when; without them from its publication until its start. */
  opensAt?: number | undefined
  closesAt?: number | undefined
}

/** Until when one can sign up: never after the start. */
export const closesAtOf = ({ starts, closesAt }: Pick<SignupTimes, 'starts' | 'closesAt'>): number =>
  Math.min(starts, closesAt ?? starts)

export function signupWindowOf(activity: SignupTimes, nowMs: number): SignupWindow {
  if (!activity.signUp) return 'none'
  const { publishedAt, cancelledAt, opensAt = 0 } = activity
  if (publishedAt === undefined || cancelledAt !== undefined || nowMs >= closesAtOf(activity)) return 'closed'
  return nowMs < opensAt ? 'notYet' : 'open'
}

/** The door opens so long before the start. Milliseconds. */
export const DOOR_BEFORE_MS = 60 * 60_000

/** Whoever wants to be is reminded so long before the start: time to ride there, and to give a place up. Milliseconds. */
export const REMIND_BEFORE_MS = 2 * 60 * 60_000

export const remindsAt = (starts: number): number => starts - REMIND_BEFORE_MS

/** Whether a reminder can still be asked for: later it would come at once. */
export const mayBeReminded = (starts: number, nowMs: number): boolean => nowMs < remindsAt(starts)

/** Whether one can be checked in at a moment: from an hour before the start to the end, or the cancellation. */
export function isDoorOpen({ starts, ends, publishedAt, cancelledAt = ends }: Scheduled, atMs: number): boolean {
  return publishedAt !== undefined && atMs >= starts - DOOR_BEFORE_MS && atMs < Math.min(ends, cancelledAt)
}

/** Whether one can be checked out: from the start until an hour after the end. What is later staff close. */
export const OUT_AFTER_MS = 60 * 60_000

/** How far back a phone may say that it was at the door: until then it may have had no network. Milliseconds. */
export const CLAIM_BACK_MS = 24 * 60 * 60_000

/**
 * The moment of a check-in: what the phone says, not in the future and not too long ago; ours when it says nothing.
 * Undefined: too long ago.
 */
export function claimedMoment(claimed: number | undefined, nowMs: number): number | undefined {
  if (claimed === undefined) return nowMs
  if (claimed < nowMs - CLAIM_BACK_MS) return undefined
  return Math.min(claimed, nowMs)
}

/** Whoever leaves so shortly before the start leaves late: a fact, without a penalty. Milliseconds. */
export const LATE_BEFORE_MS = 12 * 60 * 60_000

export const leavesLate = (starts: number, nowMs: number): boolean => nowMs >= starts - LATE_BEFORE_MS

/** Does the mode have that step? */
export const hasDoor = (mode: AttendanceMode): boolean => mode !== 'none'
export const hasOut = (mode: AttendanceMode): boolean => mode === 'inOut'
