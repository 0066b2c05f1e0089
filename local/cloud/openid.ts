import { createHash } from 'node:crypto'

/**
 * The openid by which the WeChat stand-in knows a demo person: always the same for a key, 28 characters, as long and as
 * meaningless as a real one. Demo data and stand-in agree by it, so a restart signs the same person in.
 */
export function openidOf(personKey: string): string {
  return `o${createHash('sha256').update(`demo person ${personKey}`).digest('base64url').slice(0, 27)}`
}
