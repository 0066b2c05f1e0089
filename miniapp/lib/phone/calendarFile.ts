import type { CalendarEntry } from './calendar'

/** So many bytes stand on a line, RFC 5545 3.1; a Chinese letter has three. */
const LINE_LETTERS = 24

const stamp = (ms: number) => new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, '')

/** RFC 5545 3.3.11: what has a meaning in a text is written with a stroke before it. */
const text = (words: string) => words.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')

/** A line goes on in the next, which then begins with a blank. */
const folded = (line: string) =>
  [...line].map((letter, at) => (at > 0 && at % LINE_LETTERS === 0 ? `\r\n ${letter}` : letter)).join('')

/** An entry as a file of RFC 5545, which rings an hour before. */
export function calendarFile({ id, title, startsAt, endsAt, place, notes = '' }: CalendarEntry, nowMs: number): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//nuanxin//activities//ZH',
    'BEGIN:VEVENT',
    `UID:${id}@nuanxin`,
    `DTSTAMP:${stamp(nowMs)}`,
    `DTSTART:${stamp(startsAt)}`,
    `DTEND:${stamp(endsAt)}`,
    `SUMMARY:${text(title)}`,
    `LOCATION:${text(place)}`,
    `DESCRIPTION:${text(notes)}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${text(title)}`,
    'TRIGGER:-PT1H',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n')
}
