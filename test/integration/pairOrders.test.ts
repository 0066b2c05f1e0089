import { handler as onUnfinished } from '@functions/exports/onUnfinished'
import { signOutEverywhere } from '@functions/identity/signOut'
import { pairOrderDoing } from '@functions/pairs/doing'
import { STANDS_STILL_MS } from '@functions/platform/store/unfinished'
import { ServedStreet } from '@functions/stations/registry'
import type { Inputs } from '@shared/contract/contract'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { shifted } from '../support/meals'
import { ownTable } from '../support/ownTable'
import { aGridWorker, aPairOf, pairsComeAgain, pairsSettled, storedPair } from '../support/pairs'
import { consumerOf, news } from '../support/stream'

beforeAll(() => ownTable({ stream: true }))

let streetId: string
let staff: Person
let colleague: Person
let admin: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  staff = await aGridWorker(streetId)
  colleague = await aGridWorker(streetId)
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  await ServedStreet.build(PutItemCommand).item({ streetId }).send()
})

type Order = Partial<Inputs['pairs']['startOrder']> & Pick<Inputs['pairs']['startOrder'], 'of'>
const ordered = (order: Order, as = staff) =>
  call('pairs', 'startOrder', { id: anId(), staffId: staff.memberId, ...order }, as)
const orderNow = async (orderId: string, as = staff) => (await call('pairs', 'order', { orderId }, as)).body
const rowsOf = async (orderId: string, outcome?: 'done' | 'refused' | 'left', as = staff) =>
  (await call('pairs', 'orderRows', { orderId, outcome, limit: 50 }, as)).body.items
const unpairedOfEast = (expected: number) =>
  ({ by: 'filter', filter: { communityId: 'east', whose: 'unpaired' }, expected }) as const
const ids = (people: readonly Person[]) => ({ by: 'ids', memberIds: people.map(({ memberId }) => memberId) }) as const
const many = (count: number, of?: Person) => Promise.all(Array.from({ length: count }, () => aPairOf(streetId, of)))

test('everybody without a contact person gets one, and those who cannot are named with reasons', async () => {
  const [free, quiet] = [await many(44), await many(1)]
  await call('pairs', 'ask', { id: anId(), wish: 'none' }, quiet[0] as Person)
  const stranger = await aPairOf(streetId, undefined, 'west')
  const people = [...free, ...quiet, stranger]
  const order = { id: anId(), of: ids(people) }
  const first = await ordered(order)
  expect([first.status, first.body]).toEqual([202, expect.objectContaining({ total: 46, done: 0, state: 'running' })])
  await pairsComeAgain(streetId)
  expect(await orderNow(order.id)).toMatchObject({ total: 46, done: 44, refused: 2, state: 'done' })
  expect((await rowsOf(order.id, 'refused')).map(({ code, nameMasked }) => [code, nameMasked])).toEqual([
    ['CONTACT_UNWANTED', '测*甲'],
    ['NOT_FOUND', undefined],
  ])
  expect((await ordered(order)).body).toEqual(await orderNow(order.id))
  expect((await call('pairs', 'mine', { limit: 50 }, staff)).body.items).toHaveLength(44)
  expect((await call('pairs', 'orders', {}, staff)).body.items).toMatchObject([{ orderId: order.id }])
  expect((await call('pairs', 'order', { orderId: order.id }, colleague)).body.code).toBe('NOT_FOUND')
})

test('what the person saw and agreed to is ordered, or nothing', async () => {
  await many(3)
  const grown = await ordered({ of: unpairedOfEast(2) })
  expect([grown.body.code, grown.body.message]).toEqual(['PAIRS_MORE', '刚才是 2 位，现在有 3 位，请看过再确认'])
  const done = await ordered({ of: unpairedOfEast(3) })
  expect(done.body).toMatchObject({ total: 3, toLabel: '测*甲' })
  const late = await aPairOf(streetId, undefined)
  await pairsSettled(streetId)
  expect(await orderNow(done.body.orderId)).toMatchObject({ done: 3, state: 'done' })
  expect((await storedPair(late))?.staffId).toBeUndefined()
  expect((await ordered({ of: ids([late]), staffId: admin.memberId })).status).toBe(202)
  expect((await ordered({ of: unpairedOfEast(9), staffId: admin.memberId })).body.code).toBe('CONTACT_PERSON_INVALID')
  expect((await ordered({ of: ids([late, late]) })).status).toBe(400)
  const west = await aGridWorker(streetId, 'west')
  expect((await ordered({ of: unpairedOfEast(9) }, west)).status).toBe(403)
  await pairsSettled(streetId)
  await ordered({ of: ids([late]) })
  await pairsSettled(streetId)
  expect((await ordered({ of: unpairedOfEast(9) })).body.code).toBe('PAIRS_EMPTY')
})

test('all of one contact person are handed over, or let go', async () => {
  await many(3, staff)
  const theirs = { communityId: 'east', whose: 'theirs', staffId: staff.memberId } as const
  await ordered({ of: { by: 'filter', filter: theirs, expected: 3 }, staffId: colleague.memberId })
  await pairsSettled(streetId)
  expect((await call('pairs', 'mine', {}, colleague)).body.items).toHaveLength(3)
  const now = { ...theirs, staffId: colleague.memberId }
  await ordered({ of: { by: 'filter', filter: now, expected: 3 }, staffId: undefined })
  await pairsSettled(streetId)
  expect((await call('pairs', 'list', { communityId: 'east', show: 'unpaired' }, staff)).body.items).toHaveLength(3)
})

test('whoever is signed out everywhere does nothing more, and what is left is told', async () => {
  const people = await many(23)
  const order = (await ordered({ of: ids(people) })).body
  await signOutEverywhere(staff)
  await pairsSettled(streetId)
  const again = { ...staff, epoch: 2 }
  expect(await orderNow(order.orderId, again)).toMatchObject({ state: 'failed', reason: 'rights', done: 0 })
  expect(await rowsOf(order.orderId, 'left', again)).toHaveLength(23)
})

test('it is stopped after those it has in hand, and one that stands still goes on', async () => {
  const people = await many(45)
  const { orderId } = (await ordered({ of: ids(people) })).body
  expect((await call('pairs', 'stopOrder', { orderId }, staff)).body.state).toBe('stopping')
  await pairsSettled(streetId)
  expect(await orderNow(orderId)).toMatchObject({ state: 'stopped', done: 20 })

  const second = (await ordered({ of: ids(people.slice(20)) })).body
  // Its record never arrives.
  await news(streetId)
  await shifted(STANDS_STILL_MS + 60_000, async () => {
    expect(await onUnfinished(undefined, { getRemainingTimeInMillis: () => 60_000 })).toMatchObject({
      resumed: 1,
      failed: 0,
    })
    await pairsSettled(streetId)
  })
  expect(await orderNow(second.orderId)).toMatchObject({ state: 'done', done: 25 })
})

test('two who do the same part at once: each worker is given once, and one writes it down', async () => {
  const people = await many(21)
  const { orderId } = (await ordered({ of: ids(people) })).body
  const Records = await news(streetId)
  await Promise.all([1, 2, 3].map(() => consumerOf(pairOrderDoing)({ Records })))
  expect(await orderNow(orderId)).toMatchObject({ done: 20, refused: 0, state: 'running' })
  await pairsSettled(streetId)
  expect(await orderNow(orderId)).toMatchObject({ done: 21, state: 'done' })
  for (const worker of people) expect((await storedPair(worker))?.version).toBe(2)
})
