import { advance } from '@functions/privacy/deleting'
import { sceneOf } from '@functions/stations/posted'
import { verifyLedger } from '../../local/commands/verifyLedger'
import { verifyMeals } from '../../local/commands/verifyMeals'
import { anId, call, type Person } from '../support/api'
import { runs, within } from '../support/depth'
import { aPerson, aStation, aStreet, CENTER } from '../support/factories'
import { askedToGo, cutOff, DUE_MS, leftOf, REST_MS, takenOut } from '../support/leaving'
import { accountOf, entriesOf } from '../support/ledger'
import { anOffer, redeem, shifted } from '../support/meals'
import { ownTable } from '../support/ownTable'
import { startBuckets } from '../support/photos'
import { aCategory, aSubmission } from '../support/reports'

beforeAll(() => ownTable())

let buckets: Awaited<ReturnType<typeof startBuckets>>
let streetId: string
let categoryId: string
let staff: Person

beforeAll(async () => {
  buckets = await startBuckets()
  ;({ streetId } = await aStreet())
  categoryId = await aCategory(streetId)
  staff = await aPerson(streetId, { grants: [{ role: 'admin' }] })
})
afterAll(() => buckets.stop())

const both = (person: Person, offer: Awaited<ReturnType<typeof anOffer>>) =>
  Promise.all([redeem(person, offer), call('reports', 'create', aSubmission(categoryId), person)])

test(
  'T3 what the person does at the moment of the cut comes before it or is refused: nothing is half',
  async () => {
    const rounds = runs(10, 100)
    const left: Person[] = []
    const offer = await anOffer(streetId, { stockPerDay: 10_000, perDay: 5 })
    for (let round = 0; round < rounds; round++) {
      const person = await aPerson(streetId, { points: 40 })
      const station = await aStation(streetId)
      await askedToGo(person)
      const proof = { kind: 'posted' as const, scene: sceneOf(station), location: CENTER }
      // All at the time of the cut, by tokens of then.
      const answers = await shifted(DUE_MS, () =>
        Promise.all([
          redeem(person, offer),
          call('checkins', 'create', { id: anId(), stationId: station.stationId, proof }, person),
          call('points', 'award', { memberId: person.memberId, id: anId(), amount: 5, reason: '奖励' }, staff),
          call('reports', 'create', aSubmission(categoryId), person),
          advance(person.memberId, () => true),
        ]),
      )
      const statuses = answers.slice(0, -1).map((answer) => (typeof answer === 'string' ? 0 : answer.status))
      for (const status of statuses) expect([201, 200, 401, 404, 503]).toContain(status)
      while ((await cutOff(person)) === 'cut');
      // From the cut on nothing is taken, long before the rest is gone.
      const after = await shifted(DUE_MS, () => both(person, offer))
      expect(after.map(({ status }) => status)).toEqual([401, 401])
      for (let tries = 0; tries < 5 && (await takenOut(person)) !== 'done'; tries++);
      left.push(person)
      expect(await accountOf(person.memberId)).toMatchObject({ balance: 0, held: 0 })
      const late = await shifted(REST_MS, () => both(person, offer))
      expect(late.map(({ status }) => status)).toEqual([401, 401])
      expect((await entriesOf(person.memberId)).length).toBe((await accountOf(person.memberId)).entries)
    }
    for (const { memberId } of left.slice(-20)) expect(await leftOf(memberId)).toEqual([])
    expect((await verifyLedger(streetId)).differences).toEqual([])
    expect(await verifyMeals(streetId)).toEqual([])
  },
  within(300_000),
)
