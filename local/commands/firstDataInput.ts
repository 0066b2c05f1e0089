import { Location, Slug, StationId, Text, TypedPhone } from '@shared/contract/types'
import { FACILITIES, type Facility } from '@shared/rules/words'
import * as v from 'valibot'

const Point = v.strictObject({ latitude: Location.entries.latitude, longitude: Location.entries.longitude })
const Name = Text(1, 40, '名称')
const Telephone = v.pipe(v.string(), v.regex(/^[0-9-]{3,16}$/, 'digits and dashes'))
/** Of the Shanghai day; 1440 is its end. */
const Minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1440))
const Metres = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(most))
const facilities = Object.keys(FACILITIES) as Facility[]

const StreetInput = v.strictObject({
  streetId: Slug,
  name: Name,
  district: Name,
  city: Name,
  appName: Name,
  hotline: Telephone,
  center: Point,
  reachMetres: Metres(50_000),
  communities: v.pipe(v.array(v.strictObject({ communityId: Slug, name: Name, center: Point })), v.minLength(1)),
  units: v.optional(v.array(v.strictObject({ unitId: Slug, name: Name, phone: Telephone })), []),
})

const Place = {
  name: Name,
  address: Text(1, 80, '地址'),
  phone: Telephone,
  communityId: Slug,
  location: Point,
}

const StationInput = v.strictObject({
  stationId: StationId,
  ...Place,
  radiusMetres: Metres(1000),
  facilities: v.array(v.picklist(facilities)),
  opensAtMinute: Minute,
  closesAtMinute: Minute,
  active: v.boolean(),
  hub: v.boolean(),
  sharedShelf: v.boolean(),
})

const ShopInput = v.strictObject({ merchantId: Slug, ...Place, parking: v.boolean() })

const StaffInput = v.variant('role', [
  // Takes the other two away.
  v.strictObject({ phone: TypedPhone, role: v.literal('none') }),
  v.strictObject({ phone: TypedPhone, role: v.literal('admin') }),
  v.strictObject({
    phone: TypedPhone,
    role: v.literal('gridWorker'),
    communityIds: v.pipe(v.array(Slug), v.minLength(1)),
  }),
])
export type StaffInput = v.InferOutput<typeof StaffInput>

const isUnique = (ids: readonly string[]) => new Set(ids).size === ids.length

/** What a street begins with (docs/first-data.json shows one): what has no screen. All points are gcj02. */
export const FirstData = v.pipe(
  v.strictObject({
    street: StreetInput,
    stations: v.optional(v.array(StationInput), []),
    shops: v.optional(v.array(ShopInput), []),
    staff: v.optional(v.array(StaffInput), []),
  }),
  v.check(
    ({ street: { communities, units } }) =>
      isUnique([...communities.map(({ communityId }) => communityId), ...units.map(({ unitId }) => unitId)]),
    'two communities or units have one id',
  ),
  v.check(
    ({ stations, shops }) =>
      isUnique(stations.map(({ stationId }) => stationId)) && isUnique(shops.map(({ merchantId }) => merchantId)),
    'two stations or shops have one id',
  ),
  v.check(({ street, stations, shops, staff }) => {
    const known = new Set(street.communities.map(({ communityId }) => communityId))
    const named = [
      ...[...stations, ...shops].map(({ communityId }) => communityId),
      ...staff.flatMap((each) => (each.role === 'gridWorker' ? each.communityIds : [])),
    ]
    return named.every((id) => known.has(id))
  }, 'a communityId is none of the street’s communities'),
)
export type FirstData = v.InferOutput<typeof FirstData>
