interface Point {
  latitude: number
  longitude: number
}

/** The ellipsoid the Chinese datum is computed on: half axis in metres and eccentricity squared. */
const AXIS = 6_378_245
const ECCENTRICITY = 0.006_693_421_622_965_943

const wave = (x: number, ...terms: [factor: number, frequency: number][]) =>
  terms.reduce((sum, [factor, frequency]) => sum + factor * Math.sin(x * Math.PI * frequency), 0) * (2 / 3)

/** How far gcj02 lies from wgs84 at a wgs84 place. Degrees. */
function shift({ latitude, longitude }: Point): Point {
  const x = longitude - 105
  const y = latitude - 35
  const short = wave(x, [20, 6], [20, 2])
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * Math.sqrt(Math.abs(x)) +
    short +
    wave(y, [20, 1], [40, 1 / 3], [160, 1 / 12], [320, 1 / 30])
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * Math.sqrt(Math.abs(x)) +
    short +
    wave(x, [20, 1], [40, 1 / 3], [150, 1 / 12], [300, 1 / 30])
  const radians = (latitude * Math.PI) / 180
  const flat = 1 - ECCENTRICITY * Math.sin(radians) ** 2
  const degrees = 180 / Math.PI / AXIS
  return {
    latitude: (north * degrees * flat ** 1.5) / (1 - ECCENTRICITY),
    longitude: (east * degrees * Math.sqrt(flat)) / Math.cos(radians),
  }
}

/** The wgs84 place of a gcj02 one in China, to within a few metres. */
export function gcj02ToWgs84(place: Point): Point {
  const first = shift(place)
  const near = { latitude: place.latitude - first.latitude, longitude: place.longitude - first.longitude }
  const off = shift(near)
  return { latitude: place.latitude - off.latitude, longitude: place.longitude - off.longitude }
}
