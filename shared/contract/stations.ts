import * as v from 'valibot'
import { StationPhoto } from './places'
import { get } from './route'
import { FacilityCode, Location, Moment, Page, Points, pageQuery, Slug, StationId } from './types'

export const StationCard = v.object({
  stationId: StationId,
  name: v.string(),
  address: v.string(),
  communityId: Slug,
  /** gcj02, degrees. */
  location: Location,
  /** One may check in this near, in metres. */
  radiusMetres: v.number(),
  facilities: v.array(FacilityCode),
  /** Minutes of the Shanghai day; 0–1440 is round the clock. */
  opensAtMinute: v.number(),
  closesAtMinute: v.number(),
  active: v.boolean(),
  hub: v.boolean(),
  sharedShelf: v.boolean(),
})

const Community = v.object({ communityId: Slug, name: v.string() })

/** What an app needs to know of its street before anybody signs in. */
export const Street = v.object({
  streetId: Slug,
  name: v.string(),
  district: v.string(),
  city: v.string(),
  appName: v.string(),
  hotline: v.string(),
  center: Location,
  communities: v.array(Community),
  /** Units that get work from the communities; their ids share the communities' name space. */
  units: v.array(v.object({ unitId: Slug, name: v.string(), phone: v.string() })),
})

/** A street and its stations: what can be looked at without signing in. */
export const Overview = v.object({ street: Street, stations: v.array(StationCard) })

/** B – 驿站. */
export const stations = {
  street: get('/streets/{streetId}', {
    summary: 'Name, communities and numbers of a street',
    roles: ['public'],
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ streetId: Slug }))
    .output(Street),
  overview: get('/streets/{streetId}/overview', {
    summary: 'A street with all its stations in one answer: the home screen before anybody signs in',
    roles: ['public'],
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ streetId: Slug }))
    .output(Overview),
  list: get('/streets/{streetId}/stations', {
    summary: 'Stations of a street, by name; the phone sorts them by distance',
    roles: ['public'],
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ streetId: Slug, ...pageQuery }))
    .output(Page(StationCard)),
  get: get('/streets/{streetId}/stations/{stationId}', {
    summary: 'One station with its photos and visits of today',
    roles: ['public'],
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ streetId: Slug, stationId: StationId }))
    .output(
      v.object({
        ...StationCard.entries,
        visitsToday: v.number(),
        phone: v.string(),
        checkinPoints: Points,
        photos: v.array(StationPhoto),
      }),
    ),
  screen: get('/stations/{stationId}/screen', {
    summary: 'The rotating check-in codes of the next ten minutes, for the screen in the station',
    roles: ['gridWorker', 'admin'],
    shows: 'personal',
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ stationId: StationId }))
    .output(
      v.object({
        name: v.string(),
        serverTime: Moment,
        /** Seconds one code stands. */
        stepSeconds: v.number(),
        codes: v.array(v.object({ code: v.string(), from: Moment })),
      }),
    ),
}
