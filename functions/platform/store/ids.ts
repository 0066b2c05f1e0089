import { createHash } from 'node:crypto'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { problem } from '@functions/platform/problem'
import { blindFingerprint } from '@functions/platform/sealed/tokens'
import { decodeTime, ulid } from 'ulid'

/** A new ULID by the server's clock. */
export function newId(): string {
  return ulid(now())
}

/**
 * Fingerprint of a write's input (22 characters): the same id with another fingerprint is a conflict. Keyed: a number or a
 * name in it cannot be tried without the stage's keys.
 */
export function fingerprint(input: unknown): string {
  return blindFingerprint(createHash('sha256').update(canonical(input)).digest())
}

/** The same without a key, to tell two things apart that say nothing of a person, or that are not stored. */
export function digest(input: unknown): string {
  return createHash('sha256').update(canonical(input)).digest('base64url').slice(0, 22)
}

/** The same of what somebody does: a repeat is the same person's repeat, whoever else comes by its id. */
export function actFingerprint({ memberId }: Pick<Actor, 'memberId'>, input: object): string {
  return fingerprint({ ...input, by: memberId })
}

const HOUR_MS = 3_600_000
/** Phones make ids by the server's clock; so far theirs may be ahead. */
const AHEAD_MS = 10 * 60_000
/** How long an id is taken after it was made, unless its route says more. Hours. */
const ID_HOURS = 24

/**
 * An id says when it was made, and lists, days and the order of things once followed from that: one made for another time
 * is refused. A first answer is repeated as long. @throws ID_NOT_FRESH
 */
export function refuseStale(input: unknown, hours: number = ID_HOURS): void {
  const ids = idsIn(input)
  if (ids.length === 0) throw new Error('an idempotent route without an id')
  for (const id of ids) {
    const age = now() - decodeTime(id)
    if (age < -AHEAD_MS || age > hours * HOUR_MS) throw problem('ID_NOT_FRESH')
  }
}

/** The id of a write, or those of the writes in its lists. */
function idsIn(input: unknown): string[] {
  if (typeof input !== 'object' || input === null) return []
  if ('id' in input) return typeof input.id === 'string' ? [input.id] : []
  return Object.values(input).flatMap((field) => (Array.isArray(field) ? field.flatMap(idsIn) : []))
}

/** An id's place in a list that is ordered by the server's moment; what its client made of it only tells two of one moment apart. */
export function placeAt(at: number, id: string): string {
  return ulid(at).slice(0, 10) + id.slice(10)
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The ULID of something that follows from `cause` at a moment (epoch ms): the same moment and cause give the same one. */
export function idAt(at: number, cause: string): string {
  return derivedId(ulid(at).slice(0, 10), cause)
}

/** A second ULID that follows from the first: the same id and purpose always give the same one. */
export function derivedId(id: string, purpose: string): string {
  const hash = createHash('sha256').update(`${id}:${purpose}`).digest()
  return id.slice(0, 10) + Array.from(hash.subarray(0, 16), (byte) => CROCKFORD[byte % 32]).join('')
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}
