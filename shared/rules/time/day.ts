import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

/** Shanghai has no daylight saving time; a fixed offset works on phones without `Intl` too. */
const SHANGHAI_OFFSET_MINUTES = 480

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. Sorts as text. */
export type Day = string

const at = (epochMs: number) => dayjs.utc(epochMs).utcOffset(SHANGHAI_OFFSET_MINUTES)

/** Is it a day of the calendar, `YYYY-MM-DD`? 2026-02-30 is none. */
export const isCalendarDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && dayjs.utc(`${text}T00:00:00Z`).format('YYYY-MM-DD') === text

/** Is it a day that somebody may mean here, in this century? Counting on from one has to end within the calendar. */
export const isDay = (text: string): boolean => text.startsWith('20') && isCalendarDay(text)

/** The Shanghai day of an instant (epoch milliseconds). */
export function dayOf(epochMs: number): Day {
  return at(epochMs).format('YYYY-MM-DD')
}

/** The instant (epoch milliseconds) at which that Shanghai day begins. */
export function startOf(day: Day): number {
  return dayjs.utc(`${day}T00:00:00Z`).valueOf() - SHANGHAI_OFFSET_MINUTES * 60_000
}

/** The day `count` days later (or earlier, when negative). */
export function addDays(day: Day, count: number): Day {
  return dayOf(startOf(day) + count * 86_400_000)
}

/** How many days later the second one is. */
export const daysBetween = (from: Day, to: Day): number => Math.round((startOf(to) - startOf(from)) / 86_400_000)

/** Minutes since Shanghai midnight, 0…1439. */
export function minuteOf(epochMs: number): number {
  const moment = at(epochMs)
  return moment.hour() * 60 + moment.minute()
}

/** 0 (Sunday) … 6 (Saturday) of a Shanghai day. */
export function weekdayOf(day: Day): number {
  return at(startOf(day)).day()
}

/** The Shanghai calendar year of an instant. */
export function yearOf(epochMs: number): number {
  return at(epochMs).year()
}

/** The calendar month after one, both `YYYY-MM`. */
export function monthAfter(month: string): string {
  return dayjs.utc(`${month}-01T00:00:00Z`).add(1, 'month').format('YYYY-MM')
}

/** A moment in full, as in a table: 2026-11-03 08:00:05. */
export function sayClock(epochMs: number): string {
  return at(epochMs).format('YYYY-MM-DD HH:mm:ss')
}

/** `HH:mm` of a minute of the day; 1440 is shown as 24:00. */
export function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** Over the turn of a year a moment so near is said with its hour, as the others are. Days. */
const NEAR_DAYS = 60

/** How people say a moment: 今天 14:05, 昨天 09:30, 11月3日 08:00, 2025年11月3日. */
export function sayMoment(epochMs: number, nowMs: number): string {
  const moment = at(epochMs)
  const day = dayOf(epochMs)
  const today = dayOf(nowMs)
  if (day === today) return `今天 ${moment.format('HH:mm')}`
  if (day === addDays(today, -1)) return `昨天 ${moment.format('HH:mm')}`
  if (day === addDays(today, 1)) return `明天 ${moment.format('HH:mm')}`
  const isNear = Math.abs(epochMs - nowMs) < NEAR_DAYS * 86_400_000
  if (isNear || moment.year() === at(nowMs).year()) return moment.format('M月D日 HH:mm')
  return moment.format('YYYY年M月D日')
}

/** How people say the end of something: midnight belongs to the day before, 今天 24:00. */
export function sayEnd(epochMs: number, nowMs: number): string {
  if (minuteOf(epochMs) !== 0) return sayMoment(epochMs, nowMs)
  return `${sayDay(addDays(dayOf(epochMs), -1), nowMs)} 24:00`
}

/** A moment in full, as forms and WeChat's messages want it: 2026年11月3日 08:00. */
export function sayMomentInFull(epochMs: number): string {
  return at(epochMs).format('YYYY年M月D日 HH:mm')
}

/** How people say a day: 今天, 明天, 11月3日, 2025年11月3日. */
export function sayDay(day: Day, nowMs: number): string {
  const today = dayOf(nowMs)
  if (day === today) return '今天'
  if (day === addDays(today, 1)) return '明天'
  if (day === addDays(today, -1)) return '昨天'
  const moment = at(startOf(day))
  return moment.year() === at(nowMs).year() ? moment.format('M月D日') : moment.format('YYYY年M月D日')
}

/** A day with its year, whatever today is: 2026年9月29日. */
export const sayDayInFull = (day: Day): string => at(startOf(day)).format('YYYY年M月D日')

/** 夜深了 / 早上好 / 中午好 / 下午好 / 晚上好 by the Shanghai hour; night shifts are greeted too. */
export function greetingAt(epochMs: number): string {
  const hour = at(epochMs).hour()
  if (hour < 5) return '夜深了'
  if (hour < 11) return '早上好'
  if (hour < 13) return '中午好'
  if (hour < 18) return '下午好'
  return '晚上好'
}

/** An instant in ISO 8601 with Shanghai's offset: 2026-11-25T14:05:00+08:00. */
export function isoOf(epochMs: number): string {
  return at(epochMs).format('YYYY-MM-DDTHH:mm:ssZ')
}
