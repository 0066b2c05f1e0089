import { lettersOf } from '@shared/rules/text/oneForm'
import { type Day, dayOf, isCalendarDay } from '@shared/rules/time/day'

/** None looks like another, nor like one that is left out: no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V. */
const LETTERS = '34679ACDEFGHJKMNPQRTWXY'
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const SHOWN = 4
/** So many letters of the id make the four: 25 bits for 18, so each of the four is as likely as another within 1 %. */
const TAKEN = 5

interface Sent {
  reportId: string
  submittedAt: number
}

/**
 * A report's number as it is read out on the telephone, `1129-K7Q3`: the Shanghai day on which it came, and four letters
 * that follow from its id. 279,841 a day: of a street's 50 reports of a day two have the same in 1 day of 228, of 200 in
 * 1 of 15, and one that somebody reads out is alone in 99.9 %. Whoever looks one up is shown all that have it.
 */
export function sayNumber({ reportId, submittedAt }: Sent): string {
  const [, month, date] = dayOf(submittedAt).split('-')
  return `${month}${date}-${lettersIn(reportId)}`
}

function lettersIn(reportId: string): string {
  let rest = [...reportId.slice(-TAKEN)].reduce((value, letter) => value * 32 + CROCKFORD.indexOf(letter), 0)
  let letters = ''
  for (let place = 0; place < SHOWN; place++) {
    letters = LETTERS.charAt(rest % LETTERS.length) + letters
    rest = Math.floor(rest / LETTERS.length)
  }
  return letters
}

/** What somebody means who types a number: the id itself, or a day of some year with the letters, `1129-K7Q3`. */
export type MeantNumber = { reportId: string } | { number: string }

const LONG = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/
const SHORT = new RegExp(`^(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])([${LETTERS}]{${SHOWN}})$`)

/** A report's number in what was typed or pasted, however it was written or introduced; undefined when it is none. */
export function numberIn(text: string): MeantNumber | undefined {
  const letters = lettersOf(text).replace(/^(工单|上报)?(编号|单号)?[是为]?/, '')
  if (LONG.test(letters)) return { reportId: letters }
  const [, month, date, four] = SHORT.exec(letters) ?? []
  return four ? { number: `${month}${date}-${four}` } : undefined
}

/** The newest day up to today that a number may be of; undefined when no year near has it (0230). */
export function dayOfNumber(number: string, nowMs: number): Day | undefined {
  const today = dayOf(nowMs)
  const date = `${number.slice(0, 2)}-${number.slice(2, 4)}`
  const year = Number(today.slice(0, 4))
  // 29 February is up to eight years back.
  for (let back = 0; back <= 8; back++) {
    const day = `${year - back}-${date}`
    if (day <= today && isCalendarDay(day)) return day
  }
  return undefined
}
