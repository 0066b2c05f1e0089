import { LIST_LIMITS, LIST_OUTCOMES } from '@shared/rules/duties/serviceList'
import * as v from 'valibot'
import { get, write } from './route'
import { codesOf, DayText, Moment, MonthText, Page, pageQuery, QueryNumber, Slug, Text, TypedDay, Ulid } from './types'

const staff = ['gridWorker', 'admin'] as const

const Whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))
const Version = Whole(0, 1_000_000_000)
const HourText = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间格式不对'))

const Committee = v.object({
  committeeId: Ulid,
  name: v.string(),
  communities: v.array(Slug),
  /** The community that publishes. */
  lead: v.optional(Slug),
})

/** What is offered, by which community, to whom, where and when. */
const words = {
  communityId: Slug,
  title: Text(2, LIST_LIMITS.title, '服务'),
  target: Text(1, LIST_LIMITS.target, '对象'),
  place: Text(1, LIST_LIMITS.place, '地点'),
  /** A day of the list's month; absent: the whole month. */
  day: v.optional(TypedDay),
  time: v.optional(HourText),
  text: v.optional(Text(1, LIST_LIMITS.text, '说明')),
}
const Words = v.object(words)
const hasItsDay = ({ day, time }: { day?: string | undefined; time?: string | undefined }) =>
  day !== undefined || time === undefined
const NO_DAY = '写了几点，请再选哪天'

const Item = v.object({
  itemId: Ulid,
  ...Words.entries,
  day: v.optional(DayText),
  /** The month it was published in first, and how many months ago that was: 0 unless it was carried over. */
  month: MonthText,
  age: Whole(0, 9999),
  /** Added on that day to what was published. */
  addedOn: v.optional(DayText),
  /** Other items of this month in the same hour at the same place. */
  clashes: v.array(Ulid),
  /** What became of it within the month that is looked at; absent while it is open. */
  outcome: v.optional(codesOf(LIST_OUTCOMES)),
  /** So many people were served. */
  served: v.optional(Whole(0, LIST_LIMITS.served)),
  reason: v.optional(v.string()),
  /** Who ticked it, masked, and when. */
  byLabel: v.optional(v.string()),
  at: v.optional(Moment),
})

const List = v.object({
  ...Committee.entries,
  month: MonthText,
  version: Version,
  /** When it was published, and by whom; a draft until then. */
  publishedAt: v.optional(Moment),
  byLabel: v.optional(v.string()),
  /** Its own items in the order in which they happen. */
  items: v.array(Item),
  /** What earlier lists left open, oldest first. */
  carried: v.array(Item),
  /** It may still be drafted and published. */
  open: v.boolean(),
})

/** A list in a row of lists. */
const Head = v.object({ month: MonthText, publishedAt: v.optional(Moment) })

const at = { committeeId: Ulid, month: MonthText }

/** L – 暖新服务清单: what a joint committee offers in a month. */
export const servicelists = {
  committees: get('/servicelists', {
    summary: 'The joint committees of one’s communities, each with this month’s list, and when the next is due',
    roles: staff,
  })
    .input(v.object({ ...pageQuery }))
    .output(
      Page(
        v.object({
          ...Committee.entries,
          /** By this day the next list is to be published; absent before the first draft. */
          dueOn: v.optional(DayText),
          /** So many lists were due before today and were not published. */
          missed: Whole(0, 9999),
          current: v.optional(Head),
          /** May this person publish? */
          leads: v.boolean(),
        }),
      ),
    ),
  lists: get('/servicelists/{committeeId}', {
    summary: 'The lists of a committee, latest month first',
    roles: staff,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ committeeId: Ulid, ...pageQuery }))
    .output(Page(Head)),
  list: get('/servicelists/{committeeId}/{month}', {
    summary: 'A month’s list as staff see it, with what earlier ones left open',
    roles: staff,
    errors: ['NOT_FOUND'],
  })
    .input(v.object(at))
    .output(List),
  near: get('/servicelists/near', {
    summary: 'What is offered this month in the street, a list a committee; one’s own community’s first',
    roles: ['member'],
  })
    .input(
      v.object({
        /** One's own. */
        communityId: v.optional(Slug),
        cursor: pageQuery.cursor,
        limit: v.optional(v.pipe(QueryNumber(1, 5), v.integer()), 3),
      }),
    )
    .output(v.object({ month: MonthText, ...Page(List).entries })),
  draft: write('/servicelists/{committeeId}/{month}/draft', {
    summary: 'Begins a month’s list from what there is, or adds what came since; nothing is published',
    roles: staff,
    errors: ['NOT_FOUND', 'LIST_MONTH_CLOSED', 'LIST_PUBLISHED', 'LIST_FULL'],
  })
    .input(v.object({ ...at, id: Ulid }))
    .output(List),
  add: write('/servicelists/{committeeId}/{month}/items', {
    summary: 'Adds an item of a community; to what is published with its date',
    roles: staff,
    success: 201,
    errors: ['NOT_FOUND', 'UNKNOWN_COMMUNITY', 'LIST_MONTH_CLOSED', 'LIST_FULL'],
  })
    .input(
      v.pipe(
        v.object({ ...at, id: Ulid, ...words }),
        v.check((words) => hasItsDay(words), NO_DAY),
      ),
    )
    .output(Item),
  change: write('/servicelists/{committeeId}/{month}/items/{itemId}', {
    summary: 'Changes an item of a draft',
    roles: staff,
    errors: ['NOT_FOUND', 'UNKNOWN_COMMUNITY', 'LIST_PUBLISHED', 'LIST_MONTH_CLOSED'],
  })
    .input(
      v.pipe(
        v.object({ ...at, itemId: Ulid, id: Ulid, ...words }),
        v.check((words) => hasItsDay(words), NO_DAY),
      ),
    )
    .output(Item),
  remove: write('/servicelists/{committeeId}/{month}/items/{itemId}/out', {
    summary: 'Takes an item out of a draft',
    roles: staff,
    errors: ['NOT_FOUND', 'LIST_PUBLISHED', 'LIST_MONTH_CLOSED'],
  })
    .input(v.object({ ...at, itemId: Ulid, id: Ulid }))
    .output(v.object({ itemId: Ulid })),
  publish: write('/servicelists/{committeeId}/{month}/publish', {
    summary:
      'Publishes a month’s list as it was seen, once and for good; the lead community alone, and never an empty one',
    roles: staff,
    errors: ['NOT_FOUND', 'LIST_MONTH_CLOSED', 'LIST_PUBLISHED', 'LIST_CHANGED', 'LIST_EMPTY', 'LIST_NOT_LEAD'],
  })
    .input(v.object({ ...at, id: Ulid, version: Version }))
    .output(List),
  tick: write('/servicelists/{committeeId}/{month}/items/{itemId}/tick', {
    summary: 'Says that an item was done and how many it served, or why it is not done; once',
    roles: staff,
    idHours: 24 * 7,
    errors: ['NOT_FOUND', 'LIST_ITEM_TICKED', 'LIST_NOT_BEGUN', 'REASON_REQUIRED'],
  })
    .input(
      v.pipe(
        v.object({
          ...at,
          itemId: Ulid,
          id: Ulid,
          outcome: codesOf(LIST_OUTCOMES),
          served: v.optional(Whole(0, LIST_LIMITS.served)),
          reason: v.optional(Text(2, LIST_LIMITS.reason, '原因')),
        }),
        v.check(({ outcome, served }) => outcome !== 'done' || served !== undefined, '请填服务了多少人'),
      ),
    )
    .output(Item),
  untick: write('/servicelists/{committeeId}/{month}/items/{itemId}/untick', {
    summary: 'Takes back what was said of an item by mistake, within the month in which it was said: it is open again',
    roles: staff,
    errors: ['NOT_FOUND', 'LIST_ITEM_OPEN', 'LIST_TICK_KEPT'],
  })
    .input(v.object({ ...at, itemId: Ulid, id: Ulid }))
    .output(Item),
}
