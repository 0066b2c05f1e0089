import { listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { POSTER_KINDS, type PosterKind } from '@shared/rules/posters/poster'
import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity'
import { item, number, string } from 'dynamodb-toolbox/schema'

/**
 * who       question                                     key
 * everyone  what does this code open                     POSTER#<id> / POSTER   (kept ≤ 60 s)
 * admin     which posters hang in the street, by what    byQueue  POSTERS#<street> / <kind>#<thing>#<place>#<id>
 *           they open
 * consumer  a scan, to be counted                        POSTERSCAN#<ulid> / POSTERSCAN
 */
const kinds = Object.keys(POSTER_KINDS) as [PosterKind, ...PosterKind[]]

/** A code on a wall: what it opens, and where it hangs. */
export const Poster = new Entity({
  ...kind('poster'),
  schema: item({
    posterId: string().key(),
    /** Its place in the write that made it; of the thing’s own none. */
    hash: fingerprinted().optional(),
    /** Eight characters of chance: whoever knows them stood before it, or before a picture of it. */
    key: string(),
    streetId: string(),
    kind: string().enum(...kinds),
    ref: string(),
    /** What it opens, as it was called then. */
    title: string(),
    place: string(),
    at: number(),
    endedAt: number().optional(),
    queuePk: string().optional(),
    queueSk: string().optional(),
  }),
  computeKey: ({ posterId }) => ({ pk: `POSTER#${posterId}`, sk: 'POSTER' }),
})

/** That a poster was scanned, by whoever it was: append-only, and of nobody. */
export const PosterScan = new Entity({
  ...kind('posterScan'),
  schema: item({
    id: string().key(),
    hash: fingerprinted(),
    posterId: string(),
    streetId: string(),
    at: number(),
  }),
  computeKey: ({ id }) => ({ pk: `POSTERSCAN#${id}`, sk: 'POSTERSCAN' }),
})

export type PosterItem = FormattedItem<typeof Poster>

const hangingIn = (streetId: string) => `POSTERS#${streetId}`

/** Where a poster stands while it hangs. */
export const posterPlace = ({
  streetId,
  kind: of,
  ref,
  place,
  posterId,
}: Pick<PosterItem, 'streetId' | 'kind' | 'ref' | 'place' | 'posterId'>) => ({
  queuePk: hangingIn(streetId),
  queueSk: `${of}#${ref}#${place}#${posterId}`,
})

/** Posters that hang in a street, by what they open and where. */
export const postersIn = (streetId: string) => listOf(Poster, { index: 'byQueue', partition: hangingIn(streetId) })
