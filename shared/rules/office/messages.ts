/** WeChat's templates, by our own names; a stage's secrets say which template of the account each one is. */
export const MESSAGE_TEMPLATES = {
  reportProgress: '上报进展提醒',
  alert: '紧急上报提醒',
  voucher: '餐券提醒',
  notice: '办理结果通知',
} as const
export type MessageTemplate = keyof typeof MESSAGE_TEMPLATES

/** WeChat asks for at most so many templates in one tap. */
export const TEMPLATES_PER_TAP = 3

const HOUR = 60
const DAY = 24 * HOUR

/**
 * What a message is about, and the template that may carry it to the phone. After `worthMinutes` nobody is helped by it any
 * more on the phone: the inbox has it. `longestWait` is how long WeChat is left alone at most, when it is away. Seconds.
 */
export const MESSAGE_KINDS = {
  report: { label: '上报进展', template: 'reportProgress', worthMinutes: DAY, longestWait: 900 },
  alert: { label: '紧急上报', template: 'alert', worthMinutes: HOUR, longestWait: 120 },
  meal: { label: '餐券', template: 'voucher', worthMinutes: HOUR, longestWait: 300 },
  points: { label: '积分', template: 'notice', worthMinutes: DAY, longestWait: 900 },
  registration: { label: '报到', template: 'notice', worthMinutes: 3 * DAY, longestWait: 900 },
  contact: { label: '结对联系', template: 'notice', worthMinutes: 3 * DAY, longestWait: 900 },
  activity: { label: '活动提醒', template: 'notice', worthMinutes: 2 * HOUR, longestWait: 300 },
  notice: { label: '通知', template: 'notice', worthMinutes: DAY, longestWait: 900 },
} as const satisfies Record<
  string,
  { label: string; template: MessageTemplate; worthMinutes: number; longestWait: number }
>
export type MessageKind = keyof typeof MESSAGE_KINDS

/** So many characters fit the inbox; what is longer is cut when it is delivered. */
export const MESSAGE_LIMITS = { title: 40, text: 200, page: 200 } as const

/** So many of what waits for staff are counted for a badge. */
export const MOST_COUNTED = 20

/** What a badge says of what waits for staff: nothing, how many, or 20+. */
export function sayWaiting(waiting: number): string {
  if (waiting <= 0) return ''
  return waiting > MOST_COUNTED ? `${MOST_COUNTED}+` : String(waiting)
}

/** What the badge of the inbox says: nothing, the number, or 99+. */
export function sayUnread(unread: number): string {
  if (unread <= 0) return ''
  return unread > 99 ? '99+' : String(unread)
}
