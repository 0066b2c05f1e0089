import { timingSafeEqual } from 'node:crypto'
import { cached } from '@functions/platform/cache'
import { now } from '@functions/platform/clock'
import { problem } from '@functions/platform/problem'
import { fingerprint } from '@functions/platform/store/ids'
import { commit } from '@functions/platform/store/transact'
import { firstTime, get } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { posterScene } from '@shared/rules/posters/poster'
import { Poster, type PosterItem, PosterScan } from './entities'
import { checkinScene } from './targets'

type Scanned = Outputs['posters']['scan']

/** More posters than hang in a street. */
const MOST = 2000

const known = cached((posterId) => get(Poster, { posterId }), { most: MOST })

/**
 * What a code opens; the scan is one item, which the stream counts. Warm: 1 write unit in a transaction of 2, no read.
 * @throws POSTER_GONE when it is none of ours, or was taken down
 */
export async function scanned({ id, scene }: Inputs['posters']['scan']): Promise<Scanned> {
  const poster = await posterOf(scene)
  const { posterId, streetId, kind, ref, place } = poster
  // What a check-in needs stands in no other answer: only whoever has the code gets it.
  const proof = kind === 'station' ? { scene: await checkinScene(streetId, ref) } : {}
  const answer: Scanned = { kind, ref, place, ...proof }
  const hash = fingerprint({ posterId })
  return commit<Scanned>(
    [firstTime(PosterScan, { id, hash, posterId, streetId, at: now() }, () => answer)],
    () => answer,
  )
}

/** @throws POSTER_GONE */
async function posterOf(scene: string): Promise<PosterItem> {
  const read = posterScene(scene)
  const poster = read && (await known(read.posterId))
  if (!poster || poster.endedAt !== undefined || !isKey(poster.key, read.key)) throw problem('POSTER_GONE')
  return poster
}

/** Compared in constant time. */
function isKey(key: string, given: string): boolean {
  const [expected, got] = [Buffer.from(key), Buffer.from(given)]
  return expected.length === got.length && timingSafeEqual(expected, got)
}
