import { Checkin } from '@functions/checkins/entities'
import type { Movement } from '@functions/ledger/movement'
import { derivedId, fingerprint } from '@functions/platform/store/ids'
import { type CheckinState, nextCheckin } from '@shared/rules/points/checkin'
import { addDays, type Day, dayOf } from '@shared/rules/time/day'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { HUB_ID, STATIONS, type StationFacts } from './data/stations'
import { RULES, STREET_ID } from './data/street'
import type { Confirmed } from './members'
import type { Random } from './random'
import { momentOn } from './times'
import type { Put } from './writer'

/** Demo people have not been anywhere today, so that a check-in can be tried; this many days in a row before today. */
const DEMO_STREAKS: Readonly<Record<string, number>> = { rider: 6, courier: 12 }

/** A worker's visits through the history, with their points in the book, and the check-in state they end in. */
export function checkinPuts(member: Confirmed, days: readonly Day[], now: number, random: Random): Put[] {
  const today = dayOf(now)
  const confirmedOn = dayOf(member.outcome.decidedAt)
  const streakDays = DEMO_STREAKS[member.key]
  const habit = 0.04 + 0.5 * random.next() ** 2
  const near = STATIONS.filter(({ communityId }) => communityId === member.communityId)
  const puts: Put[] = []
  for (const day of days) {
    if (day <= confirmedOn) continue
    if (streakDays !== undefined) {
      const inStreak = day >= addDays(today, -streakDays) && day < today
      const before = day < addDays(today, -streakDays - 1) && random.chance(0.6)
      if (!inStreak && !before) continue
    } else if (!random.chance(habit)) continue
    const visited = stationsOfDay(near, random)
    const visits = visited.flatMap((station) => {
      const at = momentOn(day, random, now, station.opensAtMinute, station.closesAtMinute)
      return at === undefined ? [] : [{ station, at }]
    })
    for (const { station, at } of visits.sort((a, b) => a.at - b.at))
      puts.push(...visitPuts(member, station, at, random))
  }
  return puts
}

/** Usually one station of one's own community or the hub, sometimes two or three. */
function stationsOfDay(near: readonly StationFacts[], random: Random): StationFacts[] {
  const hub = STATIONS.filter(({ stationId }) => stationId === HUB_ID)
  const usual = random.chance(0.35) ? hub : random.some(near, 1)
  const others = STATIONS.filter((station) => !usual.includes(station))
  return [...usual, ...(random.chance(0.2) ? random.some(others, random.between(1, 2)) : [])]
}

function visitPuts(member: Confirmed, station: StationFacts, at: number, random: Random): Put[] {
  const { memberId, book } = member
  const day = dayOf(at)
  const move = nextCheckin(book.checkin, day)
  if (!move.allowed) return []
  const state: CheckinState = move.next
  book.checkin = state
  const id = random.id(at)
  const hash = fingerprint({ stationId: station.stationId })
  const bonusPoints = move.streakCompleted ? RULES.checkinStreak.amount : 0
  const shared = { memberId, streetId: STREET_ID, communityId: station.communityId, at, hash }
  const movement = { ...shared, subject: station.name, ref: `${day}#${station.stationId}`, by: memberId }
  const earned: Movement[] = [{ ...movement, id, reason: 'checkin', amount: RULES.checkin.amount }]
  if (bonusPoints) {
    earned.push({ ...movement, id: derivedId(id, 'streak'), reason: 'checkinStreak', amount: bonusPoints })
  }
  book.movements.push(...earned)
  return [
    Checkin.build(BatchPutRequest).item({
      ...shared,
      day,
      stationId: station.stationId,
      id,
      stationName: station.name,
      proof: random.chance(0.7) ? 'posted' : 'rotating',
      points: RULES.checkin.amount,
      bonusPoints,
      state,
    }),
  ]
}
