import { createHmac, timingSafeEqual } from 'node:crypto'
import type { StationItem } from './street'

/** Where the mini-program opens when a posted code is scanned. No leading slash: WeChat refuses one. */
export const CHECKIN_PAGE = 'packages/worker/pages/checkin/index'

/**
 * The scene of a station's posted mini-program code: its id and eight characters nobody can guess, 32 characters at
 * most, all of them allowed in a scene.
 */
export function sceneOf({ stationId, codeSecret }: Pick<StationItem, 'stationId' | 'codeSecret'>): string {
  const key = createHmac('sha256', Buffer.from(codeSecret, 'hex')).update('posted').digest('base64url')
  return `s=${stationId}&k=${key.replaceAll('_', '~').slice(0, 8)}`
}

/** Is it the scene of this station's posted code? Compared in constant time. */
export function isPostedScene(station: StationItem, scene: string): boolean {
  const expected = Buffer.from(sceneOf(station))
  const given = Buffer.from(scene)
  return expected.length === given.length && timingSafeEqual(expected, given)
}
