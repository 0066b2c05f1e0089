import type { ReportMove } from '@shared/rules/reports/reportStatus'
import { CATEGORIES, type CategoryFacts } from './data/categories'
import { COMMUNITIES, type CommunityId } from './data/street'
import type { Confirmed } from './members'
import type { Random } from './random'
import { HISTORY_DAYS, HOUR } from './times'

/** A report that is going to be told: who sees what, when, and what becomes of it. Moves after now do not happen. */
export interface ReportPlan {
  reporter: Confirmed
  category: CategoryFacts
  communityId: CommunityId
  submittedAt: number
  moves: { move: ReportMove; at: number }[]
}

/** What becomes of reports, and how often. */
const PATHS: readonly { weight: number; moves: readonly ReportMove[] }[] = [
  { weight: 40, moves: ['accept', 'assign', 'start', 'resolve', 'confirm'] },
  { weight: 20, moves: ['accept', 'start', 'resolve', 'confirm'] },
  { weight: 16, moves: ['accept', 'start', 'resolve', 'close'] },
  { weight: 7, moves: ['accept', 'assign', 'start', 'resolve', 'reopen', 'start', 'resolve', 'confirm'] },
  { weight: 6, moves: ['reject'] },
  { weight: 6, moves: ['accept', 'merge'] },
  { weight: 3, moves: ['withdraw'] },
]

/** Half-done ones of the last days, so that every list of a work queue has something in it whatever chance says. */
const UNFINISHED: readonly { hoursAgo: number; moves: readonly ReportMove[] }[] = [
  { hoursAgo: 0.6, moves: [] },
  { hoursAgo: 2, moves: [] },
  { hoursAgo: 5, moves: ['accept'] },
  { hoursAgo: 9, moves: ['accept', 'assign'] },
  { hoursAgo: 20, moves: ['accept', 'start'] },
  { hoursAgo: 30, moves: [] },
  { hoursAgo: 52, moves: ['accept', 'start', 'resolve'] },
  { hoursAgo: 75, moves: ['accept', 'assign', 'start'] },
  { hoursAgo: 100, moves: ['accept', 'start', 'resolve', 'reopen'] },
  { hoursAgo: 130, moves: ['accept', 'assign'] },
]

/** The demo rider's: one to withdraw, one on its way, one that waits for their answer, one they can read to its end. */
const OF_THE_RIDER: readonly { hoursAgo: number; category: string; moves: readonly ReportMove[] }[] = [
  { hoursAgo: 600, category: 'manhole', moves: ['accept', 'assign', 'start', 'resolve', 'confirm'] },
  { hoursAgo: 300, category: 'fire-lane', moves: ['reject'] },
  { hoursAgo: 50, category: 'road', moves: ['accept', 'assign', 'start', 'resolve'] },
  { hoursAgo: 26, category: 'lamp', moves: ['accept', 'assign', 'start'] },
  { hoursAgo: 1, category: 'trash', moves: [] },
]

/** Reports told freely over the whole history. */
const FREE_REPORTS = 105

/** Every report of the demo history, oldest first. */
export function planReports(workers: readonly Confirmed[], now: number, random: Random): ReportPlan[] {
  const communityIds = COMMUNITIES.map(({ communityId }) => communityId)
  const begin = now - HISTORY_DAYS * 24 * HOUR
  const known = (at: number) => workers.filter(({ outcome, key }) => outcome.decidedAt < at && key !== 'rider')

  const free = Array.from({ length: FREE_REPORTS }, (): ReportPlan => {
    const submittedAt = begin + (0.08 + 0.9 * random.next()) * (now - begin)
    const category = random.weighted(CATEGORIES)
    return {
      reporter: random.pick(known(submittedAt)),
      category,
      communityId: random.pick(communityIds),
      submittedAt: Math.floor(submittedAt),
      moves: timed(random.weighted(PATHS).moves, Math.floor(submittedAt), category.slaHours, random),
    }
  })
  const unfinished = communityIds.slice(0, 4).flatMap((communityId) =>
    UNFINISHED.map(({ hoursAgo, moves }): ReportPlan => {
      const submittedAt = now - Math.floor(hoursAgo * HOUR * (0.9 + 0.2 * random.next()))
      const category = random.weighted(CATEGORIES.filter(({ urgent }) => !urgent))
      return {
        reporter: random.pick(known(submittedAt)),
        category,
        communityId,
        submittedAt,
        moves: even(moves, submittedAt, now),
      }
    }),
  )
  const rider = workers.find(({ key }) => key === 'rider')
  if (!rider) throw new Error('the demo rider is missing')
  const riders = OF_THE_RIDER.map(({ hoursAgo, category, moves }): ReportPlan => {
    const submittedAt = now - hoursAgo * HOUR
    const facts = CATEGORIES.find(({ id }) => id === category)
    if (!facts) throw new Error(`no category ${category}`)
    return {
      reporter: rider,
      category: facts,
      communityId: 'shangqiaoxi',
      submittedAt,
      moves: even(moves, submittedAt, Math.min(now, submittedAt + 4 * 24 * HOUR)),
    }
  })
  return [...free, ...unfinished, ...riders].sort((a, b) => a.submittedAt - b.submittedAt)
}

/** Moves spread evenly between two instants, the last one a while before the end. */
function even(moves: readonly ReportMove[], from: number, to: number): ReportPlan['moves'] {
  return moves.map((move, index) => ({ move, at: Math.floor(from + ((index + 1) * (to - from)) / (moves.length + 1)) }))
}

/** Moves at the pace of the category: most are done in time, some are late. */
function timed(
  moves: readonly ReportMove[],
  submittedAt: number,
  slaHours: number,
  random: Random,
): ReportPlan['moves'] {
  let at = submittedAt
  return moves.map((move) => {
    at += Math.floor(waitFor(move, slaHours, random) * HOUR)
    return { move, at }
  })
}

/** Hours until a move is made. */
function waitFor(move: ReportMove, slaHours: number, random: Random): number {
  switch (move) {
    case 'withdraw':
      return 0.1 + 0.3 * random.next()
    case 'resolve':
      return slaHours * (0.2 + 0.8 * random.next() ** 2)
    case 'confirm':
    case 'reopen':
      return 2 + 60 * random.next() ** 2
    // The schedule runs once a night, so it is up to a day late.
    case 'close':
      return 7 * 24 + 24 * random.next()
    default:
      return slaHours * (0.02 + 0.12 * random.next())
  }
}
