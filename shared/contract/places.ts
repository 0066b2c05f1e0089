import { FACILITIES, type Facility } from '@shared/rules/text/words'
import * as v from 'valibot'
import { PictureName } from './articleShapes'
import { Location, Slug, StationId, Text } from './types'

/** A place on the map, gcj02. */
export const Point = v.object({ latitude: Location.entries.latitude, longitude: Location.entries.longitude })
export const PlaceName = Text(1, 40, '名称')
export const Telephone = v.pipe(v.string(), v.trim(), v.regex(/^[0-9-]{3,16}$/, '电话只能有数字和短横，3 到 16 位'))
/** Of the Shanghai day; 1440 is its end. */
const Minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1440))
export const Metres = (most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(10, '最少 10 米'), v.maxValue(most, `最多 ${most} 米`))

/** How many of each a street may have. */
export const MAX_TEAMS = 60
/** Of a district. */
export const MAX_STREETS = 100
export const MAX_STATIONS = 200
export const MAX_SHOPS = 400

/** Photos of one station. */
export const MAX_STATION_PHOTOS = 3
/** One of them: short-lived links to a square and to the whole. */
export const StationPhoto = v.object({ name: PictureName, thumbUrl: v.string(), url: v.string() })

export const Community = v.object({ communityId: Slug, name: PlaceName, center: Point })
export const Unit = v.object({ unitId: Slug, name: PlaceName, phone: Telephone })

const place = {
  name: PlaceName,
  address: Text(1, 80, '地址'),
  phone: Telephone,
  communityId: Slug,
  location: Point,
}

/** A station as the office sets it; one that closes before it opens is open past midnight. */
export const StationFacts = v.object({
  stationId: StationId,
  ...place,
  radiusMetres: Metres(1000),
  facilities: v.pipe(
    v.array(v.picklist(Object.keys(FACILITIES) as [Facility, ...Facility[]])),
    v.maxLength(Object.keys(FACILITIES).length),
  ),
  opensAtMinute: Minute,
  closesAtMinute: Minute,
  /** False: closed for the time being. */
  active: v.boolean(),
  hub: v.boolean(),
  sharedShelf: v.boolean(),
})

/** A shop as the office sets it. */
export const ShopFacts = v.object({ merchantId: Slug, ...place, parking: v.boolean() })
