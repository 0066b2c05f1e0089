import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'

/** A push that is not WeChat's, or not for us: answered 4xx, never 500. */
export class ForeignPushError extends Error {}

const RANDOM_BYTES = 16
const LENGTH_BYTES = 4
/** WeChat pads to blocks of 32 bytes, twice AES's own. */
const PADDING_BLOCK = 32

/** WeChat's signature over parts that include the secret token: SHA-1 over the sorted parts, in hex. */
function signatureOf(parts: readonly string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex')
}

/** Is this the signature over the parts? Takes the same time whatever differs. */
export function isSigned(signature: string, parts: readonly string[]): boolean {
  const expected = Buffer.from(signatureOf(parts))
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/**
 * The message inside an encrypted push: AES-256-CBC over 16 random bytes, the message's length, the message and the
 * app's id. @throws ForeignPushError when it was not made with this key for this app
 */
export function openPush(encrypted: string, encodingKey: string, appId: string): string {
  const key = Buffer.from(`${encodingKey}=`, 'base64')
  const sealed = Buffer.from(encrypted, 'base64')
  if (sealed.length === 0 || sealed.length % 16 !== 0) throw new ForeignPushError('not a whole number of blocks')
  // WeChat's padding may be longer than AES's block, so it is taken off here.
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([decipher.update(sealed), decipher.final()])
  const padding = padded.at(-1) ?? 0
  const isPadded =
    padding >= 1 && padding <= PADDING_BLOCK && padded.subarray(-padding).every((byte) => byte === padding)
  if (!isPadded) throw new ForeignPushError('wrong padding')
  const plain = padded.subarray(0, -padding)
  const from = RANDOM_BYTES + LENGTH_BYTES
  if (plain.length < from) throw new ForeignPushError('too short')
  const to = from + plain.readUInt32BE(RANDOM_BYTES)
  if (to > plain.length || plain.subarray(to).toString('utf8') !== appId) throw new ForeignPushError('for another app')
  return plain.subarray(from, to).toString('utf8')
}
