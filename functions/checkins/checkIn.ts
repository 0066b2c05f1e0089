import { accountOf } from '@functions/ledger/accounts'
import { entryNow } from '@functions/ledger/history'
import { type Movement, recordMove, updateAccount } from '@functions/ledger/movement'
import { nthPointsOf, pointsOf } from '@functions/ledger/rules'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { problem } from '@functions/platform/problem'
import { derivedId, fingerprint } from '@functions/platform/store/ids'
import { firstOf, guarded } from '@functions/platform/store/repeat'
import { AGAIN, transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow, putNew } from '@functions/platform/store/writes'
import { isPostedScene, withSecret } from '@functions/stations/posted'
import { type StationItem, stationOf } from '@functions/stations/street'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { metresBetween } from '@shared/rules/place/geo'
import { type CheckinState, MAX_ACCURACY_METRES, NO_CHECKINS, nextCheckin } from '@shared/rules/points/checkin'
import { type Day, dayOf } from '@shared/rules/time/day'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { Checkin } from './entities'
import { proveRotating } from './rotatingTries'

type Input = Inputs['checkins']['create']
type Receipt = Outputs['checkins']['create']
type CheckinItem = FormattedItem<typeof Checkin>

/**
 * Records a worker's visit and its points in one transaction: one round trip and 6 write units (8 when a streak
 * completes) if the phone's `seen` is right, else a second try with the account's state. The digits of a screen are
 * counted first: a trip more.
 */
export async function checkIn(actor: Actor, input: Input): Promise<Receipt> {
  const station = await withSecret(await stationOf(actor.streetId, input.stationId))
  // The proof is not part of what the write is: a phone that tries again may have moved, or read a newer code.
  const hash = fingerprint({ stationId: input.stationId })
  const first = () => firstReceipt(actor.memberId, input.id, hash)
  const repeated = await guarded(() => prove(actor, input.proof, station), first)
  if (repeated) return repeated

  let seen: CheckinState = input.seen ?? NO_CHECKINS
  return untilAnswered(async () => {
    const at = now()
    const today = dayOf(at)
    const move = nextCheckin(seen, today)
    if (!move.allowed) {
      const before = await first()
      if (before) return before
      // What the phone says it saw may be stale or another person's: only the account itself refuses.
      seen = (await accountOf(actor.memberId)).checkin
      if (nextCheckin(seen, today).allowed) return AGAIN
      throw problem('CHECKIN_DAILY_CAP')
    }
    const points = await nthPointsOf(actor.streetId, 'checkin', at, move.nth - 1)
    const bonusPoints = move.streakCompleted ? await pointsOf(actor.streetId, 'checkinStreak', at) : 0
    const record: CheckinItem = {
      memberId: actor.memberId,
      day: today,
      stationId: station.stationId,
      id: input.id,
      hash,
      streetId: actor.streetId,
      communityId: station.communityId,
      stationName: station.name,
      proof: input.proof.kind,
      at,
      points,
      bonusPoints,
      state: move.next,
    }
    const earned = movements(record)
    const [main, ...bonus] = earned
    return transact<Receipt | undefined>(
      [
        putNew(Checkin, record, (visit) => {
          if (visit.id !== input.id) throw problem('ALREADY_TODAY')
          return receiptOf(visit)
        }),
        recordMove<Receipt | undefined>(main, () => undefined),
        ...bonus.map((movement) => recordMove<Receipt | undefined>(movement, () => undefined)),
        updateAccount<Receipt | undefined>(
          {
            memberId: actor.memberId,
            movements: earned,
            checkin: { seen, next: move.next },
            epoch: actor.epoch,
          },
          (account) => {
            seen = account.checkin
            return AGAIN
          },
        ),
      ],
      () => receiptOf(record),
    ).then(async (answer) => answer ?? (await first()) ?? AGAIN)
  })
}

/** @throws the problem that says what is wrong with the proof. */
async function prove(actor: Actor, proof: Input['proof'], station: StationItem): Promise<void> {
  if (!station.active) throw problem('STATION_CLOSED')
  if (proof.kind === 'rotating') {
    const key = `${station.streetId}#${station.stationId}`
    return proveRotating(actor, { key, secrets: [station.codeSecret] }, proof.code)
  }
  if (!isPostedScene(station, proof.scene)) throw problem('STATION_CODE_INVALID')
  const metres = metresBetween(proof.location, station.location)
  const allowed = station.radiusMetres + Math.min(proof.location.accuracyMetres ?? 0, MAX_ACCURACY_METRES)
  if (metres > allowed) throw problem('TOO_FAR', { metres: Math.round(metres) })
}

function movements(visit: CheckinItem): [Movement, ...Movement[]] {
  const shared = {
    memberId: visit.memberId,
    streetId: visit.streetId,
    communityId: visit.communityId,
    subject: visit.stationName,
    ref: `${visit.day}#${visit.stationId}`,
    by: visit.memberId,
    at: visit.at,
    hash: visit.hash,
  }
  const main: Movement = { ...shared, id: visit.id, reason: 'checkin', amount: visit.points }
  if (!visit.bonusPoints) return [main]
  return [main, { ...shared, id: derivedId(visit.id, 'streak'), reason: 'checkinStreak', amount: visit.bonusPoints }]
}

/** The answer this id got before, if it did. Two reads, only off the beaten path. */
async function firstReceipt(memberId: string, id: string, hash: string): Promise<Receipt | undefined> {
  const entry = firstOf(await entryNow(memberId, id), hash)
  if (!entry) return undefined
  const [day = '', stationId = ''] = entry.ref.split('#')
  const item = await getNow(Checkin, { memberId, day, stationId })
  return item && receiptOf(item)
}

function receiptOf(visit: CheckinItem): Receipt {
  const { id, stationId, stationName, at, day, points, bonusPoints, state } = visit
  return { id, stationId, stationName, at, day: day as Day, points, bonusPoints, state }
}
