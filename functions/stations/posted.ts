import { createHmac, timingSafeEqual } from 'node:crypto'
import { sealNow, unseal } from '@functions/platform/sealed/personal'
import type { StationItem } from './street'

type Secret = Pick<StationItem, 'stationId' | 'codeSecret'>

export const secretBound = (stationId: string) => `codeSecret:${stationId}`

/** A station's secret as it is kept. */
export const sealedSecret = (stationId: string, secret: string): string => sealNow(secret, secretBound(stationId))

/** A station with its secret open. One that was put in by hand lies open until keys are rotated. */
export async function withSecret<S extends Secret>(station: S): Promise<S> {
  const { stationId, codeSecret } = station
  if (!codeSecret.includes('.')) return station
  return { ...station, codeSecret: await unseal(codeSecret, secretBound(stationId)) }
}

/**
 * What proves that somebody stands at a station's wall: its id and eight characters nobody can guess. Whoever scans its poster
 * gets it (functions/posters); codes printed before there were posters carry it themselves, as a scene.
 */
export function sceneOf({ stationId, codeSecret }: Secret): string {
  const key = createHmac('sha256', Buffer.from(codeSecret, 'hex')).update('posted').digest('base64url')
  return `s=${stationId}&k=${key.replaceAll('_', '~').slice(0, 8)}`
}

/** Is it the scene of this station's posted code? Compared in constant time. */
export function isPostedScene(station: StationItem, scene: string): boolean {
  const expected = Buffer.from(sceneOf(station))
  const given = Buffer.from(scene)
  return expected.length === given.length && timingSafeEqual(expected, given)
}
