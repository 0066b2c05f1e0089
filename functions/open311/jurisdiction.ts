import { cached } from '@functions/platform/cache'
import { isProblem } from '@functions/platform/problem'
import { servedStreets } from '@functions/stations/registry'
import { type StreetItem, streetOf } from '@functions/stations/street'
import { metresBetween, type Point, toGcj02 } from '@shared/rules/place/geo'
import { Fault } from './fault'
import { pointOrNone } from './query'
import type { Values } from './values'

/** All streets there are; kept ≤ 60 s. One that is listed and not set up yet hides none of the others. */
const streets = cached(async () => {
  const found = await Promise.all((await servedStreets()).map(streetIfAny))
  return found.filter((street) => street !== undefined)
})

const streetIfAny = (streetId: string): Promise<StreetItem | undefined> =>
  streetOf(streetId).catch((error: unknown) => {
    if (isProblem(error, 'NOT_FOUND')) return undefined
    throw error
  })

/**
 * The street that is asked: the one that is named, or the one in which the point lies that was sent.
 * @throws Fault 400, 404
 */
export async function jurisdictionOf(values: Values): Promise<StreetItem> {
  const streetId = values.get('jurisdiction_id').toLowerCase()
  if (streetId !== '') {
    if (!/^[a-z0-9][a-z0-9-]{0,31}$/.test(streetId)) throw new Fault(404, 'jurisdiction_id was not found')
    return streetOf(streetId)
  }
  const place = pointOrNone(values)
  if (!place) throw new Fault(400, 'jurisdiction_id was not provided')
  const street = nearestOf(await streets(''), toGcj02(place))
  if (!street) throw new Fault(404, 'jurisdiction_id was not provided, and there is no jurisdiction at lat and long')
  return street
}

/** The street within whose reach a point lies (gcj02); of several the one whose middle is nearest. */
function nearestOf(all: readonly StreetItem[], at: Point): StreetItem | undefined {
  const reached = all
    .map((street) => ({ street, metres: metresBetween(street.center, at) }))
    .filter(({ street, metres }) => metres <= street.reachMetres)
    .sort((a, b) => a.metres - b.metres)
  return reached[0]?.street
}
