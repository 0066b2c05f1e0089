import { dueAfter, type WorkingRules } from '../time/working'

/** What of a registration staff can mark as wrong when they send it back. */
export const REGISTRATION_FIELDS = {
  name: '姓名',
  phone: '手机号',
  occupation: '职业',
  employer: '单位或站点',
  communityId: '社区',
} as const
export type RegistrationField = keyof typeof REGISTRATION_FIELDS

/** So long a confirmation that was a mistake can be taken back. */
export const TAKE_BACK_DAYS = 7

/** Until when a confirmation of that moment can be taken back. Epoch milliseconds. */
export const takeBackUntil = (decidedAt: number): number => decidedAt + TAKE_BACK_DAYS * 86_400_000

/** The three lists of registrations, as staff say them. */
export const REGISTRATION_TABS = { pending: '待确认', confirmed: '已确认', rejected: '已退回' } as const
export type RegistrationTab = keyof typeof REGISTRATION_TABS

/** What staff often say: why a registration goes back, and what for they look at a contact. */
export const SEND_BACK_REASONS = [
  '姓名或电话不对，请核对后重新提交',
  '不在本社区居住或工作，请改选社区',
  '单位或站点写得不清楚，请补充',
] as const
export const CONTACT_PURPOSES = ['核对报到信息', '电话确认身份', '通知社区事项'] as const

const DAY_MS = 86_400_000

/** A registration, or a request to change something, is due so long after it came: what came yesterday is on the list of today. */
export const ANSWER_WITHIN_MS = DAY_MS

/**
 * From when on whoever sent 报到 at that moment may remind their community: after the hours of one working day, or a day
 * of the clock where the street has set none. Epoch milliseconds.
 */
export function remindableFrom(rules: WorkingRules | undefined, submittedAt: number): number {
  if (!rules) return submittedAt + DAY_MS
  const minutes = rules.closesAtMinute - rules.opensAtMinute
  return dueAfter(rules, submittedAt, { slaHours: (minutes > 0 ? minutes : minutes + 1440) / 60, urgent: false })
}

/** When they may do it again. Epoch milliseconds. */
export const remindableAgain = (remindedAt: number): number => remindedAt + DAY_MS
