import * as v from 'valibot'
import { env } from './env'

const Keys = v.record(v.string(), v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{43}=$/, '32 bytes in base64')))

/**
 * The one secret document of a stage, an SSM SecureString. Keys carry an id so that they can be rotated: add the
 * new key, point the `…Kid` at it, drop the old one when nothing made with it is left.
 */
const Secrets = v.object({
  wechat: v.object({
    appId: v.string(),
    secret: v.string(),
    /** Subscribe messages by our own names (shared/rules/messages.ts): WeChat's template, and which field says what. */
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
  /** Encrypt personal data at rest. */
  dataKeys: Keys,
  dataKid: v.string(),
  /** Keyed hash under which a phone number can be found again. */
  indexKey: v.string(),
})
export type Secrets = v.InferOutput<typeof Secrets>

let loaded: Promise<Secrets> | undefined

/** The stage's secrets, fetched once per warm function. Throws when the document is missing or malformed. */
export function secrets(): Promise<Secrets> {
  loaded ??= load().catch((error: unknown) => {
    loaded = undefined
    throw error
  })
  return loaded
}

async function load(): Promise<Secrets> {
  const inline = env.isLocal ? process.env.SECRETS_JSON : undefined
  return v.parse(Secrets, JSON.parse(inline ?? (await fromParameterStore())))
}

async function fromParameterStore(): Promise<string> {
  const { GetParameterCommand, SSMClient } = await import('@aws-sdk/client-ssm')
  const answer = await new SSMClient({}).send(
    new GetParameterCommand({ Name: env.secretsParameter, WithDecryption: true }),
  )
  if (!answer.Parameter?.Value) throw new Error(`parameter ${env.secretsParameter} is empty`)
  return answer.Parameter.Value
}

/** No such key id: it was dropped, or never ours. */
export class UnknownKeyError extends Error {}

/** A key by its id, as bytes. @throws UnknownKeyError */
export function keyOf(keys: Readonly<Record<string, string>>, kid: string): Uint8Array {
  // The id may come from a forged header, where `constructor` would name what every object has.
  const key = Object.hasOwn(keys, kid) ? keys[kid] : undefined
  if (!key) throw new UnknownKeyError(`no key with id ${kid}`)
  return Buffer.from(key, 'base64')
}
