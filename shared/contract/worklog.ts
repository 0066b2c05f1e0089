import { PERIODS } from '@shared/rules/duties/plan'
import { SERVED_PREFIX } from '@shared/rules/duties/served'
import { LOG_LIMITS } from '@shared/rules/duties/worklog'
import * as v from 'valibot'
import { get, write } from './route'
import { codesOf, DayText, Moment, MonthText, Page, pageQuery, QueryNumber, Slug, Text, TypedDay, Ulid } from './types'
import { tableRoutes } from './worklogTables'

const staff = ['gridWorker', 'admin'] as const

const Whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))
const Version = Whole(0, 1_000_000_000)
const Quantity = Whole(1, LOG_LIMITS.quantity)
const Reason = Text(2, 100, '原因')

export const Category = v.object({
  categoryId: Slug,
  name: Text(1, LOG_LIMITS.name, '名称'),
  /** 处, 件, 次, 人次, 份, 场 … */
  unit: Text(1, LOG_LIMITS.unit, '单位'),
  /** Off: kept for its entries, and offered to nobody. */
  active: v.boolean(),
})

const Entry = v.object({
  entryId: Ulid,
  communityId: Slug,
  categoryId: Slug,
  /** When it was done. */
  day: DayText,
  /** In its category's unit; 0 when a duty was left out, negative when it takes an entry back. */
  quantity: v.pipe(v.number(), v.integer()),
  building: v.optional(v.string()),
  note: v.optional(v.string()),
  /** Who wrote it down, masked, and when. */
  byLabel: v.string(),
  at: Moment,
  /** A recurring duty it was done for. */
  dutyId: v.optional(Ulid),
  /** Nothing was done: the duty was left out this time. */
  skipped: v.boolean(),
  /** The entry it takes back. */
  reverses: v.optional(Ulid),
  /** Why it takes back, or leaves out. */
  reason: v.optional(v.string()),
  /** It was taken back by another entry. */
  reversed: v.boolean(),
})

const Sum = v.object({ entries: v.pipe(v.number(), v.integer()), quantity: v.pipe(v.number(), v.integer()) })

const Rule = v.object({
  period: codesOf(PERIODS),
  times: Whole(1, LOG_LIMITS.times),
  /** With `times` 1: due on this day of the period, counted from 1. */
  dueOn: v.optional(Whole(1, 31)),
  from: DayText,
  to: v.optional(DayText),
})
const TypedRule = v.pipe(
  v.object({ ...Rule.entries, from: TypedDay, to: v.optional(TypedDay) }),
  v.check(({ times, dueOn }) => dueOn === undefined || times === 1, '一期做几次的，不用选哪天到期'),
  v.check(({ period, times }) => period !== 'day' || times === 1, '每天的事，一天一次就行'),
  v.check(
    ({ period, times, to }) => period !== 'once' || (times === 1 && to !== undefined),
    '只做一次的，请选最晚哪天做完',
  ),
  v.check(({ from, to }) => to === undefined || from <= to, '结束不能早于开始'),
)

const Duty = v.object({
  dutyId: Ulid,
  communityId: Slug,
  categoryId: Slug,
  name: v.string(),
  rule: Rule,
  version: Version,
  /** Until when it is due next; absent when it is over. */
  dueOn: v.optional(DayText),
  /** So many times were due before today, and nobody did them. */
  missed: v.pipe(v.number(), v.integer()),
  /** Nothing is due before this day. */
  pausedUntil: v.optional(DayText),
})

/** Q – 社区工作台账: what a community did, and what it does again and again. */
export const worklog = {
  ...tableRoutes,
  categories: get('/worklog/categories', {
    summary: 'What is written down in the street, those switched off too',
    roles: staff,
  })
    .input(v.object({}))
    .output(v.object({ version: Version, categories: v.array(Category) })),
  saveCategories: write('/worklog/categories', {
    summary: 'Sets what is written down; a category that has entries is renamed or switched off, never taken out',
    roles: ['admin'],
    errors: ['SETTING_CHANGED', 'LOG_CATEGORY_KEPT'],
  })
    .input(
      v.object({
        id: Ulid,
        version: Version,
        categories: v.pipe(
          v.array(Category),
          v.maxLength(LOG_LIMITS.categories, `最多 ${LOG_LIMITS.categories} 类`),
          v.check((all) => new Set(all.map(({ categoryId }) => categoryId)).size === all.length, '编号重复了'),
          v.check((all) => new Set(all.map(({ name }) => name)).size === all.length, '名称重复了'),
          v.check((all) => all.every(({ categoryId }) => !categoryId.startsWith(SERVED_PREFIX)), '这个编号不能用'),
        ),
      }),
    )
    .output(v.object({ version: Version })),
  add: write('/worklog/entries', {
    summary: 'Writes down what was done, for a recurring duty or by itself',
    roles: staff,
    success: 201,
    idHours: 24 * 7,
    errors: ['NOT_FOUND', 'UNKNOWN_COMMUNITY', 'UNKNOWN_CATEGORY', 'LOG_DAY_OUT_OF_REACH', 'DUTY_OVER'],
  })
    .input(
      v.object({
        id: Ulid,
        communityId: Slug,
        categoryId: Slug,
        day: TypedDay,
        quantity: Quantity,
        building: v.optional(Text(1, LOG_LIMITS.building, '楼栋')),
        note: v.optional(Text(1, LOG_LIMITS.note, '备注')),
        dutyId: v.optional(Ulid),
      }),
    )
    .output(Entry),
  reverse: write('/worklog/entries/{entryId}/reverse', {
    summary: 'Takes an entry back by another one; both are seen, and all sums are without it',
    roles: staff,
    errors: ['NOT_FOUND', 'ENTRY_REVERSED'],
  })
    .input(v.object({ entryId: Ulid, id: Ulid, reason: Reason }))
    .output(Entry),
  entries: get('/worklog/entries', {
    summary: 'The entries of a category in a community, latest day first; of one month when it is named',
    roles: staff,
    errors: ['UNKNOWN_COMMUNITY'],
  })
    .input(v.object({ communityId: Slug, categoryId: Slug, month: v.optional(MonthText), ...pageQuery }))
    .output(Page(Entry)),
  figures: get('/worklog/figures', {
    summary:
      'What a community did in a calendar year, by category and month, a few seconds behind; and its first duties',
    roles: staff,
    errors: ['UNKNOWN_COMMUNITY'],
  })
    .input(v.object({ communityId: Slug, year: v.pipe(QueryNumber(2000, 2099), v.integer()) }))
    .output(
      v.object({
        categories: v.array(
          v.object({
            ...Category.entries,
            ...Sum.entries,
            /** Those in which something was done, in order. */
            months: v.array(v.object({ month: MonthText, ...Sum.entries })),
          }),
        ),
        /** What is to be done again, first due first; further pages by `duties`. */
        duties: Page(Duty),
      }),
    ),
  duties: get('/worklog/duties', {
    summary: 'The recurring duties of a community, first due first',
    roles: staff,
    errors: ['UNKNOWN_COMMUNITY'],
  })
    .input(v.object({ communityId: Slug, ...pageQuery }))
    .output(Page(Duty)),
  addDuty: write('/worklog/duties', {
    summary: 'Begins a recurring duty of a community',
    roles: staff,
    success: 201,
    errors: ['UNKNOWN_COMMUNITY', 'UNKNOWN_CATEGORY', 'DUTIES_FULL'],
  })
    .input(
      v.object({
        id: Ulid,
        communityId: Slug,
        categoryId: Slug,
        name: Text(1, LOG_LIMITS.dutyName, '名称'),
        rule: TypedRule,
      }),
    )
    .output(Duty),
  skip: write('/worklog/duties/{dutyId}/skip', {
    summary: 'Leaves a duty out once, with a reason; it is seen, and counts as nothing done',
    roles: staff,
    errors: ['NOT_FOUND', 'DUTY_OVER'],
  })
    .input(v.object({ dutyId: Ulid, id: Ulid, reason: Reason }))
    .output(Duty),
  pause: write('/worklog/duties/{dutyId}/pause', {
    summary: 'Lets nothing of a duty be due before a day; today ends a pause',
    roles: staff,
    errors: ['NOT_FOUND', 'DUTY_CHANGED', 'DUTY_OVER'],
  })
    .input(v.object({ dutyId: Ulid, id: Ulid, version: Version, until: TypedDay }))
    .output(Duty),
  end: write('/worklog/duties/{dutyId}/end', {
    summary: 'Ends a duty today; what was written down for it stays',
    roles: staff,
    errors: ['NOT_FOUND', 'DUTY_CHANGED'],
  })
    .input(v.object({ dutyId: Ulid, id: Ulid, version: Version }))
    .output(Duty),
}
