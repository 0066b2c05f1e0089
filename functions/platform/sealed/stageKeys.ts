import { hkdfSync } from 'node:crypto'
import { env } from '@functions/platform/env'
import { keyOf, type Secrets, secretsFrom } from './secretsDocument'

let held: Secrets | undefined

/** Keeps the secrets where what must not wait finds them (a field of an item while it is read or written). */
export function hold(secrets: Secrets): Secrets {
  held = secrets
  return secrets
}

/** What this function read last; undefined before it did. A local run has them in its environment. */
export function heldSecrets(): Secrets | undefined {
  const inline = held ?? inlineSecrets()
  return inline && hold(inline)
}

/** The secrets of a local run, which come with its environment. */
export function inlineSecrets(): Secrets | undefined {
  const text = env.isLocal ? process.env.SECRETS_JSON : undefined
  return text === undefined ? undefined : secretsFrom(text)
}

/** The same where there is no going on without them. Throws when nobody read them yet. */
export function knownSecrets(): Secrets {
  const known = heldSecrets()
  if (!known) throw new Error('the secrets were not read yet')
  return known
}

const derived = new Map<string, Uint8Array>()
const MAX_DERIVED = 100

/** The key for one purpose, which follows from a stage key by HKDF: none tells anything of another. @throws UnknownKeyError */
export function derivedKey({ stageKeys }: Pick<Secrets, 'stageKeys'>, kid: string, purpose: string): Uint8Array {
  const stageKey = keyOf(stageKeys, kid)
  const name = `${stageKeys[kid]} ${purpose}`
  const known = derived.get(name)
  if (known) return known
  if (derived.size >= MAX_DERIVED) derived.clear()
  const key = new Uint8Array(hkdfSync('sha256', stageKey, '', `nuanxin ${purpose}`, 32))
  derived.set(name, key)
  return key
}
