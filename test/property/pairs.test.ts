import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { pairOrderDoing } from '@functions/pairs/doing'
import { addDays, monthAfter, startOf } from '@shared/rules/time/day'
import fc from 'fast-check'
import { anId, call, type Person } from '../support/api'
import { runs, within } from '../support/depth'
import { aPerson, aStreet } from '../support/factories'
import { shifted } from '../support/meals'
import { ownTable } from '../support/ownTable'
import { aGridWorker, aPairOf, contacted, pairsSettled, storedPair } from '../support/pairs'
import { takeAside } from '../support/queues'
import { consumerOf, news } from '../support/stream'

beforeAll(() => ownTable({ stream: true }))
afterEach(() => jest.restoreAllMocks())

/** What somebody does with one worker, `days` after what was done before. */
const step = fc.record({
  days: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 45 })),
  act: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('contact' as const),
        ago: fc.nat(7),
        who: fc.nat(1),
        reached: fc.boolean(),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('back' as const), which: fc.nat(9) }) },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('give' as const), who: fc.option(fc.nat(1), { nil: undefined }) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('wish' as const),
        wish: fc.constantFrom('another' as const, 'none' as const, 'keep' as const),
      }),
    },
  ),
})

/** The same in the plainest words: a list of contacts, and months counted one by one. */
interface Model {
  first: string
  staff: number | undefined
  wish: 'another' | 'none' | undefined
  contacts: { id: string; day: string; reached: boolean; gone: boolean }[]
}

const lastDayOf = (month: string) => addDays(`${monthAfter(month)}-01`, -1)
const firstAfter = (day: string) => (day.endsWith('-01') ? day.slice(0, 7) : monthAfter(day.slice(0, 7)))
const laterOf = (a: string, b: string) => (a > b ? a : b)
const spokenIn = ({ contacts }: Model, month: string) =>
  contacts.some(({ day, reached, gone }) => reached && !gone && day.startsWith(month))

function dueIn(model: Model): string {
  const months = model.contacts.filter(({ reached, gone }) => reached && !gone).map(({ day }) => day.slice(0, 7))
  const last = months
    .filter((month) => month >= model.first)
    .sort()
    .at(-1)
  return last === undefined ? model.first : monthAfter(last)
}

function missedOn(model: Model, today: string): number {
  let count = 0
  for (let month = dueIn(model); lastDayOf(month) < today; month = monthAfter(month)) count++
  return count
}

test(
  'whatever is done with a pair over the months: due, missed, list and figures are those of the plainest count',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('2031-11-28', '2032-01-31', '2032-02-01', '2032-02-29', '2031-12-31'),
        fc.array(step, { minLength: 3, maxLength: 9 }),
        async (start, steps) => {
          const { streetId } = await aStreet()
          const people = [await aGridWorker(streetId), await aGridWorker(streetId)]
          const admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
          const on = <T>(day: string, run: () => Promise<T>) => shifted(startOf(day) + 43_200_000 - Date.now(), run)
          const worker = await on(start, () => aPairOf(streetId, people[0]))
          const model: Model = { first: firstAfter(start), staff: 0, wish: undefined, contacts: [] }
          let today: string = start
          for (const { days, act } of steps) {
            today = addDays(today, days)
            await on(today, () => done(act))
            await on(today, () => compared())
          }

          async function done(act: (typeof steps)[number]['act']) {
            const before = model.staff
            if (act.kind === 'contact') {
              const id = anId()
              const day = addDays(today, -act.ago)
              const result = act.reached ? 'reached' : 'notReached'
              const answer = await contacted(people[act.who] as Person, worker, { id, day, result })
              expect(answer.status).toBe(201)
              model.contacts.push({ id, day, reached: act.reached, gone: false })
            } else if (act.kind === 'back') {
              const contact = model.contacts.filter(({ gone }) => !gone)[act.which]
              if (!contact) return
              const back = { memberId: worker.memberId, contactId: contact.id, id: anId(), reason: '记错人了' }
              expect((await call('pairs', 'takeBack', back, admin)).status).toBe(200)
              contact.gone = true
            } else if (act.kind === 'give') {
              const to = act.who === undefined ? undefined : people[act.who]?.memberId
              const seen = before === undefined ? undefined : people[before]?.memberId
              const given = { memberId: worker.memberId, id: anId(), staffId: to, seen }
              const { status } = await call('pairs', 'assign', given, admin)
              const mayNot = to !== undefined && model.wish === 'none'
              expect(status).toBe(mayNot ? 409 : 200)
              if (!mayNot) took(act.who)
            } else {
              const again = act.wish === 'keep' && model.wish !== undefined
              const { body } = await call('pairs', 'ask', { id: anId(), wish: act.wish }, worker)
              if (act.wish !== 'keep') {
                model.staff = undefined
                model.wish = act.wish
              } else if (again) {
                model.wish = undefined
                took(0)
              }
              expect(body.state).toBe(
                model.staff !== undefined ? 'paired' : model.wish === 'none' ? 'none' : 'unpaired',
              )
            }
          }

          function took(who: number | undefined) {
            if (who !== undefined && model.staff === undefined) model.first = laterOf(model.first, firstAfter(today))
            if (who !== undefined) model.wish = undefined
            model.staff = who
          }

          async function compared() {
            const { body } = await call('pairs', 'one', { memberId: worker.memberId }, admin)
            const isPaired = model.staff !== undefined
            expect(body.pair).toMatchObject({
              missed: isPaired ? missedOn(model, today) : 0,
              doneThisMonth: spokenIn(model, today.slice(0, 7)),
            })
            expect(body.pair.dueOn).toBe(isPaired ? lastDayOf(dueIn(model)) : undefined)
            for (const [index, person] of people.entries()) {
              const { items } = (await call('pairs', 'mine', {}, person)).body
              expect(items.map(({ memberId }) => memberId)).toEqual(model.staff === index ? [worker.memberId] : [])
            }
            const overdue = (await call('pairs', 'list', { communityId: 'east', show: 'overdue' }, admin)).body.items
            expect(overdue).toHaveLength(isPaired && missedOn(model, today) > 0 ? 1 : 0)
          }
        },
      ),
      { numRuns: runs(10, 200) },
    )
  },
  within(180_000),
)

/** More than a part sends. */
const SENDS = 60

/** A process that dies at one of its requests: the request lands or does not, and nothing after it is sent. */
async function dyingAt(request: number, lands: boolean, run: () => Promise<unknown>): Promise<void> {
  const send = DynamoDBDocumentClient.prototype.send
  let count = 0
  const spy = jest.spyOn(DynamoDBDocumentClient.prototype, 'send').mockImplementation(async function (
    this: DynamoDBDocumentClient,
    ...given: unknown[]
  ) {
    count += 1
    if (count < request) return send.apply(this, given as never)
    if (count === request && lands) await send.apply(this, given as never)
    throw new Error('killed')
  } as never)
  try {
    await run()
  } finally {
    spy.mockRestore()
  }
}

test(
  'killed at any step an order goes on: every worker is given once, and each outcome is true',
  async () => {
    const deaths = fc.array(fc.record({ request: fc.integer({ min: 1, max: SENDS }), lands: fc.boolean() }), {
      minLength: 1,
      maxLength: 6,
    })
    await fc.assert(
      fc.asyncProperty(deaths, async (given) => {
        const { streetId } = await aStreet()
        const [staff, colleague] = [await aGridWorker(streetId), await aGridWorker(streetId)]
        const workers = await Promise.all(Array.from({ length: 24 }, () => aPairOf(streetId, colleague)))
        const [quiet] = workers
        await call('pairs', 'ask', { id: anId(), wish: 'none' }, quiet as Person)
        await pairsSettled(streetId)
        const of = { by: 'ids' as const, memberIds: workers.map(({ memberId }) => memberId) }
        const { orderId } = (await call('pairs', 'startOrder', { id: anId(), staffId: staff.memberId, of }, staff)).body
        const left = [...given]
        let again: Awaited<ReturnType<typeof news>> = []
        for (;;) {
          const fresh = [...again, ...(await news(streetId))].filter(
            ({ dynamodb }) => dynamodb?.NewImage?._et?.S === 'pairOrder',
          )
          if (fresh.length === 0) break
          const death = left.shift()
          const run = () => consumerOf(pairOrderDoing)({ Records: fresh })
          await (death ? dyingAt(death.request, death.lands, run) : run())
          const failed = new Set(takeAside().map(({ number }) => number))
          again = fresh.filter(({ dynamodb }) => failed.has(dynamodb?.SequenceNumber ?? ''))
        }
        const order = (await call('pairs', 'order', { orderId }, staff)).body
        expect(order).toMatchObject({ state: 'done', total: 24, done: 23, refused: 1 })
        for (const worker of workers.slice(1)) {
          const pair = await storedPair(worker)
          expect([pair?.staffId, pair?.version]).toEqual([staff.memberId, 2])
        }
      }),
      { numRuns: runs(5, 40) },
    )
  },
  within(120_000),
)
