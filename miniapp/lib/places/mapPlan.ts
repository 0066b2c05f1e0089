import { metresBetween, type Point } from '@shared/rules/place/geo'

/** Where a point stands on a drawing: parts of its width and height, 0…1 from the top left. */
export interface PlanPoint {
  left: number
  top: number
}

/** Room around the outermost points, as a part of the drawing. */
const MARGIN = 0.1
/** Points closer together than this do not fill the drawing. Metres. */
const LEAST_METRES = 400

/** Lays points out to scale, north up, in a drawing of that aspect (width / height). */
export function planOf(points: readonly Point[], aspect: number): PlanPoint[] {
  if (points.length === 0) return []
  const latitudes = points.map(({ latitude }) => latitude)
  const longitudes = points.map(({ longitude }) => longitude)
  const middle = {
    latitude: (Math.min(...latitudes) + Math.max(...latitudes)) / 2,
    longitude: (Math.min(...longitudes) + Math.max(...longitudes)) / 2,
  }
  const offsets = points.map((point) => ({
    east:
      Math.sign(point.longitude - middle.longitude) * metresBetween(middle, { ...middle, longitude: point.longitude }),
    north: Math.sign(point.latitude - middle.latitude) * metresBetween(middle, { ...middle, latitude: point.latitude }),
  }))
  const half = Math.max(
    LEAST_METRES / 2,
    ...offsets.map(({ north }) => Math.abs(north)),
    ...offsets.map(({ east }) => Math.abs(east) / aspect),
  )
  const within = 1 - MARGIN * 2
  return offsets.map(({ east, north }) => ({
    left: 0.5 + (east / (half * aspect * 2)) * within,
    top: 0.5 - (north / (half * 2)) * within,
  }))
}
