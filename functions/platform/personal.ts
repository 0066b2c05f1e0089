import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { keyOf, secrets } from './secrets'

/**
 * Personal data at rest: AES-256-GCM as `<kid>.<iv>.<ciphertext+tag>` in base64url. `bound` names the owner and field;
 * it is authenticated, so a ciphertext moved to another record does not open.
 */
export function seal(plain: string, bound: string): Promise<string> {
  return sealWith(randomBytes(12), plain, bound)
}

/**
 * The same, but the same text gives the same ciphertext, because its nonce follows from it: where an answer that is asked
 * for again has to be equal, and it says nothing that two of them are.
 */
export async function sealAlike(plain: string, bound: string): Promise<string> {
  const nonce = Buffer.from(await blindIndex('nonce', `${bound}:${plain}`), 'base64url').subarray(0, 12)
  return sealWith(nonce, plain, bound)
}

async function sealWith(iv: Buffer, plain: string, bound: string): Promise<string> {
  const { dataKeys, dataKid } = await secrets()
  const cipher = createCipheriv('aes-256-gcm', keyOf(dataKeys, dataKid), iv).setAAD(Buffer.from(bound))
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${dataKid}.${iv.toString('base64url')}.${body.toString('base64url')}`
}

/** Opens what `seal` made. Throws when it was tampered with, moved, or its key is gone. */
export async function unseal(sealed: string, bound: string): Promise<string> {
  const [kid = '', iv = '', body = ''] = sealed.split('.')
  const { dataKeys } = await secrets()
  const bytes = Buffer.from(body, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', keyOf(dataKeys, kid), Buffer.from(iv, 'base64url'))
    .setAAD(Buffer.from(bound))
    .setAuthTag(bytes.subarray(-16))
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8')
}

/** Keyed hash of a value, to find it again without storing it in the clear. 43 characters. */
export async function blindIndex(kind: string, value: string): Promise<string> {
  const { indexKey } = await secrets()
  return createHmac('sha256', Buffer.from(indexKey, 'base64')).update(`${kind}:${value}`).digest('base64url')
}
