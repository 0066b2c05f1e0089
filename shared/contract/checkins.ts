import * as v from 'valibot'
import { get, write } from './route'
import { DayText, Location, Moment, Page, Points, pageQuery, StationId, TypedCode, Ulid } from './types'

/**
 * `posted`: the scene of the mini-program code that hangs in the station, and where the phone is.
 * `rotating`: the six digits on the station's screen; no location needed.
 */
const CheckinProof = v.variant('kind', [
  v.object({ kind: v.literal('posted'), scene: v.pipe(v.string(), v.maxLength(32)), location: Location }),
  v.object({ kind: v.literal('rotating'), code: TypedCode(6, '屏幕上的数字') }),
])

const Visits = {
  count: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  streak: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)),
}

export const CheckinStateSchema = v.object({
  day: v.union([DayText, v.literal('')]),
  ...Visits,
  /** The day with a check-in before that one. */
  earlier: v.optional(v.object({ day: DayText, ...Visits })),
})

export const CheckinReceipt = v.object({
  id: Ulid,
  stationId: StationId,
  stationName: v.string(),
  at: Moment,
  day: DayText,
  points: Points,
  /** Extra points when a streak was completed; 0 otherwise. */
  bonusPoints: Points,
  /** What the account remembers now: send it back with the next check-in. */
  state: CheckinStateSchema,
})

/** C – 打卡. */
export const checkins = {
  create: write('/checkins', {
    summary: 'Check in at a station; points land with it or neither happens',
    roles: ['worker'],
    success: 201,
    errors: [
      'NOT_FOUND',
      'TOO_FAR',
      'ALREADY_TODAY',
      'CHECKIN_DAILY_CAP',
      'STATION_CODE_INVALID',
      'ROTATING_CODE_INVALID',
      'ROTATING_CODE_TRIES',
      'STATION_CLOSED',
    ],
  })
    .input(
      v.object({
        id: Ulid,
        stationId: StationId,
        proof: CheckinProof,
        /** The check-in state the phone last saw; right, it saves a round trip, wrong, it changes nothing. */
        seen: v.optional(CheckinStateSchema),
      }),
    )
    .output(CheckinReceipt),
  mine: get('/checkins', { summary: 'My check-ins, newest first', roles: ['worker'] })
    .input(v.object({ ...pageQuery }))
    .output(
      Page(
        v.object({
          id: Ulid,
          stationId: StationId,
          stationName: v.string(),
          at: Moment,
          points: Points,
          bonusPoints: Points,
        }),
      ),
    ),
}
