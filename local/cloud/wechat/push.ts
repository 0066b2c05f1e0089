import { createCipheriv, createHash, randomBytes } from 'node:crypto'

/** Where and with which secrets this WeChat pushes; as typed into the console of the real one. */
export type PushTarget = { url: string; token: string; encodingKey: string; appId: string }

/** WeChat waits so long for `success`, and sends a message three times at most. */
const ANSWER_WITHIN_MS = 5000
const TRIES = 3
const BLOCK_BYTES = 32

/** The message as it travels in safe mode. */
function seal(message: string, { encodingKey, appId }: PushTarget): string {
  const key = Buffer.from(`${encodingKey}=`, 'base64')
  const bytes = Buffer.from(message)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  const plain = Buffer.concat([randomBytes(16), length, bytes, Buffer.from(appId)])
  const missing = BLOCK_BYTES - (plain.length % BLOCK_BYTES)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([
    cipher.update(Buffer.concat([plain, Buffer.alloc(missing, missing)])),
    cipher.final(),
  ]).toString('base64')
}

/** Query and body of one push, signed and encrypted. */
export function sealedPush(message: string, target: PushTarget, now: number): { query: string; body: string } {
  const [timestamp, nonce] = [String(Math.floor(now / 1000)), String(randomBytes(4).readUInt32BE())]
  const encrypted = seal(message, target)
  const sign = (...parts: string[]) => createHash('sha1').update(parts.sort().join('')).digest('hex')
  const query = new URLSearchParams({
    signature: sign(target.token, timestamp, nonce),
    timestamp,
    nonce,
    encrypt_type: 'aes',
    msg_signature: sign(target.token, timestamp, nonce, encrypted),
  })
  return { query: query.toString(), body: JSON.stringify({ ToUserName: 'gh_000000000000', Encrypt: encrypted }) }
}

/** Pushes a message until it is answered `success`, three times at most. False when it never was. */
export async function push(message: object, target: PushTarget, now: number): Promise<boolean> {
  const { query, body } = sealedPush(JSON.stringify(message), target, now)
  for (let attempt = 0; attempt < TRIES; attempt++) {
    try {
      const response = await fetch(`${target.url}?${query}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      })
      if (response.ok && (await response.text()) === 'success') return true
    } catch {
      // Nobody answered in time: sent again.
    }
  }
  return false
}
