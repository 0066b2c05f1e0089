/**
 * One thing, one name: what it is called on everybody's screens, and the office's own word for it, which only staff read,
 * and small. `words.test.ts` looks through riders' screens for the office's words.
 */
export const TERMS = {
  emergency: { said: '紧急求助', official: '移动探头' },
  useVoucher: { said: '用券', official: '核销' },
  merge: { said: '合并', official: '并案' },
  screenCode: { said: '屏幕上的数字', official: '动态码' },
  held: { said: '券里的积分', official: '占用' },
  left: { said: '剩余', official: '结余' },
  typical: { said: '一般', official: '中位' },
} as const

/** Occupations of the new employment groups (新就业群体). */
export const OCCUPATIONS = {
  courier: '快递员',
  rider: '外卖骑手',
  rideHailing: '网约车司机',
  freight: '货车司机',
  designatedDriver: '代驾司机',
  other: '其他',
} as const
export type Occupation = keyof typeof OCCUPATIONS

/** What a station offers; the icon of each is `miniapp/assets/facility/<code>.png`. */
export const FACILITIES = {
  seat: '座椅',
  airCon: '空调',
  power: '充电',
  phoneCharge: '手机充电',
  water: '饮用水',
  shelter: '避雨取暖',
  books: '图书阅读',
  microwave: '微波炉',
  medicine: '药箱',
  toilet: '卫生间',
  sharedShelf: '共享格子铺',
  bikeCharge: '电动车充电',
  wifi: '无线网络',
  parking: '小哥停车位',
} as const
export type Facility = keyof typeof FACILITIES

export const REGISTRATION_STATUSES = {
  none: '未报到',
  pending: '待确认',
  confirmed: '已报到',
  rejected: '需修改',
} as const

/** Consents that are asked for one by one; `necessary` ones are needed for the service to work at all (PIPL 16). */
export const CONSENTS = {
  privacy: { label: '隐私政策', necessary: true, version: '2026-11-30' },
  partyMembership: { label: '党员身份（敏感个人信息）', necessary: false, version: '2026-11-01' },
} as const
export type ConsentKind = keyof typeof CONSENTS

/** 1280 → 1,280. No `Intl`: some phones lack it. */
export function sayNumber(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** 1280 → 12.80 (yuan from integer fen). */
export function sayFen(fen: number): string {
  return `${sayNumber(Math.floor(fen / 100))}.${String(fen % 100).padStart(2, '0')}`
}

/** What a member asks their community to change, because it needs somebody's look. */
export const CHANGE_REQUESTS = { community: '换社区', phone: '手机号换了人' } as const
export type ChangeRequestKind = keyof typeof CHANGE_REQUESTS

/** What is often written when one of them is decided. */
export const CHANGE_REQUEST_REASONS = {
  approved: { phone: ['打过电话，是本人在用'], community: ['常在本社区，认识'] },
  declined: { phone: ['核实不了，请带手机来社区'], community: ['不在本社区跑，请改选'] },
} as const

export const REQUEST_STATES = { open: '等社区核实', approved: '已办好', declined: '没有通过' } as const
export type RequestState = keyof typeof REQUEST_STATES
