import { hkdfSync } from 'node:crypto'
import * as v from 'valibot'

const KEY_BYTES = 32
const Keys = v.record(v.string(), v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{43}=$/, '32 bytes in base64')))

/** Key ids: `k` and a number that rises with each rotation. `k0` stands for a document from before there were stage keys. */
const StageKeys = v.pipe(
  v.record(v.pipe(v.string(), v.regex(/^k\d{1,6}$/, 'k1, k2 …')), Keys.value),
  v.check((keys) => Object.keys(keys).length > 0, 'at least one stage key'),
)

/**
 * The one secret document of a stage, an SSM SecureString. Keys carry an id so that they can be rotated: `npm run
 * rotate-keys` for those of the stage; for tokens add the new key, point `tokenKid` at it, drop the old one two hours later.
 */
export const SecretsDocument = v.object({
  wechat: v.object({
    appId: v.string(),
    secret: v.string(),
    /** Subscribe messages by our own names (shared/rules/office/messages.ts): WeChat's template, and which field says what. */
    templates: v.optional(
      v.record(v.string(), v.object({ id: v.string(), fields: v.record(v.string(), v.string()) })),
      {},
    ),
    /** Of the message push, as typed into WeChat's console; without them no push is taken. */
    pushToken: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{3,32}$/))),
    pushKey: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{43}$/, 'the EncodingAESKey'))),
  }),
  /** Sign tokens and tickets. */
  tokenKeys: Keys,
  tokenKid: v.string(),
  /** What is stored is sealed, and made findable, with keys that are derived from these, one for each purpose. */
  stageKeys: v.optional(StageKeys),
  stageKid: v.optional(v.string()),
  /** Sealed personal data before there were stage keys; gone after the first rotation. */
  dataKeys: v.optional(Keys, {}),
  /** Blinds a value before it is enciphered, and names photos: for good. */
  indexKey: v.string(),
})
type Document = v.InferOutput<typeof SecretsDocument>
export type Secrets = Document & { stageKeys: Record<string, string>; stageKid: string }

/** The document as the functions use it: one from before stage keys gets `k0`, which follows from what it holds. */
export function secretsFrom(text: string): Secrets {
  const { stageKeys, stageKid, ...document } = v.parse(SecretsDocument, JSON.parse(text))
  if (!stageKeys) return { ...document, stageKeys: { k0: firstStageKey(document.indexKey) }, stageKid: 'k0' }
  if (!stageKid || !Object.hasOwn(stageKeys, stageKid)) throw new Error('stageKid names none of the stageKeys')
  return { ...document, stageKeys, stageKid }
}

/** The stage key of a document that has none yet, in base64. */
function firstStageKey(indexKey: string): string {
  return Buffer.from(hkdfSync('sha256', Buffer.from(indexKey, 'base64'), '', 'nuanxin stage key', KEY_BYTES)).toString(
    'base64',
  )
}

/** Does the table still hold what was made before there were stage keys? */
export const isFromBefore = ({ dataKeys }: Pick<Secrets, 'dataKeys'>): boolean => Object.keys(dataKeys).length > 0

/** No such key id: it was dropped, or never ours. */
export class UnknownKeyError extends Error {}

/** A key by its id, as bytes. @throws UnknownKeyError */
export function keyOf(keys: Readonly<Record<string, string>>, kid: string): Uint8Array {
  // The id may come from a forged header, where `constructor` would name what every object has.
  const key = Object.hasOwn(keys, kid) ? keys[kid] : undefined
  if (!key) throw new UnknownKeyError(`no key with id ${kid}`)
  return Buffer.from(key, 'base64')
}
