import { createHash } from 'node:crypto'
import { ulid } from 'ulid'
import { now } from './clock'

/** A new ULID by the server's clock. */
export function newId(): string {
  return ulid(now())
}

/** Fingerprint of a write's input (22 characters): the same id with another fingerprint is a conflict. */
export function fingerprint(input: unknown): string {
  return createHash('sha256').update(canonical(input)).digest('base64url').slice(0, 22)
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The ULID of something that follows from `cause` at a moment (epoch ms): the same moment and cause give the same one. */
export function idAt(at: number, cause: string): string {
  return derivedId(ulid(at).slice(0, 10), cause)
}

/** A second ULID that follows from the first: the same id and purpose always give the same one. */
export function derivedId(id: string, purpose: string): string {
  const digest = createHash('sha256').update(`${id}:${purpose}`).digest()
  return id.slice(0, 10) + Array.from(digest.subarray(0, 16), (byte) => CROCKFORD[byte % 32]).join('')
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
