import { cellCounts } from '@functions/published/queries'
import type { StreetItem } from '@functions/stations/street'
import type { Outputs } from '@shared/contract/contract'
import type { Point } from '@shared/rules/place/geo'
import { cellOf, cellText, type GridLevel } from '@shared/rules/place/grid'

type Clusters = Outputs['publicReports']['map']

/** As many marks as a map of a phone can show and an answer should carry. */
const MAX_CLUSTERS = 400
const MILLIONTH = 1_000_000
/** A street's reach in degrees: a little more than what its radius says, whatever the latitude in China. */
const METRES_A_DEGREE = 80_000

interface Looked {
  level: GridLevel
  south: number
  north: number
  west: number
  east: number
}

/**
 * Clusters in a part of the map. One query of the grid's rows that are looked at, within the street: what it costs depends
 * on the area of the street, never on how much was reported. Of more than 400 the largest are shown.
 */
export async function clustersIn(street: StreetItem, { level, ...looked }: Looked): Promise<Clusters> {
  const { south, north, west, east } = within(street, looked)
  const [low, high] = [
    cellOf({ latitude: south, longitude: west }, level),
    cellOf({ latitude: north, longitude: east }, level),
  ]
  if (south > north || west > east) return { clusters: [], center: street.center }
  const cells = await cellCounts(street.streetId, level, [cellText(low), cellText(high)]).all()
  const clusters = cells
    .filter(({ bucket, count }) => {
      const column = Number(bucket.split('-')[1])
      return count > 0 && low.column <= column && column <= high.column
    })
    .map(({ bucket, count, open = 0, latitudeSum = 0, longitudeSum = 0 }) => ({
      cell: bucket,
      count,
      open,
      location: { latitude: latitudeSum / count / MILLIONTH, longitude: longitudeSum / count / MILLIONTH },
    }))
  const shown = clusters.sort((a, b) => b.count - a.count).slice(0, MAX_CLUSTERS)
  return { clusters: shown, center: street.center }
}

/** The part of what is looked at that belongs to the street. */
function within({ center, reachMetres }: { center: Point; reachMetres: number }, looked: Omit<Looked, 'level'>) {
  const reach = reachMetres / METRES_A_DEGREE
  return {
    south: Math.max(looked.south, center.latitude - reach),
    north: Math.min(looked.north, center.latitude + reach),
    west: Math.max(looked.west, center.longitude - reach),
    east: Math.min(looked.east, center.longitude + reach),
  }
}
