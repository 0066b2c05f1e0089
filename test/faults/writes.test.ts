import { client } from '@functions/platform/store/table'
import { contract } from '@shared/contract/contract'
import type { RouteMeta } from '@shared/contract/route'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { verifyLedger } from '../../local/commands/verifyLedger'
import { verifyMeals } from '../../local/commands/verifyMeals'
import { isDeep } from '../support/depth'
import { aStreet } from '../support/factories'
import { shifted } from '../support/meals'
import { ownTable } from '../support/ownTable'
import { acceptErrorsOfNode } from '../support/realm'
import { aWechat } from '../support/wechat'
import { ACTIVITY_WRITES, withWechat } from './activityWrites'
import { OFFICE_WRITES } from './officeWrites'
import { type FaultyProxy, MISHAPS, type Mishap, startFaultyProxy } from './proxy'
import { SHOP_WRITES } from './shopWrites'
import { SUGGESTION_WRITES } from './suggestionWrites'
import { type Scenario, type Told, WRITES } from './writes'

/** What the deployed functions wait for in seconds is waited for in tenths of one here. Milliseconds. */
const GIVES_UP_AFTER_MS = 300
/** The SDK's own tries of one request: more of the same, and the client is told to come back. */
const EVERY_TRY = 3
/** More than the function itself tries when its transaction is cancelled. */
const STORM = 12
/** A client gives up far later. */
const MOST_SENDINGS = 10

let proxy: FaultyProxy
let wechat: Awaited<ReturnType<typeof aWechat>>
let streetId: string

beforeAll(async () => {
  acceptErrorsOfNode()
  proxy = await startFaultyProxy(process.env.AWS_ENDPOINT_URL_DYNAMODB ?? '')
  wechat = await aWechat()
  withWechat(wechat)
  process.env.AWS_ENDPOINT_URL_DYNAMODB = proxy.url
})
// What is verified afterwards is the whole table: each write has one of its own.
beforeEach(async () => {
  await ownTable()
  ;({ streetId } = await aStreet())
})
afterAll(async () => {
  await wechat.stop()
  await proxy.stop()
})

/** What a function notices only by its own patience. */
const UNANSWERED: ReadonlySet<Mishap> = new Set(['silent', 'answer never', 'late'])

/** What happens to a write that is, or will be, in the table all the same. */
const WRITTEN: ReadonlySet<Mishap> = new Set(['broken after commit', 'answer lost', 'answer never', 'twice', 'late'])

/** What happens once is healed by the SDK or the function itself; what happens at every try reaches the client. */
const CASES = (Object.keys(MISHAPS) as Mishap[]).flatMap((what) => timesOf(what).map((times) => ({ what, times })))

/** A write meets every third case in the gate, and its neighbours in the list the others; with TEST_DEPTH it meets all. */
const PARTS = isDeep ? 1 : 3
const casesOf = (write: string) => CASES.filter((_, index) => index % PARTS === Object.keys(ALL).indexOf(write) % PARTS)

function timesOf(what: Mishap): number[] {
  if (what === 'conflict' || what === 'crowded') return [STORM]
  return WRITTEN.has(what) ? [1, EVERY_TRY] : [EVERY_TRY]
}

const ALL = { ...WRITES, ...OFFICE_WRITES, ...SHOP_WRITES, ...ACTIVITY_WRITES, ...SUGGESTION_WRITES }

/** Slices that write points, or what points, money and hours follow from. */
const WATCHED = ['points', 'meals', 'shops', 'activities', 'suggestions'] as const

test('every write of points, meals, shops, activities and suggestions that may be sent again is disturbed here', () => {
  const disturbed = Object.values(ALL).flatMap(({ route }) => route ?? [])
  const missing = WATCHED.flatMap((slice) =>
    Object.entries<{ '~orpc': { meta: RouteMeta } }>(contract[slice])
      .filter(([, each]) => each['~orpc'].meta.idempotent)
      .map(([name]) => `${slice}.${name}`),
  ).filter((route) => !disturbed.includes(route))
  expect(missing).toEqual([])
})

test.each(Object.entries(ALL))(
  '%s: whatever happens on the way, the same id gets the same answer and has one effect',
  async (write, { prepare, laterMs = 0 }) => {
    const calm = await prepare(streetId)
    const disturbed = await Promise.all(
      casesOf(write).map(async (each) => ({ ...each, scenario: await prepare(streetId) })),
    )
    const disturb = async ({ what, times, scenario }: (typeof disturbed)[number]) => {
      const { met } = proxy.arm({ what, times, mark: scenario.mark })
      const told = await toldAtLast(scenario)
      return { what, times, scenario, told, repeated: await toldAtLast(scenario), happened: met() > 0 }
    }
    await shifted(laterMs, async () => {
      const { status } = await calm.send()
      const effect = await calm.effect()
      const answered = await Promise.all(disturbed.filter(({ what }) => !UNANSWERED.has(what)).map(disturb))
      const waited = await impatiently(() =>
        Promise.all(disturbed.filter(({ what }) => UNANSWERED.has(what)).map(disturb)),
      )
      await proxy.settled()
      for (const { scenario, told, ...outcome } of [...answered, ...waited]) {
        const { what, times } = outcome
        const wanted = { what, times, happened: true, repeated: { ...told, status }, effect }
        expect({ ...outcome, effect: await scenario.effect() }).toEqual(wanted)
      }
    })
    expect(await verifyLedger(calm.streetId)).toMatchObject({ differences: [] })
    expect(await verifyMeals(calm.streetId)).toEqual([])
  },
  120_000,
)

/** Sends a write as a phone does: again with the same id for as long as the answer is to come back. */
async function toldAtLast({ send }: Scenario): Promise<Told> {
  for (let sending = 1; ; sending++) {
    const told = await send()
    if (told.status !== 503 || sending === MOST_SENDINGS) return told
  }
}

/** Runs something with a client that gives up early. */
async function impatiently<T>(run: () => Promise<T>): Promise<T> {
  const { requestHandler } = client.config
  if (!(requestHandler instanceof NodeHttpHandler)) throw new Error('the client has another handler')
  const { requestTimeout } = requestHandler.httpHandlerConfigs()
  requestHandler.updateHttpClientConfig('requestTimeout', GIVES_UP_AFTER_MS)
  try {
    return await run()
  } finally {
    requestHandler.updateHttpClientConfig('requestTimeout', requestTimeout)
  }
}
