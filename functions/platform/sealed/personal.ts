import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { secrets } from './secrets'
import { keyOf, type Secrets } from './secretsDocument'
import { derivedKey, knownSecrets } from './stageKeys'

/**
 * Personal data at rest: AES-256-GCM as `<kid>.<iv>.<ciphertext+tag>` in base64url. `bound` names the owner and field;
 * it is authenticated, so a ciphertext moved to another record does not open.
 */
export async function seal(plain: string, bound: string): Promise<string> {
  return sealWith(await secrets(), randomBytes(12), plain, bound)
}

/** The same at once. Throws when the secrets were not read yet. */
export const sealNow = (plain: string, bound: string): string => sealWith(knownSecrets(), randomBytes(12), plain, bound)

/**
 * The same, but the same text gives the same ciphertext, because its nonce follows from it: where an answer that is asked
 * for again has to be equal, and it says nothing that two of them are.
 */
export async function sealAlike(plain: string, bound: string): Promise<string> {
  const nonce = Buffer.from(await blindIndex('nonce', `${bound}:${plain}`), 'base64url').subarray(0, 12)
  return sealWith(await secrets(), nonce, plain, bound)
}

function sealWith(known: Secrets, iv: Buffer, plain: string, bound: string): string {
  const { stageKid } = known
  const cipher = createCipheriv('aes-256-gcm', derivedKey(known, stageKid, SEAL), iv).setAAD(Buffer.from(bound))
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${stageKid}.${iv.toString('base64url')}.${body.toString('base64url')}`
}

const SEAL = 'seal'

/** Opens what `seal` made. Throws when it was tampered with, moved, or its key is gone. */
export async function unseal(sealed: string, bound: string): Promise<string> {
  const [kid = '', iv = '', body = ''] = sealed.split('.')
  const known = await secrets()
  // Before there were stage keys the key sealed by itself.
  const isOfStage = Object.hasOwn(known.stageKeys, kid)
  const key = isOfStage ? derivedKey(known, kid, SEAL) : keyOf(known.dataKeys, kid)
  const bytes = Buffer.from(body, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'))
    .setAAD(Buffer.from(bound))
    .setAuthTag(bytes.subarray(-16))
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8')
}

/** The same sealed with the current key; undefined when it is already. Throws as `unseal` does. */
export async function resealed(sealed: string, bound: string): Promise<string | undefined> {
  const { stageKid } = await secrets()
  if (sealed.startsWith(`${stageKid}.`)) return undefined
  return seal(await unseal(sealed, bound), bound)
}

/**
 * Keyed hash of a value, 43 characters, for good: names of photos and codes that follow from an id. What stands in the
 * table to be found again is a token (lookup.ts), whose key can be rotated.
 */
export async function blindIndex(kind: string, value: string): Promise<string> {
  const { indexKey } = await secrets()
  return createHmac('sha256', Buffer.from(indexKey, 'base64')).update(`${kind}:${value}`).digest('base64url')
}

/**
 * What follows from a value and each valid stage key, the current one first, 32 bytes in hex; last, from before there
 * were stage keys, the keyed hash. Given out with the current key, accepted with any.
 */
export async function secretsOf(kind: string, value: string): Promise<[string, ...string[]]> {
  const known = await secrets()
  const { stageKeys, stageKid } = known
  const others = Object.keys(stageKeys).filter((kid) => kid !== stageKid)
  const made = (kid: string) =>
    createHmac('sha256', derivedKey(known, kid, kind))
      .update(value)
      .digest('hex')
  const before = Object.keys(known.dataKeys).length > 0 ? [await blindIndex(kind, value)] : []
  return [made(stageKid), ...others.map(made), ...before.map((hash) => Buffer.from(hash, 'base64url').toString('hex'))]
}
