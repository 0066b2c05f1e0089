import { metresBetween, type Point } from '../place/geo'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/**
 * What the office is told of because it is far from ordinary. Nobody is held up by it: a person looks at it. `most` is
 * what still counts as ordinary within the window; a subject is told of once in a `period`. Milliseconds.
 */
export const FLAG_KINDS = {
  sharedDevice: { label: '一台手机登录多个账号', most: 2, windowMs: 30 * DAY, periodMs: 30 * DAY },
  sameShop: { label: '同一人在同一家店频繁核销', most: 8, windowMs: 7 * DAY, periodMs: 7 * DAY },
  // Scanning, looking at what it is, tapping and handing the meal over take 15 s: 20 are a queue served without a pause.
  fastClerk: { label: '一名店员五分钟内核销太多份', most: 20, windowMs: 5 * MINUTE, periodMs: DAY },
  leap: { label: '两次打卡来不及走到', most: 0, windowMs: DAY, periodMs: DAY },
  // One set of digits stands for 90 s: more people than come through a door in a minute may have had it sent.
  oneCode: { label: '一组动态码很多人打卡', most: 6, windowMs: MINUTE, periodMs: DAY },
  manyMeals: { label: '一小时内核销太多份', most: 4, windowMs: HOUR, periodMs: DAY },
  manyReports: { label: '一小时内上报太多件', most: 10, windowMs: HOUR, periodMs: DAY },
} as const
/** What is often found when somebody looks. */
export const FLAG_NOTES = ['已核实，属正常', '已提醒本人', '已按规定更正积分'] as const

export type FlagKind = keyof typeof FLAG_KINDS

/** Facts that are read around an event: two windows of what is ordinary, so that one of them is full before one is missed. */
export const MOST_TRACES = 48

/** Something that happened once: its own id, when (epoch ms), and what in a few words or a code. */
export interface Trace {
  id: string
  at: number
  what: string
}

/**
 * The fullest window that the moment lies in, oldest first, in whatever order events came: one that comes late counts too.
 * @param traces what happened around it, oldest first
 */
export function fullest(windowMs: number, traces: readonly Trace[], at: number): Trace[] {
  return traces
    .filter((end) => end.at >= at && end.at - windowMs < at)
    .map((end) => traces.filter((each) => each.at <= end.at && each.at > end.at - windowMs))
    .reduce((most, each) => (each.length >= most.length ? each : most), [])
}

/** Faster than this nobody gets through a town by road, as the crow flies. Metres per second (72 km/h). */
const FASTEST = 20
/** Below this two places are one: phones and stations are not that exact. Metres. */
const NEAREST = 300

/** Two visits one after the other that nobody can have made; undefined when all could. Oldest first. */
export function leapIn(visits: readonly (Trace & { point: Point })[]) {
  for (const [index, to] of visits.entries()) {
    const from = visits[index - 1]
    if (!from) continue
    const metres = metresBetween(from.point, to.point)
    if (metres > NEAREST && metres > FASTEST * ((to.at - from.at) / 1000))
      return { from, to, metres: Math.round(metres) }
  }
  return undefined
}
