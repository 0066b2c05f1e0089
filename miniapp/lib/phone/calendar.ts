import Taro from '@tarojs/taro'
import { dismissed, tell } from './feedback'

/** What is written into the phone's calendar. */
export interface CalendarEntry {
  /** The same for the same thing: a calendar that reads files replaces its older entry. */
  id: string
  title: string
  /** Epoch milliseconds. */
  startsAt: number
  endsAt: number
  place: string
  notes?: string
}

/** So long before the start the phone rings. Seconds. */
export const RINGS_BEFORE_SECONDS = 3600

const seconds = (ms: number) => Math.floor(ms / 1000)

/** Writes an entry into the phone's calendar; only inside of a tap. The person is told what came of it. */
export async function addToCalendar({ title, startsAt, endsAt, place, notes = '' }: CalendarEntry): Promise<void> {
  const done = await Taro.addPhoneCalendar({
    title,
    startTime: seconds(startsAt),
    endTime: String(seconds(endsAt)),
    location: place,
    description: notes,
    alarmOffset: RINGS_BEFORE_SECONDS,
  }).catch(dismissed('没有加上，请在设置里允许使用日历'))
  if (done) tell('已加到手机日历，提前一小时提醒')
}
