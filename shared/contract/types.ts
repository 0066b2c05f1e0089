import { lettersOf, seenLength } from '@shared/rules/text/oneForm'
import { meantPhones } from '@shared/rules/text/phone'
import { FACILITIES } from '@shared/rules/text/words'
import { isCalendarDay, isDay } from '@shared/rules/time/day'
import * as v from 'valibot'

/** A client-made ULID: the id of what a write creates, and what makes the write idempotent. */
export const Ulid = v.pipe(v.string(), v.regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, '编号格式不对'))

/** Short lower-case name of a street, community, station, category, merchant or offer. */
export const Slug = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,31}$/, '编号格式不对'))
/** A station's id; short because it has to fit the 32 characters of a mini-program code's scene. */
export const StationId = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,11}$/, '驿站编号格式不对'))

const DayShape = v.pipe(
  v.string(),
  v.regex(/^(?:19|2[01])\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, '日期格式不对'),
)
const NO_SUCH_DAY = '没有这一天，请重新选择'

/** A Shanghai day that there is, `YYYY-MM-DD`; none so far off that its neighbours have another shape. */
export const DayText = v.pipe(DayShape, v.check(isCalendarDay, NO_SUCH_DAY))

/** A day that somebody chose: one of the calendar, in this century, so that counting on from it stays in the calendar. */
export const TypedDay = v.pipe(DayShape, v.check(isDay, NO_SUCH_DAY))

/** A Shanghai month, `YYYY-MM`. */
export const MonthText = v.pipe(v.string(), v.regex(/^20\d{2}-(0[1-9]|1[0-2])$/, '月份格式不对'))

/** Epoch milliseconds. */
export const Moment = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(253402300799999))

/** Text typed by a person: trimmed, no control characters, between two lengths; of the least only what is seen counts. */
export const Text = (min: number, max: number, name: string) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.check((text) => seenLength(text) >= min, min <= 1 ? `请填写${name}` : `${name}至少 ${min} 个字`),
    v.maxLength(max, `${name}最多 ${max} 个字`),
    v.regex(/^(?:[^\p{Cc}\u202a-\u202e\u2066-\u2069]|[\t\n\r])*$/u, `${name}里有不能识别的字符`),
  )

/** A code of so many digits as a person types or pastes it: width, blanks and dashes make no difference. */
export const TypedCode = (digits: number, name: string) =>
  v.pipe(
    v.string(),
    v.maxLength(4 * digits),
    v.transform(lettersOf),
    v.regex(new RegExp(`^\\d{${digits}}$`), `${name}是 ${digits} 位数字`),
  )

/** A phone number as a person types it, with or without its region. */
export const TypedPhone = v.pipe(
  v.string(),
  v.maxLength(40),
  v.check((typed) => meantPhones(typed).length > 0, '请输入报到时登记的手机号'),
)

/** A place in gcj02, as WeChat gives it; latitude and longitude in degrees, accuracy in metres. */
export const Location = v.object({
  latitude: v.pipe(v.number(), v.minValue(-90, '纬度在 -90 到 90 之间'), v.maxValue(90, '纬度在 -90 到 90 之间')),
  longitude: v.pipe(
    v.number(),
    v.minValue(-180, '经度在 -180 到 180 之间'),
    v.maxValue(180, '经度在 -180 到 180 之间'),
  ),
  accuracyMetres: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100_000))),
})

/** A number that may arrive as query text. */
export const QueryNumber = (min: number, max: number) =>
  v.pipe(
    v.union([v.pipe(v.string(), v.regex(/^-?\d{1,12}(\.\d{1,12})?$/)), v.number()]),
    v.transform(Number),
    v.minValue(min),
    v.maxValue(max),
  )

const Limit = v.optional(v.pipe(QueryNumber(1, 50), v.integer()), 20)

/** Query of a paged list. */
export const pageQuery = {
  /** Opaque; from the page before. Bound to the query and the caller. */
  cursor: v.optional(v.pipe(v.string(), v.maxLength(1024))),
  limit: Limit,
}

/** One page of a list; `cursor` is absent on the last. */
export const Page = <S extends v.GenericSchema>(item: S) =>
  v.object({ items: v.array(item), cursor: v.optional(v.string()) })

export const FacilityCode = v.picklist(Object.keys(FACILITIES) as [keyof typeof FACILITIES])

/** Points: an integer, never negative in an answer. */
export const Points = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000_000))

export const Grants = v.array(
  v.variant('role', [
    v.object({ role: v.literal('worker') }),
    v.object({ role: v.literal('admin'), districtId: v.optional(Slug) }),
    v.object({ role: v.literal('gridWorker'), communityIds: v.array(Slug) }),
    v.object({ role: v.literal('merchant'), merchantId: Slug, owner: v.optional(v.literal(true)) }),
    v.object({ role: v.literal('instructor'), enterpriseIds: v.array(Slug) }),
  ]),
)

/** Picklist of a table's codes, typed. */
export function codesOf<T extends Record<string, unknown>>(table: T) {
  return v.picklist(Object.keys(table) as [keyof T & string, ...(keyof T & string)[]])
}
