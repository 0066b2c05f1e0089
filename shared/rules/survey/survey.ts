import type { Occupation } from '../text/words'

/** Sizes of a survey (摸底). */
export const SURVEY_LIMITS = {
  /** Rounds of a street. */
  rounds: 99,
  roundName: 20,
  owners: 8,
  /** People of a round. */
  people: 20_000,
  /** So many outlets may one person work for in a round. */
  outlets: 4,
  name: 20,
  purpose: 50,
  /** The last marks of a person that are kept. */
  marks: 4,
} as const

/** What one tap says of a person who was there in the last round, or was not. */
export const MARKS = {
  same: { label: '还在', done: '没变化' },
  changed: { label: '有变化', done: '有变化' },
  gone: { label: '走了', done: '已离开' },
  new: { label: '新来的', done: '新增' },
} as const
export type Mark = keyof typeof MARKS

/** Is somebody with this mark there? */
export const isPresent = (mark: Mark): boolean => mark !== 'gone'

/** Where a round stands. */
export const ROUND_STATES = {
  open: '进行中',
  closing: '正在汇总',
  closed: '已结束',
} as const

/** How the figures group people by what they do. */
export const GROUPS = { couriers: '快递员', drivers: '司机', others: '其他' } as const
type Group = keyof typeof GROUPS

const GROUP_OF: Record<Occupation, Group> = {
  courier: 'couriers',
  rideHailing: 'drivers',
  freight: 'drivers',
  rider: 'others',
  designatedDriver: 'others',
  other: 'others',
}

/** The group of the figures in which somebody counts; who does not say what they do is one of the others. */
export const groupOf = (occupation: Occupation | undefined): Group => GROUP_OF[occupation ?? 'other']

/** What a round found, as it was frozen when it was closed. */
export interface Figures {
  people: number
  couriers: number
  drivers: number
  others: number
  same: number
  changed: number
  gone: number
  fresh: number
}

export const NO_FIGURES: Figures = {
  people: 0,
  couriers: 0,
  drivers: 0,
  others: 0,
  same: 0,
  changed: 0,
  gone: 0,
  fresh: 0,
}
