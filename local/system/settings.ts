import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as v from 'valibot'
import { localTemplates } from '../cloud/templates'
import { LOCAL } from '../paths'

export const REGION = 'cn-northwest-1'
export const TABLE_NAME = 'nuanxin-local'
export const UPLOADS_BUCKET = 'nuanxin-local-uploads'
export const PHOTOS_BUCKET = 'nuanxin-local-photos'

const Port = v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number), v.minValue(1), v.maxValue(65_535))

/** The port of the one URL: `PORT`, or 3000. Throws one line when it is no port. */
export function chosenPort(): number {
  const parsed = v.safeParse(Port, process.env.PORT ?? '3000')
  if (!parsed.success) throw new Error(`PORT=${process.env.PORT} is not a port. PORT 不是有效的端口号。`)
  return parsed.output
}

const Instant = v.pipe(v.string(), v.isoTimestamp())

/** The instant the system's clock is set to at its start: `CLOCK_AT`, ISO 8601. Undefined: it goes on as it was. */
export function chosenInstant(): number | undefined {
  const given = process.env.CLOCK_AT
  if (given === undefined) return undefined
  if (!v.is(Instant, given)) throw new Error(`CLOCK_AT=${given} is no instant. CLOCK_AT 不是有效的时刻。`)
  return Date.parse(given)
}

/** Where this run keeps its data: `DATA_DIR`, or `.local` of the checkout. */
export const dataFolder = (): string => resolve(process.env.DATA_DIR ?? LOCAL)

/**
 * Is this to be built? All, unless `BUILDS` names others (`h5`, `weapp`, `console`, `none`): a test that brings its own
 * build must not have it replaced while it runs.
 */
export const builds = (target: 'h5' | 'weapp' | 'console'): boolean =>
  (process.env.BUILDS ?? 'h5,weapp,console').split(',').some((each) => each.trim() === target)

/** Will it end within minutes, as what a test starts does? `SHORT_LIVED=1`; see `startDynamo`. */
export const isShortLived = (): boolean => process.env.SHORT_LIVED === '1'

const Secrets = v.looseObject({
  // What is not named here is kept too: with the templates left out nobody was ever asked whether WeChat may tell them.
  wechat: v.looseObject({
    appId: v.string(),
    secret: v.string(),
    pushToken: v.optional(v.string()),
    pushKey: v.optional(v.string()),
  }),
})

export interface LocalSecrets {
  /** The whole document, as the functions read it. */
  json: string
  appId: string
  secret: string
  pushToken: string
  pushKey: string
}

/** The stage's secrets, made up at the first start and then kept: data encrypted yesterday must open today. */
export function localSecrets(folder: string): LocalSecrets {
  const file = join(folder, 'secrets.json')
  const key = () => randomBytes(32).toString('base64')
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true })
    const fresh = {
      wechat: {
        appId: `wx${randomBytes(8).toString('hex')}`,
        secret: randomBytes(16).toString('hex'),
        templates: localTemplates(),
        ...pushSecrets(),
      },
      tokenKeys: { t1: key() },
      tokenKid: 't1',
      stageKeys: { k1: key() },
      stageKid: 'k1',
      indexKey: key(),
    }
    writeFileSync(file, JSON.stringify(fresh, null, 2), { mode: 0o600 })
  }
  // A folder of an earlier version knows no push yet, and no templates.
  const kept = v.parse(Secrets, JSON.parse(readFileSync(file, 'utf8')))
  const fresh = pushSecrets()
  const { pushToken = fresh.pushToken, pushKey = fresh.pushKey } = kept.wechat
  const wechat = { templates: localTemplates(), ...kept.wechat, pushToken, pushKey }
  const json = JSON.stringify({ ...kept, wechat }, null, 2)
  writeFileSync(file, json, { mode: 0o600 })
  return { json, appId: wechat.appId, secret: wechat.secret, pushToken, pushKey }
}

/** Token and EncodingAESKey of the message push, 43 letters and digits. */
function pushSecrets(): { pushToken: string; pushKey: string } {
  // 24 bits are four letters; the last letter of a key holds two bits of padding, which WeChat leaves zero.
  return { pushToken: randomBytes(16).toString('hex'), pushKey: `${randomBytes(21).toString('hex')}A` }
}

type Endpoints = { dynamo: string; s3: string; sqs: string; wechat: string }

/** The address of a queue of the template in a local run; the host is where the stand-in listens. */
const queueUrl = (name: string) => `http://localhost/000000000000/${name}`

/** What the functions read in a local run; names as in serverless.yml and functions/platform/env.ts. */
export function functionEnvironment(
  { dynamo, s3, sqs, wechat }: Endpoints,
  secretsJson: string,
): Record<string, string> {
  return {
    STAGE: 'local',
    TABLE_NAME,
    UPLOADS_BUCKET,
    PHOTOS_BUCKET,
    URGENT_QUEUE: queueUrl('UrgentQueue'),
    DELIVERIES_QUEUE: queueUrl('DeliveriesQueue'),
    EFFECTS_QUEUE: queueUrl('EffectsQueue'),
    SECRETS_PARAMETER: '/nuanxin/local/secrets',
    SECRETS_JSON: secretsJson,
    S3_FORCE_PATH_STYLE: '1',
    WECHAT_BASE_URL: wechat,
    AWS_ENDPOINT_URL_DYNAMODB: dynamo,
    AWS_ENDPOINT_URL_S3: s3,
    AWS_ENDPOINT_URL_SQS: sqs,
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local-secret',
    POWERTOOLS_DEV: 'true',
  }
}
