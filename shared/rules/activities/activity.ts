/** What an activity is. `council`: its remarks and decisions are kept; `carepack`: coming is being handed something. */
export const ACTIVITY_KINDS = {
  council: { label: '议事会' },
  volunteer: { label: '志愿服务' },
  class: { label: '课堂' },
  lecture: { label: '讲座' },
  reading: { label: '读书' },
  carepack: { label: '暖心包' },
} as const
export type ActivityKind = keyof typeof ACTIVITY_KINDS

/** How coming is recorded: not at all, that somebody came, or from when to when. Only `inOut` makes hours. */
export const ATTENDANCE_MODES = {
  none: { label: '不签到' },
  in: { label: '签到' },
  inOut: { label: '签到和签退' },
} as const
export type AttendanceMode = keyof typeof ATTENDANCE_MODES

/** Children are a number and an age band: no names, and no accounts. */
export const AGE_BANDS = { '0-3': '0–3 岁', '4-6': '4–6 岁', '7-12': '7–12 岁', '13-17': '13–17 岁' } as const
export type AgeBand = keyof typeof AGE_BANDS

/** Who comes along with whoever signs up. */
export interface Along {
  adults: number
  children: readonly { band: AgeBand; count: number }[]
}

/** So many places one sign-up takes: they are taken together, or wait together. */
export const placesFor = ({ adults, children }: Along): number =>
  1 + adults + children.reduce((sum, { count }) => sum + count, 0)

/** Where somebody who signed up stands. */
export const SIGNUP_STATES = {
  in: { label: '已报名' },
  waiting: { label: '候补中' },
  /** A place that is kept for them until a moment. */
  offered: { label: '有名额了' },
  left: { label: '已取消' },
  /** The offered place was not taken in time and went on. */
  passed: { label: '名额已让出' },
} as const
export type SignupState = keyof typeof SIGNUP_STATES

/** How a coming or going was recorded. */
export const ATTENDANCE_VIAS = { code: '扫码或输入数字', list: '工作人员点名', ticket: '工作人员扫码' } as const
export type AttendanceVia = keyof typeof ATTENDANCE_VIAS

export const ACTIVITY_LIMITS = {
  title: 40,
  text: 2000,
  bring: 100,
  place: 60,
  address: 60,
  contact: 20,
  reason: 100,
  capacity: 2000,
  positions: 8,
  position: 20,
  /** Communities that take part beside the one whose activity it is, and organisations beside the host. */
  with: 7,
  items: 6,
  item: 20,
  each: 20,
  /** Handed out at once to people without an account. */
  people: 500,
  /** Who comes along with one person. */
  along: 5,
  /** How long one may take. Hours. */
  hours: 24,
  /** So far ahead it may begin. Days. */
  daysAhead: 366,
  /** So many of a series are laid out at once. */
  repeats: 30,
  remarks: 200,
  remark: 500,
  minutes: 4000,
  /** So many sign-ups of one person are open at once. */
  open: 20,
} as const

/** Why one is called off, to choose from. */
export const CANCEL_REASONS = ['天气不好', '报名的人太少', '场地用不了', '讲的人来不了'] as const
/** Why somebody is let in above the number of places, to choose from. */
export const ABOVE_REASONS = ['现场还坐得下', '工作人员', '家属陪同'] as const
/** Why open hours are closed or corrected, to choose from. */
export const HOURS_REASONS = ['忘了签退，一直在现场', '提前走了', '签到时间不对'] as const

/** How long after its end it is known with whom and which children somebody signed up, and who did not come. Days. */
export const SIGNUP_DAYS = 30
