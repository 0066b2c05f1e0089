import { plain, table } from '@functions/platform/table'
import { FLAG_KINDS, type FlagKind } from '@shared/rules/vigilance'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { list } from 'dynamodb-toolbox/schema/list'
import { map } from 'dynamodb-toolbox/schema/map'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

/**
 * who       question                                  key
 * consumer  what did this subject do lately           WATCH#<street>#<kind>#<subject> / WATCH   (TTL)
 * consumer  was the office told of it already         FLAG#<street>#<id> / FLAG   (id from kind, subject and period)
 * admin     what is new, what was seen, newest first  byQueue FLAGS#<street>#<state> / <id>  backwards
 */
export const Watch = new Entity({
  name: 'watch',
  table,
  ...plain,
  schema: item({
    streetId: string().key(),
    kind: string().key(),
    subject: string().key(),
    recent: list(map({ id: string(), at: number(), what: string() })),
    version: number(),
    /** Epoch seconds. */
    expiresAt: number(),
  }),
  computeKey: ({ streetId, kind, subject }) => ({ pk: `WATCH#${streetId}#${kind}#${subject}`, sk: 'WATCH' }),
})

const kinds = Object.keys(FLAG_KINDS) as FlagKind[]

/** Something the office is told of, with the facts that led to it; afterwards who looked at it and what they made of it. */
export const Flag = new Entity({
  name: 'flag',
  table,
  ...plain,
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
    seenHash: string().optional(),
    queuePk: string(),
    queueSk: string(),
  }),
  computeKey: ({ streetId, id }) => ({ pk: `FLAG#${streetId}#${id}`, sk: 'FLAG' }),
})

/** Where a flag stands in the office's lists. */
export const listOf = (streetId: string, state: 'open' | 'seen') => `FLAGS#${streetId}#${state}`
