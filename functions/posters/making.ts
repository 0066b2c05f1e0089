import { createHash, randomBytes } from 'node:crypto'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { codeImage } from '@functions/platform/outside/wechat'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { firstOf } from '@functions/platform/store/repeat'
import { commit, transact, untilAnswered } from '@functions/platform/store/transact'
import { firstTime, getNow, putNew, updateIf } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { pageLink } from '@shared/pages'
import { type PosterKind, sceneOfPoster } from '@shared/rules/posters/poster'
import { $remove } from 'dynamodb-toolbox/entity/actions/update'
import { Poster, type PosterItem, posterPlace } from './entities'
import { targetOf } from './targets'

type Code = Outputs['posters']['code']

/** Where the mini-program opens when a poster is scanned, whatever it is of. */
export const POSTER_PAGE = pageLink('worker/poster')

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const PART = 8
const lettersOf = (bytes: Buffer): string => Array.from(bytes.subarray(0, PART), (byte) => LETTERS[byte % 32]).join('')

/** Eight letters that follow from a cause: the same cause gives the same ones. */
const posterIdOf = (cause: string): string => lettersOf(createHash('sha256').update(`poster:${cause}`).digest())
const aKey = (): string => lettersOf(randomBytes(PART))

/** The thing’s own poster, which hangs wherever it does. */
export const ownPosterId = (streetId: string, kind: PosterKind, ref: string): string =>
  posterIdOf(`${streetId}#${kind}#${ref}`)

/** A poster as it is put. */
export const aPoster = <P extends Parameters<typeof posterPlace>[0]>(given: P) => ({
  ...given,
  key: aKey(),
  ...posterPlace(given),
})

/** A poster for each place. Two reads and one transaction of 4 write units a poster. @throws NOT_FOUND */
export async function makePosters(
  actor: Actor,
  { id, kind, ref, places }: Inputs['posters']['make'],
): Promise<Outputs['posters']['make']> {
  const { streetId } = actor
  const at = now()
  const hash = actFingerprint(actor, { kind, ref, places })
  const posterIds = places.map((_, index) => posterIdOf(`${id}#${index}`))
  const made = () => ({ posterIds })
  const [first = ''] = posterIds
  if (firstOf(await getNow(Poster, { posterId: first }), hash)) return made()
  const { title } = await targetOf(actor, kind, ref)
  const puts = places.map((place, index) =>
    firstTime<typeof Poster, { posterIds: string[] }>(
      Poster,
      aPoster({ posterId: posterIds[index] ?? '', hash, streetId, kind, ref, title, place, at }),
      made,
    ),
  )
  return commit([...puts, stillTrusted(actor)], made)
}

/** A poster was taken down: a read and a transaction of 6 write units. @throws NOT_FOUND */
export async function endPoster(
  actor: Actor,
  { posterId }: Inputs['posters']['end'],
): Promise<Outputs['posters']['end']> {
  return untilAnswered(async () => {
    const poster = await posterFor(actor, posterId)
    if (poster.endedAt !== undefined) return { posterId }
    const places = { queuePk: $remove(), queueSk: $remove() }
    return transact(
      [
        updateIf<typeof Poster, never>(
          Poster,
          { posterId, endedAt: now(), ...places },
          { attr: 'endedAt', exists: false },
        ),
        stillTrusted(actor),
      ],
      () => ({ posterId }),
    )
  })
}

/** @throws NOT_FOUND */
async function posterFor({ streetId }: Actor, posterId: string): Promise<PosterItem> {
  const poster = await getNow(Poster, { posterId })
  if (poster?.streetId !== streetId) throw problem('NOT_FOUND')
  return poster
}

/** A poster’s code, to be printed. A read and WeChat. @throws NOT_FOUND, WECHAT_UNAVAILABLE */
export async function codeOf(actor: Actor, posterId: string): Promise<Code> {
  const poster = await posterFor(actor, posterId)
  if (poster.endedAt !== undefined) throw problem('NOT_FOUND')
  return drawn(poster)
}

/** The code of the thing itself, made when it is first asked for. Two reads and WeChat. @throws NOT_FOUND, WECHAT_UNAVAILABLE */
export async function ownCode(actor: Actor, { kind, ref }: Inputs['posters']['own']): Promise<Code> {
  const { streetId } = actor
  const target = await targetOf(actor, kind, ref)
  const posterId = ownPosterId(streetId, kind, ref)
  const poster = await untilAnswered<Made>(async () => {
    const before = await getNow(Poster, { posterId })
    if (before) return before
    const first = aPoster({ posterId, streetId, kind, ref, ...target, at: now() })
    return transact<Made>([putNew(Poster, first), stillTrusted(actor)], () => first)
  })
  // A thing has one name, though it was called otherwise when its code was made.
  return drawn({ ...poster, ...target })
}

type Made = Pick<PosterItem, 'posterId' | 'key' | 'kind' | 'ref' | 'title' | 'place'>

async function drawn({ posterId, key, kind, ref, title, place }: Made): Promise<Code> {
  const scene = sceneOfPoster(posterId, key)
  const { contentType, bytes } = await codeImage({ scene, page: POSTER_PAGE })
  return { posterId, kind, ref, title, place, scene, contentType, imageBase64: bytes.toString('base64') }
}
