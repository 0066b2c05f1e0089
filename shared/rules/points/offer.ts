import type { Day } from '../time/day'

/** Codes of the meal drawings the app carries; an offer's picture is one of them or a photo. */
export const MEAL_PICTURES = [
  'noodle',
  'rice',
  'dumpling',
  'bun',
  'soup',
  'hotpot',
  'congee',
  'drink',
  'lunchbox',
] as const
export type MealPicture = (typeof MEAL_PICTURES)[number]

/** What each of them shows. */
export const MEAL_PICTURE_NAMES: Readonly<Record<MealPicture, string>> = {
  noodle: '面条',
  rice: '米饭',
  dumpling: '饺子',
  bun: '包子',
  soup: '汤',
  hotpot: '火锅',
  congee: '粥',
  drink: '饮料',
  lunchbox: '盒饭',
}

/** How much a shop may ask, cook and allow; numbers beyond these are slips of a finger. */
export const OFFER_LIMITS = {
  titleCharacters: 24,
  descriptionCharacters: 120,
  pricePoints: 10_000,
  cashFen: 100_000,
  stockPerDay: 2000,
  perDay: 20,
  perWorker: 1000,
  /** Meals one shop keeps, on sale or not. */
  perShop: 60,
} as const

/** What depends on each other in an offer; every field alone is checked by the contract. */
export interface OfferTerms {
  fromMinute: number
  toMinute: number
  weekdays: readonly number[]
  perDay: number
  perWorker?: number | undefined
  stockPerDay: number
  validFrom: Day
  validTo: Day
}

/** What is wrong with an offer as a whole, by field, in words for the shop; empty when nothing is. */
export function offerProblems(terms: OfferTerms): { path: keyof OfferTerms; message: string }[] {
  const { fromMinute, toMinute, weekdays, perDay, perWorker, stockPerDay, validFrom, validTo } = terms
  const wrong: { path: keyof OfferTerms; message: string; is: boolean }[] = [
    { path: 'toMinute', message: '开始和结束不能是同一时间', is: toMinute === fromMinute },
    { path: 'weekdays', message: '同一天只能选一次', is: new Set(weekdays).size !== weekdays.length },
    { path: 'perDay', message: '每人每天的份数不能多于每天的总份数', is: perDay > Math.max(1, stockPerDay) },
    {
      path: 'perWorker',
      message: '每人总共的份数不能少于每天的份数',
      is: perWorker !== undefined && perWorker < perDay,
    },
    { path: 'validTo', message: '最后一天不能早于第一天', is: validTo < validFrom },
  ]
  return wrong.filter(({ is }) => is).map(({ path, message }) => ({ path, message }))
}

/** Meals one item of the stock sells at most before a day's stock is split. */
const MEALS_PER_SHARD = 25
/** More parts than this sell no faster, and each costs a write whenever the offer changes. */
const MOST_SHARDS = 12

/** Over how many items a day's stock is split, so that hundreds can buy at once. */
export function shardsOfStock(stockPerDay: number): number {
  return Math.min(MOST_SHARDS, Math.max(1, Math.ceil(stockPerDay / MEALS_PER_SHARD)))
}
