import { blindIndex } from './personal'
import { secrets } from './secrets'
import { isFromBefore, type Secrets } from './secretsDocument'
import { digestIn, digestOf, enciphered, type Purpose, tokenNow } from './tokens'

/** The token under which a value is stored and found. */
export async function tokenOf(purpose: Purpose, value: string): Promise<string> {
  await secrets()
  return tokenNow(purpose, value)
}

/** Ids of the valid keys, the current one first; there are several only while keys are rotated. */
const kidsOf = ({ stageKeys, stageKid }: Secrets) => [
  stageKid,
  ...Object.keys(stageKeys).filter((kid) => kid !== stageKid),
]

/** Every form under which a value may be stored now, the current one first: one but while keys are rotated. */
export async function formsOf(purpose: Purpose, value: string): Promise<[string, ...string[]]> {
  const known = await secrets()
  const digest = digestOf(known, purpose, value)
  const [first = '', ...others] = kidsOf(known).map((kid) => enciphered(known, kid, purpose, digest))
  return [first, ...others, ...(isFromBefore(known) ? [await blindIndex(purpose, value)] : [])]
}

/** Every form of a token that was stored: itself, and what the other valid keys make of it. */
export async function formsOfStored(purpose: Purpose, stored: string): Promise<string[]> {
  const known = await secrets()
  const digest = digestIn(known, purpose, stored)
  if (!digest) return [stored]
  const forms = kidsOf(known).map((kid) => enciphered(known, kid, purpose, digest))
  return [...new Set([stored, ...forms])]
}
