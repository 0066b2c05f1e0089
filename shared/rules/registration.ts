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
