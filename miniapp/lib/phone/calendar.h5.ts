import type { CalendarEntry } from './calendar'
import { calendarFile } from './calendarFile'
import { tell } from './feedback'
import { shareText } from './shareText.h5'

/** As in calendar.ts: the browser downloads a file that every calendar opens. */
export async function addToCalendar(entry: CalendarEntry): Promise<void> {
  await shareText(`${entry.title}.ics`, calendarFile(entry, Date.now()))
  tell('已下载，打开它就加到日历')
}
