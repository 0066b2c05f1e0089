import { listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { FLAG_KINDS, type FlagKind } from '@shared/rules/office/vigilance'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, list, map, number, string } from 'dynamodb-toolbox/schema'

/**
 * who       question                                  key
 * consumer  what did this subject do around then   WATCH#<street>#<kind>#<subject> / <time>#<event>   (TTL)
 * consumer  was the office told of it already         FLAG#<street>#<id> / FLAG   (id from kind, subject and period)
 * admin     what is new, what was seen, newest first  byQueue FLAGS#<street>#<state> / <id>  backwards
 */
export const Watch = new Entity({
  ...kind('watch'),
  schema: item({
    streetId: string().key(),
    kind: string().key(),
    subject: string().key(),
    /** When it happened, epoch ms. */
    at: number().key(),
    id: string().key(),
    what: string(),
    /** Epoch seconds. */
    expiresAt: number(),
  }),
  computeKey: ({ at, id, ...subject }) => ({ pk: watchPk(subject), sk: `${watchTime(at)}#${id}` }),
})

/** Where the facts of a subject stand. */
export const watchPk = ({ streetId, kind, subject }: { streetId: string; kind: string; subject: string }) =>
  `WATCH#${streetId}#${kind}#${subject}`

/** A moment as the beginning of a fact's key: what is later sorts later. */
export const watchTime = (at: number) => String(Math.max(0, at)).padStart(15, '0')

const kinds = Object.keys(FLAG_KINDS) as FlagKind[]

/** Something the office is told of, with the facts that led to it; afterwards who looked at it and what they made of it. */
export const Flag = new Entity({
  ...kind('flag'),
  schema: item({
    streetId: string().key(),
    id: string().key(),
    kind: string().enum(...kinds),
    state: string().enum('open', 'seen'),
    at: number(),
    people: list(map({ memberId: string(), label: string() })),
    facts: list(string()),
    note: string().optional(),
    seenBy: string().optional(),
    seenByLabel: string().optional(),
    seenAt: number().optional(),
    /** The write that saw it. */
    seenId: string().optional(),
    seenHash: fingerprinted().optional(),
    queuePk: string(),
    queueSk: string(),
  }),
  computeKey: ({ streetId, id }) => ({ pk: `FLAG#${streetId}#${id}`, sk: 'FLAG' }),
})

/** Where a flag stands in the office's lists. */
export const flagsPartition = (streetId: string, state: 'open' | 'seen') => `FLAGS#${streetId}#${state}`

/** Flags of a street that nobody has seen, or that were, newest first. */
export const flagsIn = (streetId: string, state: 'open' | 'seen') =>
  listOf(Flag, { index: 'byQueue', partition: flagsPartition(streetId, state), reverse: true })

/** What a subject did from one moment to before another, newest first. */
export const watched = (subject: Parameters<typeof watchPk>[0], from: number, until: number) =>
  listOf(Watch, {
    partition: watchPk(subject),
    // A key that begins with `until` is longer, and so comes after it.
    range: { between: [watchTime(from), watchTime(until)] },
    consistent: true,
    reverse: true,
  })
