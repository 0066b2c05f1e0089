import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { hexToBytes } from '@noble/hashes/utils.js'

/** How long one code stands, as of RFC 6238's default time step. Seconds. */
export const STEP_SECONDS = 30

/** The step of an instant (epoch milliseconds). */
export function stepAt(epochMs: number): number {
  return Math.floor(epochMs / 1000 / STEP_SECONDS)
}

/**
 * The six digits of a step: RFC 6238 with SHA-256 and the dynamic truncation of RFC 4226.
 * Pure JavaScript: a phone has no WebCrypto in a mini-program.
 * @param secretHex 32 bytes as 64 hex digits.
 */
export function rotatingCode(secretHex: string, step: number): string {
  const counter = new Uint8Array(8)
  let rest = step
  for (let i = 7; i >= 0; i--) {
    counter[i] = rest % 256
    rest = Math.floor(rest / 256)
  }
  const mac = hmac(sha256, hexToBytes(secretHex), counter)
  const offset = (mac[mac.length - 1] ?? 0) & 0x0f
  const word = [0, 1, 2, 3].reduce((sum, i) => sum * 256 + ((mac[offset + i] ?? 0) & (i === 0 ? 0x7f : 0xff)), 0)
  return String(word % 1_000_000).padStart(6, '0')
}

/** Is it the code of this moment, of the step before or of the one after (clocks differ, people are slow)? */
export function isCurrentCode(secretHex: string, code: string, epochMs: number): boolean {
  const step = stepAt(epochMs)
  return [0, -1, 1].some((drift) => rotatingCode(secretHex, step + drift) === code)
}
