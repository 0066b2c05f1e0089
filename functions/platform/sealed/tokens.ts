import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import { string } from 'dynamodb-toolbox/schema/string'
import type { Secrets } from './secretsDocument'
import { derivedKey, heldSecrets, knownSecrets } from './stageKeys'

/**
 * A value is found again by its token, `<kid>.<22 characters>`: 16 bytes of an HMAC, enciphered as one block with a key
 * of the purpose. Without the keys a dump cannot be searched; with them a token gets another key without its value,
 * which is how `npm run rotate-keys` works.
 */
export type Purpose =
  | 'openid'
  | 'phone'
  | 'open311'
  | 'clerk-invitation'
  | 'device'
  | 'address'
  | 'voucher'
  | 'setup-code'

const BLOCK_BYTES = 16
const TOKEN = /^(k\d{1,6})\.([\w-]{22})$/
/** 16 bytes. */
const DIGEST = /^[\w-]{22}$/
/** 32 bytes: what was stored before there were stage keys. */
const BEFORE = /^[\w-]{43}$/

/** A value blinded: the first 16 bytes of its HMAC. */
export function digestOf({ indexKey }: Secrets, purpose: string, value: string): Buffer {
  const mac = createHmac('sha256', Buffer.from(indexKey, 'base64')).update(`${purpose}:${value}`)
  return mac.digest().subarray(0, BLOCK_BYTES)
}

/** One block and nothing else, so neither padding nor chaining: equal values have equal tokens, and only that is told. */
export function enciphered(known: Secrets, kid: string, purpose: string, digest: Uint8Array): string {
  const cipher = createCipheriv('aes-256-ecb', derivedKey(known, kid, `token ${purpose}`), null).setAutoPadding(false)
  return `${kid}.${Buffer.concat([cipher.update(digest), cipher.final()]).toString('base64url')}`
}

/** What was enciphered; undefined when it is no token, or its key is gone. */
function deciphered(known: Secrets, purpose: string, token: string): Buffer | undefined {
  const [, kid, block] = TOKEN.exec(token) ?? []
  if (!kid || !block || !Object.hasOwn(known.stageKeys, kid)) return undefined
  const decipher = createDecipheriv('aes-256-ecb', derivedKey(known, kid, `token ${purpose}`), null)
  return Buffer.concat([decipher.setAutoPadding(false).update(Buffer.from(block, 'base64url')), decipher.final()])
}

/** The token of a value with the current key. Throws when the secrets were not read yet. */
export function tokenNow(purpose: Purpose, value: string): string {
  const known = knownSecrets()
  return enciphered(known, known.stageKid, purpose, digestOf(known, purpose, value))
}

/** What a stored token was made of, whichever valid key or older way made it. */
export function digestIn(known: Secrets, purpose: string, stored: string): Buffer | undefined {
  if (BEFORE.test(stored)) return Buffer.from(stored, 'base64url').subarray(0, BLOCK_BYTES)
  return deciphered(known, purpose, stored)
}

/** The token with the current key of what was stored with an older one; undefined when it is the current one, or none of ours. */
export function renewed(purpose: Purpose, stored: string): string | undefined {
  const known = knownSecrets()
  const digest = digestIn(known, purpose, stored)
  const next = digest && enciphered(known, known.stageKid, purpose, digest)
  return next === stored ? undefined : next
}

const FINGERPRINT = 'fingerprint'

/** Fingerprint of what was hashed, 22 characters: keyed, and the same whatever stage key is current. */
export function blindFingerprint(hash: Uint8Array): string {
  return digestOf(
    knownSecrets(),
    FINGERPRINT,
    Buffer.from(hash.subarray(0, BLOCK_BYTES)).toString('base64url'),
  ).toString('base64url')
}

/** A fingerprint as it is stored: enciphered with the current key. What is none (`seed`) stays as it is. */
function storedFingerprint(fingerprint: string): string {
  const known = heldSecrets()
  if (!known || !DIGEST.test(fingerprint)) return fingerprint
  return enciphered(known, known.stageKid, FINGERPRINT, Buffer.from(fingerprint, 'base64url'))
}

/** The fingerprint of what was stored. One from before there were stage keys is a plain hash of 22 characters. */
function readFingerprint(stored: string): string {
  const known = heldSecrets()
  if (!known) return stored
  if (DIGEST.test(stored)) return blindFingerprint(Buffer.from(stored, 'base64url'))
  return deciphered(known, FINGERPRINT, stored)?.toString('base64url') ?? stored
}

/** A stored fingerprint with the current key; undefined when it has it, or is none. */
export function renewedFingerprint(stored: string): string | undefined {
  const next = storedFingerprint(readFingerprint(stored))
  return next === stored ? undefined : next
}

/** The field of an item that holds the fingerprint of a write. */
export const fingerprinted = () => string().transform({ encode: storedFingerprint, decode: readFingerprint })
