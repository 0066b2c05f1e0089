/**
 * Places. WeChat and Chinese maps speak gcj02, GPS and Open311 speak WGS84; a point always says which.
 */
export interface Point {
  latitude: number
  longitude: number
}

const EARTH_RADIUS_METRES = 6_371_008.8
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Great-circle distance in metres (haversine, mean Earth radius of the IUGG). Both points in the same datum. */
export function metresBetween(a: Point, b: Point): number {
  const dLat = radians(b.latitude - a.latitude)
  const dLon = radians(b.longitude - a.longitude)
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(dLon / 2) ** 2
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** 320 米, 1.2 公里, 12 公里. */
export function sayMetres(metres: number): string {
  if (metres < 995) return `${Math.max(10, Math.round(metres / 10) * 10)} 米`
  const km = metres / 1000
  return km < 9.95 ? `${km.toFixed(1)} 公里` : `${Math.round(km)} 公里`
}

/** Semi-major axis and squared eccentricity of the Krasovsky 1940 ellipsoid, on which gcj02 is defined. */
const AXIS_METRES = 6_378_245
const ECCENTRICITY_SQUARED = 0.006693421622965943

function shift({ latitude, longitude }: Point): Point {
  const x = longitude - 105
  const y = latitude - 35
  const wave = (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * (2 / 3)
  const dy =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * Math.sqrt(Math.abs(x)) +
    wave +
    (20 * Math.sin(y * Math.PI) + 40 * Math.sin((y / 3) * Math.PI)) * (2 / 3) +
    (160 * Math.sin((y / 12) * Math.PI) + 320 * Math.sin((y * Math.PI) / 30)) * (2 / 3)
  const dx =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * Math.sqrt(Math.abs(x)) +
    wave +
    (20 * Math.sin(x * Math.PI) + 40 * Math.sin((x / 3) * Math.PI)) * (2 / 3) +
    (150 * Math.sin((x / 12) * Math.PI) + 300 * Math.sin((x / 30) * Math.PI)) * (2 / 3)
  const magic = 1 - ECCENTRICITY_SQUARED * Math.sin(radians(latitude)) ** 2
  return {
    latitude: (dy * 180) / (((AXIS_METRES * (1 - ECCENTRICITY_SQUARED)) / (magic * Math.sqrt(magic))) * Math.PI),
    longitude: (dx * 180) / ((AXIS_METRES / Math.sqrt(magic)) * Math.cos(radians(latitude)) * Math.PI),
  }
}

/** WGS84 → gcj02, for points in mainland China. */
export function toGcj02(wgs84: Point): Point {
  const d = shift(wgs84)
  return { latitude: wgs84.latitude + d.latitude, longitude: wgs84.longitude + d.longitude }
}

/** gcj02 → WGS84 by fixed-point iteration; exact to below a centimetre. */
export function toWgs84(gcj02: Point): Point {
  let guess = gcj02
  for (let i = 0; i < 8; i++) {
    const there = toGcj02(guess)
    guess = {
      latitude: guess.latitude + gcj02.latitude - there.latitude,
      longitude: guess.longitude + gcj02.longitude - there.longitude,
    }
  }
  return guess
}
