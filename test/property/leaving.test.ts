import { handler as insights } from '@functions/insights/onRecords'
import { sceneOf } from '@functions/stations/posted'
import fc from 'fast-check'
import { rebuildCounters } from '../../local/commands/rebuildCounters'
import { verifyLedger } from '../../local/commands/verifyLedger'
import { verifyMeals } from '../../local/commands/verifyMeals'
import { anId, call, type Person } from '../support/api'
import { runs, within } from '../support/depth'
import { aPerson, aStation, aStreet, CENTER, givePoints } from '../support/factories'
import { leaves, leftOf } from '../support/leaving'
import { accountOf } from '../support/ledger'
import { aClerk, anOffer, redeem, ticketFor } from '../support/meals'
import { ownTable } from '../support/ownTable'
import { startBuckets } from '../support/photos'
import { aMember } from '../support/registrations'
import { aCategory, answered, anUnscreenedReport, handled, isCleared } from '../support/reports'
import { settled, streamed } from '../support/stream'

beforeAll(() => ownTable({ stream: true }))

let buckets: Awaited<ReturnType<typeof startBuckets>>
beforeAll(async () => {
  buckets = await startBuckets()
})
afterAll(() => buckets.stop())

const ACTS = [
  'visit',
  'buy',
  'use',
  'cancel',
  'report',
  'accept',
  'refuse',
  'reply',
  'withdraw',
  'plus',
  'leave',
  'award',
  'look',
  'move',
  'hide',
  'wait',
  'read',
] as const
type Act = (typeof ACTS)[number]

/** A member of a street of its own, and everything that may happen to them; what is refused is no matter. */
async function aLife() {
  const { streetId } = await aStreet()
  const admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  const other = await aPerson(streetId)
  const name = `诸葛${String.fromCodePoint(0x4e00 + Math.floor(Math.random() * 8000))}某`
  const person = await aMember(streetId, admin, { name })
  await givePoints({ ...person, communityId: 'east', points: 100 })
  const categoryId = await aCategory(streetId)
  const offer = await anOffer(streetId, { perDay: 9, stockPerDay: 9 })
  const none = await anOffer(streetId, { stockPerDay: 1 })
  await redeem(await aPerson(streetId, { points: 20 }), none)
  const clerk = await aClerk(streetId, offer.merchantId)
  const vouchers: Awaited<ReturnType<typeof redeem>>['body'][] = []
  const mine: string[] = []
  const theirs = await anUnscreenedReport(other, categoryId)
  await isCleared(theirs)
  await settled(streetId)
  const newest = () => mine.at(-1) ?? theirs
  const { memberId } = person
  const does: Record<Act, () => Promise<unknown>> = {
    visit: async () => {
      const station = await aStation(streetId)
      const proof = { kind: 'posted' as const, scene: sceneOf(station), location: CENTER }
      return call('checkins', 'create', { id: anId(), stationId: station.stationId, proof }, person)
    },
    buy: async () => {
      const bought = await redeem(person, offer)
      if (bought.status === 201) vouchers.push(bought.body)
    },
    use: async () => {
      const voucher = vouchers.shift()
      if (voucher) await call('meals', 'confirm', { id: anId(), ticket: await ticketFor(clerk, voucher) }, clerk)
    },
    cancel: async () => {
      const voucher = vouchers.shift()
      if (voucher) await call('meals', 'cancel', { voucherId: voucher.voucherId, id: anId() }, person)
    },
    report: async () => {
      const reportId = await anUnscreenedReport(person, categoryId, { description: `我是${name}，井盖松了` })
      await isCleared(reportId)
      mine.push(reportId)
    },
    accept: () => handled(admin, newest(), { move: 'accept' }),
    refuse: () => handled(admin, newest(), { move: 'reject', note: '不归街道管' }),
    reply: async () => {
      await handled(admin, newest(), { move: 'ask', note: '在哪一侧？' })
      return answered(person, newest(), { move: 'reply', note: '北侧' })
    },
    withdraw: () => answered(person, newest(), { move: 'withdraw' }),
    plus: () => call('reports', 'plus', { reportId: theirs, id: anId() }, person),
    leave: () => call('reports', 'unfollow', { reportId: theirs, id: anId() }, person),
    award: () => call('points', 'award', { memberId, id: anId(), amount: 5, reason: `${name}扶老人` }, admin),
    look: () => call('identity', 'revealContact', { memberId, id: anId(), purpose: `问${name}` }, admin),
    move: () => call('identity', 'askForChange', { id: anId(), kind: 'community', communityId: 'west' }, person),
    hide: () => call('insights', 'chooseLeaders', { id: anId(), hidden: true }, person),
    wait: () => call('meals', 'wait', { id: anId(), offerId: none.offerId, waiting: true }, person),
    read: () => call('messages', 'list', {}, person),
  }
  return { streetId, person, name, does }
}

async function consumed(streetId: string): Promise<void> {
  await settled(streetId)
  expect(await insights({ Records: await streamed(streetId) })).toEqual({ batchItemFailures: [] })
}

/** Staff are told what somebody answered, in their own inbox. */
const isOfOthers = (person: Person) => (line: string) =>
  !line.startsWith('message ') || line.includes(`MEMBER#${person.memberId} `)

test(
  'whatever somebody did, when they have left nothing tells of them and everything still adds up',
  async () => {
    const life = fc.array(fc.constantFrom(...ACTS), { minLength: 4, maxLength: 16 })
    await fc.assert(
      fc.asyncProperty(life, fc.boolean(), async (acts, isSeen) => {
        const { streetId, person, name, does } = await aLife()
        for (const act of acts) await does[act]()
        // What follows from records may come before the person leaves, or after.
        if (isSeen) await consumed(streetId)
        await leaves(person)
        await consumed(streetId)
        expect((await leftOf(person.memberId, name)).filter(isOfOthers(person))).toEqual([])
        expect(await accountOf(person.memberId)).toMatchObject({ balance: 0, held: 0, available: 0 })
        expect((await verifyLedger(streetId)).differences).toEqual([])
        expect(await verifyMeals(streetId)).toEqual([])
        expect(await rebuildCounters({ streetId })).toEqual([])
      }),
      { numRuns: runs(6, 15), endOnFailure: true },
    )
  },
  within(300_000),
)
