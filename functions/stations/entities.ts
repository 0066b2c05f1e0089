import { listOf } from '@functions/platform/lists/list'
import { point } from '@functions/platform/store/point'
import { kind } from '@functions/platform/store/table'
import { FACILITIES } from '@shared/rules/text/words'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean, item, list, map, number, string } from 'dynamodb-toolbox/schema'

/**
 * who       question                     key
 * everyone  a street and its communities STREET#<id> / STREET
 * everyone  stations of a street         STREET#<id> / STATION#<station>   (one query, kept ≤ 60 s)
 * a due time when staff work             STREET#<id> / WORKING   (kept ≤ 60 s)
 */
export const Street = new Entity({
  ...kind('street'),
  schema: item({
    streetId: string().key(),
    name: string(),
    district: string(),
    city: string(),
    appName: string(),
    hotline: string(),
    /** What one point is worth to a shop in its monthly settlement; integer fen. Nothing when absent. */
    pointFen: number().optional(),
    /** gcj02. */
    center: point(),
    /** Reports farther from the center than this are outside the street. Metres. */
    reachMetres: number(),
    communities: list(map({ communityId: string(), name: string(), center: point() })),
    /** Awards and reversals of more points need two administrators; the usual limit when absent. */
    secondPersonAbove: number().optional(),
    /** The limit before, and the moment (epoch ms) until which it holds where the new one is higher. */
    secondPersonBefore: number().optional(),
    secondPersonFrom: number().optional(),
    /** Rises with each change of the office's settings above. */
    settingsVersion: number().optional(),
    /** Units that get work from the communities (环卫所, 物业 …). Their ids share the communities' name space. */
    units: list(map({ unitId: string(), name: string(), phone: string() })).optional(),
  }),
  computeKey: ({ streetId }) => ({ pk: `STREET#${streetId}`, sk: 'STREET' }),
})

const facilityCodes = Object.keys(FACILITIES) as (keyof typeof FACILITIES)[]

export const Station = new Entity({
  ...kind('station'),
  schema: item({
    streetId: string().key(),
    stationId: string().key(),
    name: string(),
    address: string(),
    phone: string(),
    communityId: string(),
    /** gcj02. */
    location: point(),
    radiusMetres: number(),
    facilities: list(string().enum(...facilityCodes)),
    opensAtMinute: number(),
    closesAtMinute: number(),
    active: boolean(),
    hub: boolean(),
    sharedShelf: boolean(),
    /** Names of its photos, in the order they are shown. */
    photos: list(string()).optional(),
    /** Rises with each change on a screen. */
    version: number().optional(),
    /** 32 bytes in hex, sealed (posted.ts): makes the rotating codes and the posted code. Never leaves the server but as codes. */
    codeSecret: string(),
  }),
  computeKey: ({ streetId, stationId }) => ({ pk: `STREET#${streetId}`, sk: `STATION#${stationId}` }),
})

/** When the street's staff work (shared/rules/time/working). */
export const Working = new Entity({
  ...kind('working'),
  schema: item({
    streetId: string().key(),
    weekdays: list(number()),
    opensAtMinute: number(),
    closesAtMinute: number(),
    holidays: list(string()),
    extraDays: list(string()),
    version: number(),
  }),
  computeKey: ({ streetId }) => ({ pk: `STREET#${streetId}`, sk: 'WORKING' }),
})

/** Stations of a street: tens of them. */
export const stationsIn = (streetId: string, consistent = false) =>
  listOf(Station, { partition: `STREET#${streetId}`, range: { beginsWith: 'STATION#' }, consistent })
