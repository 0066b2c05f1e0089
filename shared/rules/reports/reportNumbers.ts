import { sayNumber } from '../text/words'
import { sayDuration } from '../time/durations'
import { QUEUE_TABS, REPORT_STATUSES, type ReportStatus } from './reportStatus'

/** What was done with reports in a month; rates and medians are absent where there is nothing to take them from. */
export interface ReportNumbers {
  submitted: number
  accepted: number
  rejected: number
  resolved: number
  confirmed: number
  closedAlone: number
  reopened: number
  merged: number
  withdrawn: number
  reopenedRate?: number | undefined
  rated: number
  satisfiedRate?: number | undefined
  inTimeRate?: number | undefined
  firstResponseMs?: number | undefined
  resolutionMs?: number | undefined
}

/** The same of a category or a community. */
export interface ReportLine extends ReportNumbers {
  id: string
  name: string
}

/** How many reports stand in each status. */
export type ReportsStanding = Readonly<Record<ReportStatus, number>>

/** The same for a street and its communities. */
export interface ReportsNow {
  total: ReportsStanding
  communities: readonly (ReportsStanding & { id: string; name: string })[]
}

/** The whole month in seven numbers; a dash where there is nothing to take one from. */
export function tilesOf(numbers: ReportNumbers) {
  const { submitted, confirmed, closedAlone, satisfiedRate, inTimeRate, reopenedRate } = numbers
  return [
    { id: 'submitted', name: '收到', value: sayNumber(submitted) },
    { id: 'closed', name: '办结', value: sayNumber(confirmed + closedAlone) },
    { id: 'satisfied', name: '满意率', value: sayShare(satisfiedRate) },
    { id: 'inTime', name: '按时率', value: sayShare(inTimeRate) },
    { id: 'reopened', name: '重开率', value: sayShare(reopenedRate) },
    { id: 'response', name: '一般多久首次响应', value: sayTook(numbers.firstResponseMs) },
    { id: 'resolution', name: '一般多久办结', value: sayTook(numbers.resolutionMs) },
  ]
}

/** What else was done, in words; what did not happen is left out. */
export function restOf(numbers: ReportNumbers): string {
  const { accepted, rejected, resolved, merged, withdrawn, closedAlone, rated } = numbers
  const parts = [
    ['受理', accepted],
    ['处理完成', resolved],
    ['超期自动办结', closedAlone],
    ['不予受理', rejected],
    ['合并', merged],
    ['撤回', withdrawn],
    ['打了分', rated],
  ] as const
  return parts.flatMap(([name, value]) => (value > 0 ? [`${name} ${sayNumber(value)}`] : [])).join(' · ')
}

/** How long a line's bar is, as a part of the longest, 0…1; what is there at all is never without one. */
export function sharesOf(lines: readonly Pick<ReportLine, 'submitted'>[]): number[] {
  const longest = Math.max(1, ...lines.map(({ submitted }) => submitted))
  return lines.map(({ submitted }) => (submitted === 0 ? 0 : Math.max(0.02, submitted / longest)))
}

/** Did anything happen in the month? */
export const isQuiet = ({ communities }: { communities: readonly unknown[] }): boolean => communities.length === 0

/** A share as whole per cent. */
export const sayShare = (share: number | undefined) => (share === undefined ? '—' : `${Math.round(share * 100)}%`)
/** How long something took. */
export const sayTook = (ms: number | undefined) => (ms === undefined ? '—' : sayDuration(ms))

/** A line's facts under its bar. */
export function sayLine(line: ReportLine): string {
  const { confirmed, closedAlone, satisfiedRate, inTimeRate, reopenedRate, firstResponseMs, resolutionMs } = line
  return [
    `办结 ${sayNumber(confirmed + closedAlone)}`,
    ...(satisfiedRate === undefined ? [] : [`满意 ${sayShare(satisfiedRate)}`]),
    ...(inTimeRate === undefined ? [] : [`按时 ${sayShare(inTimeRate)}`]),
    ...(reopenedRate === undefined ? [] : [`重开 ${sayShare(reopenedRate)}`]),
    ...(firstResponseMs === undefined ? [] : [`首次响应 ${sayDuration(firstResponseMs)}`]),
    ...(resolutionMs === undefined ? [] : [`办结用时 ${sayDuration(resolutionMs)}`]),
  ].join(' · ')
}

const STATUSES = Object.keys(REPORT_STATUSES) as ReportStatus[]
/** Statuses that nobody is done with, in their order. */
export const OPEN_STATUSES = STATUSES.filter((status) => REPORT_STATUSES[status].open)
const DONE = STATUSES.filter((status) => !REPORT_STATUSES[status].open && status !== 'resolved')

/** How many nobody is done with. */
export const openOf = (standing: ReportsStanding): number =>
  OPEN_STATUSES.reduce((sum, status) => sum + standing[status], 0)

/** The open ones status by status, then what waits for its reporter; where none stands is left out. */
export const sayOpen = (standing: ReportsStanding): string => sayStatuses(standing, [...OPEN_STATUSES, 'resolved'])

/** What is over and done with, since the beginning. */
export const sayDone = (standing: ReportsStanding): string => sayStatuses(standing, DONE)

/** Communities in which anything waits, most open ones first. */
export function waitingIn({ communities }: ReportsNow) {
  return communities
    .map((community) => ({ ...community, open: openOf(community) }))
    .filter(({ open, resolved }) => open + resolved > 0)
    .sort((a, b) => b.open - a.open || b.resolved - a.resolved || (a.id < b.id ? -1 : 1))
}

/** The reporter's own words (待你确认) are not for staff. */
export const standingLabel = (status: ReportStatus) =>
  status === 'resolved' ? QUEUE_TABS.waiting : REPORT_STATUSES[status].label

/** A number stays on the line of its word: large letters break lines. */
const sayStatuses = (standing: ReportsStanding, statuses: readonly ReportStatus[]) =>
  statuses
    .flatMap((status) => (standing[status] > 0 ? [`${standingLabel(status)}\u00a0${sayNumber(standing[status])}`] : []))
    .join(' · ')

/**
 * How a number stands against the one before: +12%, −3%, 持平; nothing where there was none before to compare with, for a
 * share of nothing says nothing.
 */
export function sayChange(now: number, before: number): string | undefined {
  if (before === 0) return undefined
  const percent = Math.round(((now - before) / before) * 100)
  if (percent === 0) return '持平'
  return percent > 0 ? `+${sayNumber(percent)}%` : `−${sayNumber(-percent)}%`
}
