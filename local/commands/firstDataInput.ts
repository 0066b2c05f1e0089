import { Community, Metres, PlaceName, Point, ShopFacts, StationFacts, Telephone, Unit } from '@shared/contract/places'
import { Slug, TypedPhone } from '@shared/contract/types'
import * as v from 'valibot'

const strict = <E extends v.ObjectEntries>({ entries }: { entries: E }) => v.strictObject(entries)

const StreetInput = v.strictObject({
  streetId: Slug,
  name: PlaceName,
  district: PlaceName,
  city: PlaceName,
  appName: PlaceName,
  hotline: Telephone,
  center: strict(Point),
  reachMetres: Metres(50_000),
  communities: v.pipe(v.array(strict(Community)), v.minLength(1)),
  units: v.optional(v.array(strict(Unit)), []),
})

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

/** What a street begins with, many places at once (docs/first-data.json shows one). All points are gcj02. */
export const FirstData = v.pipe(
  v.strictObject({
    street: StreetInput,
    stations: v.optional(v.array(strict(StationFacts)), []),
    shops: v.optional(v.array(strict(ShopFacts)), []),
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
