import { visitsOn } from '@functions/counters/visits'
import { pointsOf } from '@functions/ledger/rules'
import { now } from '@functions/platform/clock'
import { serve } from '@functions/platform/http/http'
import type { Actor } from '@functions/platform/http/token'
import { pageOf } from '@functions/platform/lists/pages'
import { problem } from '@functions/platform/problem'
import { stations as contract } from '@shared/contract/stations'
import { reaches } from '@shared/rules/people/roles'
import { rotatingCode, STEP_SECONDS, stepAt } from '@shared/rules/points/rotating'
import { dayOf } from '@shared/rules/time/day'
import { withSecret } from './posted'
import { type StationItem, stationAddedToo, stationOf, stationsOf, streetOf } from './street'
import { cardOf, overviewOf, photosOf, streetView } from './views'

/** The screen gets this many codes at once, so that it goes on through a short loss of signal. */
const SCREEN_STEPS = 20

/** A station whose codes this staff member may show. @throws NOT_FOUND outside their communities */
async function stationInCharge({ streetId, grants }: Actor, stationId: string): Promise<StationItem> {
  const station = await stationAddedToo(streetId, stationId)
  if (!reaches(grants, station.communityId)) throw problem('NOT_FOUND')
  return withSecret(station)
}

export const handler = serve(contract, {
  street: async ({ input }) => streetView(await streetOf(input.streetId)),

  overview: ({ input }) => overviewOf(input.streetId),

  list: async ({ input }) => {
    const all = await stationsOf(input.streetId)
    return pageOf(all.map(cardOf), input, `stations#${input.streetId}`)
  },

  get: async ({ input }) => {
    const station = await stationOf(input.streetId, input.stationId)
    return {
      ...cardOf(station),
      phone: station.phone,
      visitsToday: await visitsOn(input.streetId, input.stationId, dayOf(now())),
      checkinPoints: await pointsOf(input.streetId, 'checkin', now()),
      photos: await photosOf(station),
    }
  },

  screen: async ({ input, actor }) => {
    const station = await stationInCharge(actor, input.stationId)
    const first = stepAt(now())
    return {
      name: station.name,
      serverTime: now(),
      stepSeconds: STEP_SECONDS,
      codes: Array.from({ length: SCREEN_STEPS }, (_, index) => ({
        code: rotatingCode(station.codeSecret, first + index),
        from: (first + index) * STEP_SECONDS * 1000,
      })),
    }
  },
})
