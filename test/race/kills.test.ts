import { randomInt } from 'node:crypto'
import { setTimeout as moment } from 'node:timers/promises'
import { verifyLedger } from '../../local/commands/verifyLedger'
import { verifyMeals } from '../../local/commands/verifyMeals'
import { type Backend, type Bundle, bundleBackend, type Told } from '../support/backend'
import { runs, within } from '../support/depth'
import { aPerson, aStation, aStreet } from '../support/factories'
import { entriesOf } from '../support/ledger'
import { aClerk, anOffer } from '../support/meals'
import { ownTable } from '../support/ownTable'
import { aPhone, type Phone, type Sending } from '../support/phoneLoad'

const KILLS = runs(6, 30)
const PHONES = 8
/** A process lives for so many answers, and then a random moment longer. */
const ANSWERS = { min: 3, max: 24 }
const LAST_MOMENT_MS = 10

/** What a phone sent and was not told about when the process died. */
const unanswered = new Map<Phone, Sending>()

let bundle: Bundle

beforeAll(() => {
  bundle = bundleBackend()
})
afterAll(() => bundle.remove())

test(
  'killed again and again under load, the functions lose nothing, and every retry gets the first answer',
  async () => {
    await ownTable()
    const { streetId } = await aStreet()
    const offer = await anOffer(streetId, { stockPerDay: 5000, stockShards: 4, perDay: 1000, perWorker: 1000 })
    const clerk = await aClerk(streetId, offer.merchantId)
    const stations = await Promise.all([1, 2, 3].map(() => aStation(streetId)))
    const workers = await Promise.all(Array.from({ length: PHONES }, () => aPerson(streetId, { points: 12_000 })))
    const phones = workers.map((worker) => aPhone(worker, clerk, offer, stations))

    let spare = bundle.start()
    for (let kill = 0; kill < KILLS; kill++) {
      const backend = await spare
      spare = bundle.start()
      await Promise.all(phones.map((phone) => retry(backend, phone)))
      expect(await verifyLedger(streetId)).toMatchObject({ differences: [] })
      expect(await verifyMeals(streetId)).toEqual([])
      await loadAndKill(backend, phones)
    }
    await (await spare).kill()
  },
  within(400_000),
)

test.each([
  { when: 'before its write', isWritten: false },
  { when: 'between its write and its answer', isWritten: true },
])('killed $when, a redemption is made once, and the retry is told of it', async ({ isWritten }) => {
  await ownTable()
  const { streetId } = await aStreet()
  const offer = await anOffer(streetId, { stockPerDay: 10 })
  const clerk = await aClerk(streetId, offer.merchantId)
  const worker = await aPerson(streetId, { points: 100 })
  const phone = aPhone(worker, clerk, offer, [])
  const sending = await phone.sending()
  const isThere = async () => (await entriesOf(worker.memberId)).some(({ id }) => id === sending.id)

  const first = await bundle.start()
  const told = first.ask({ ...sending.request, diesUntold: isWritten })
  if (!isWritten) await first.kill()
  expect(await told).toBeUndefined()
  expect({ what: sending.what, isWritten: await isThere() }).toEqual({ what: 'redeem', isWritten })

  unanswered.set(phone, sending)
  const second = await bundle.start()
  await retry(second, phone)
  await second.kill()
  expect((await entriesOf(worker.memberId)).filter(({ id }) => id === sending.id)).toHaveLength(1)
  expect(await verifyLedger(streetId)).toMatchObject({ differences: [] })
  expect(await verifyMeals(streetId)).toEqual([])
})

/** Lets the phones send until the process has given so many answers, kills it, and notes who was not told. */
async function loadAndKill(backend: Backend, phones: readonly Phone[]): Promise<void> {
  let left = randomInt(ANSWERS.min, ANSWERS.max)
  let killed: Promise<void> | undefined
  await Promise.all(
    phones.map(async (phone) => {
      for (;;) {
        const sending = await phone.sending()
        const told = await backend.ask(sending.request)
        if (!told) return unanswered.set(phone, sending)
        if (told.status !== 503) phone.told(told)
        if (--left === 0) killed = moment(randomInt(LAST_MOMENT_MS)).then(backend.kill)
      }
    }),
  )
  await killed
}

/** The new process is asked what the old one did not answer, twice: it says the same both times. */
async function retry(backend: Backend, phone: Phone): Promise<void> {
  const sending = unanswered.get(phone)
  if (!sending) return
  unanswered.delete(phone)
  const told = await answerOf(backend, sending)
  if (sending.what !== 'preview') expect(await answerOf(backend, sending)).toEqual(told)
  phone.told(told)
}

async function answerOf(backend: Backend, { request }: Sending): Promise<Told> {
  for (;;) {
    const told = await backend.ask(request)
    if (!told) throw new Error('the new process died by itself')
    if (told.status !== 503) return told
  }
}
