import type { Phone, PrivacyGate } from '../phone'
import { asyncApis, type Members } from './base'
import { numberOf, type Options, textOf } from './options'
import { onlyInTap, permit } from './permission'
import { tracesOf } from './traces'

/** Seconds of the year 5138: a larger number was given in milliseconds. */
const MOST_SECONDS = 1e11

/** The end came as a text before it came as a number: both are taken. */
const endOf = ({ endTime }: Options, startTime: number) => (endTime === undefined ? startTime : Number(endTime))

async function add(phone: Phone, privacy: PrivacyGate, options: Options) {
  onlyInTap(phone, 'addPhoneCalendar')
  const [title, startTime] = [textOf(options, 'title'), numberOf(options, 'startTime')]
  const endTime = endOf(options, startTime)
  if (!title.trim()) phone.fault('addPhoneCalendar: an entry without a title')
  if (!Number.isInteger(startTime) || startTime > MOST_SECONDS) phone.fault('addPhoneCalendar: startTime is no second')
  if (!Number.isInteger(endTime) || endTime > MOST_SECONDS) phone.fault('addPhoneCalendar: endTime is no second')
  if (endTime < startTime) phone.fault('addPhoneCalendar: ends before it starts')
  await privacy.pass('addPhoneCalendar')
  permit(phone, 'scope.addPhoneCalendar')
  tracesOf(phone).calendar.push({ title, startTime, endTime, location: textOf(options, 'location', '') })
}

/** The phone's own calendar. */
export const calendarApis = (phone: Phone, privacy: PrivacyGate): Members =>
  asyncApis(phone, { addPhoneCalendar: (options) => add(phone, privacy, options) })
