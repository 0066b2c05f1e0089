import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { PutObjectCommand } from '@aws-sdk/client-s3'
import { photoKey } from '@functions/media/keys'
import { s3 } from '@functions/media/s3'
import { env } from '@functions/platform/env'
import { aStreet } from '../support/factories'
import { startBuckets } from '../support/photos'
import { acceptErrorsOfNode } from '../support/realm'
import { type FaultyProxy, type Mishap, startFaultyProxy } from './proxy'
import { picturesBy, SINGLE_WRITES } from './singleWrites'

/** What the SDK answers by sending the same request again; after some of them it is in the table already. */
const REPEATED: readonly Mishap[] = ['throttled', 'broken', 'reset', 'broken after commit', 'answer lost', 'twice']
const SINGLE = /(Update|Put|Delete)Item$/

let proxy: FaultyProxy
let buckets: Awaited<ReturnType<typeof startBuckets>>
let streetId: string

beforeAll(async () => {
  acceptErrorsOfNode()
  proxy = await startFaultyProxy(process.env.AWS_ENDPOINT_URL_DYNAMODB ?? '')
  process.env.AWS_ENDPOINT_URL_DYNAMODB = proxy.url
  buckets = await startBuckets()
  picturesBy(async (photo, Body) => {
    await s3().send(new PutObjectCommand({ Bucket: env.photosBucket, Key: photoKey(photo), Body }))
  })
  ;({ streetId } = await aStreet())
})
afterAll(async () => {
  await buckets.stop()
  await proxy.stop()
})

/** A single write that adds to what is there, or that has a condition. */
const MAY_DIFFER =
  /build\((Update|Put|Delete)ItemCommand\)(?:(?!\.send\(\))[\s\S])*?(\$(add|delete|subtract|append|prepend)\(|condition)/

test('every write that is no transaction and may differ when it is repeated is disturbed here', () => {
  const folder = join(__dirname, '../../functions')
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile() && each.name.endsWith('.ts') && !each.name.endsWith('.test.ts'))
    .map((each) => join(each.parentPath, each.name))
  const found = files
    .filter((file) => MAY_DIFFER.test(readFileSync(file, 'utf8')))
    .map((file) => `functions/${relative(folder, file)}`)
  expect(found.sort()).toEqual([...new Set(Object.values(SINGLE_WRITES).map(({ file }) => file))].sort())
})

test.each(Object.entries(SINGLE_WRITES))(
  '%s: sent again by the SDK it answers as the first time, and has one effect',
  async (_name, { prepare }) => {
    const calm = await prepare(streetId)
    await calm.run()
    const effect = await calm.effect()
    for (const what of REPEATED) {
      const { mark, run, effect: left } = await prepare(streetId)
      const { met } = proxy.arm({ what, times: 1, mark, operation: SINGLE })
      await run()
      expect({ what, met: met(), effect: await left() }).toEqual({ what, met: 1, effect })
    }
  },
  60_000,
)
