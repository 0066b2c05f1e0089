import type { OfferItem } from '@functions/meals/catalogue'
import { stockOf } from '@functions/meals/stockNow'
import type { Inputs } from '@shared/contract/contract'
import { addDays, dayOf } from '@shared/rules/time/day'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { accountOf } from '../support/ledger'
import { aClerk, aMerchant, anOffer, anOwner, redeem, shifted } from '../support/meals'

type New = Inputs['shops']['createOffer']

let streetId: string
let merchantId: string
let owner: Person
let clerk: Person
let admin: Person
let worker: Person

beforeAll(async () => {
  ;({ streetId } = await aStreet())
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
})
beforeEach(async () => {
  merchantId = await aMerchant(streetId)
  owner = await anOwner(streetId, merchantId)
  clerk = await aClerk(streetId, merchantId)
  worker = await aPerson(streetId, { points: 100 })
})

const facts = {
  title: '牛肉面套餐',
  description: '大碗，加蛋',
  picture: { kind: 'drawing', code: 'noodle' },
  pricePoints: 20,
  cashFen: 300,
  stockPerDay: 30,
  fromMinute: 0,
  toMinute: 1440,
  weekdays: [0, 1, 2, 3, 4, 5, 6],
  perDay: 1,
  validFrom: '2020-01-01',
  validTo: '2099-12-31',
  onSale: true,
} as const
const aNew = (given: Partial<New> = {}): New => ({
  merchantId,
  id: anId(),
  ...facts,
  weekdays: [...facts.weekdays],
  ...given,
})
const create = (by: Person, given: Partial<New> = {}) => call('shops', 'createOffer', aNew(given), by)
const named = ({ offerId, version }: { offerId: string; version: number }) => ({ offerId, version })
const offered = ({ offerId, version }: { offerId: string; version: number }) => ({ offerId, version }) as OfferItem

describe('a new meal', () => {
  test('can be bought at once, by the terms its owner wrote', async () => {
    const { status, body } = await create(owner)
    expect(status).toBe(201)
    expect(body).toMatchObject({ title: '牛肉面套餐', version: 1, leftToday: 30, onSale: true, photo: false })
    expect(body).not.toHaveProperty('by')
    const bought = await redeem(worker, offered(body))
    expect(bought).toMatchObject({ status: 201, body: { pricePoints: 20, cashFen: 300 } })
    expect((await redeem(worker, offered(body))).body.code).toBe('OFFER_LIMIT')
    // Thirty a day are split over two parts, which together sell exactly thirty.
    const { body: list } = await call('shops', 'offers', { merchantId }, clerk)
    expect(list).toMatchObject({ merchantName: '测试面馆', mayChange: false, items: [{ offerId: body.offerId }] })
  })

  test('sent twenty times at once, and again after it was changed, is one meal', async () => {
    const input = aNew()
    const answers = await Promise.all(Array.from({ length: 20 }, () => call('shops', 'createOffer', input, owner)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    const { offerId } = answers[0]?.body ?? { offerId: '' }
    const change = { ...input, id: anId(), offerId, version: 1, pricePoints: 25 }
    expect((await call('shops', 'changeOffer', change, owner)).body).toMatchObject({ version: 2, pricePoints: 25 })
    expect(await call('shops', 'createOffer', input, owner)).toEqual(answers[0])
    const { body } = await call('shops', 'offers', { merchantId }, owner)
    expect(body.items).toHaveLength(1)
    const other = await call('shops', 'createOffer', { ...input, pricePoints: 21 }, owner)
    expect(other).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } })
  })

  test('may be put up by the owner and the street office, not by a clerk or another shop', async () => {
    expect((await create(admin)).status).toBe(201)
    expect(await create(clerk)).toMatchObject({ status: 403 })
    const neighbour = await anOwner(streetId, await aMerchant(streetId))
    expect(await create(neighbour)).toMatchObject({ status: 404 })
    const abroad = await aPerson((await aStreet()).streetId, { grants: [{ role: 'admin' }] })
    expect(await create(abroad)).toMatchObject({ status: 404 })
    await accountOf(owner.memberId, { epoch: 2 })
    expect(await create(owner)).toMatchObject({ status: 401 })
    expect((await call('shops', 'offers', { merchantId }, admin)).body.items).toHaveLength(1)
  })

  test.each<[string, Partial<New>, string]>([
    ['toMinute', { fromMinute: 800, toMinute: 800 }, '开始和结束不能是同一时间'],
    ['weekdays', { weekdays: [1, 1] }, '同一天只能选一次'],
    ['weekdays', { weekdays: [] }, '请至少选一天'],
    ['perWorker', { perDay: 3, perWorker: 2 }, '每人总共的份数不能少于每天的份数'],
    ['perDay', { perDay: 3, stockPerDay: 2 }, '每人每天的份数不能多于每天的总份数'],
    ['validTo', { validFrom: '2026-11-02', validTo: '2026-11-01' }, '最后一天不能早于第一天'],
    ['validFrom', { validFrom: '2026-02-30' }, '没有这一天，请重新选择'],
    ['pricePoints', { pricePoints: 0 }, '积分要在 1 到 10000 之间'],
    ['stockPerDay', { stockPerDay: 1.5 }, '每天份数要填整数'],
    ['title', { title: ' 面 ' }, '名称至少 2 个字'],
    ['picture', { picture: { kind: 'same' } }, '请选择一张图'],
  ])('with a wrong %s is refused in a sentence: %j', async (path, given, message) => {
    const { status, body } = await create(owner, given)
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'INVALID_INPUT' })
    expect(body.data).toEqual({ fields: [{ path: expect.stringContaining(path), message }] })
    expect((await call('shops', 'offers', { merchantId }, owner)).body.items).toEqual([])
  })

  test('beyond sixty of one shop is too many', async () => {
    await Promise.all(Array.from({ length: 59 }, () => anOffer(streetId, { merchantId })))
    const last = aNew()
    const made = await call('shops', 'createOffer', last, owner)
    expect(made.status).toBe(201)
    expect(await create(owner)).toMatchObject({ status: 409, body: { code: 'OFFERS_FULL' } })
    expect(await call('shops', 'createOffer', last, owner)).toEqual(made)
    const used = { ...last, id: anId(), offerId: made.body.offerId, version: 1, title: '换成新的套餐' }
    expect((await call('shops', 'changeOffer', used, owner)).status).toBe(200)
  })
})

describe('a change', () => {
  const changed = (offer: { offerId: string; version: number }, given: Partial<New>, by = owner, id = anId()) =>
    call('shops', 'changeOffer', { ...aNew({ picture: { kind: 'same' }, ...given }), id, ...named(offer) }, by)

  test('is a new version that old screens cannot buy, keeps the picture, and is on record', async () => {
    const { body } = await create(owner, { picture: { kind: 'photo', photoId: anId() } })
    expect(body.picture).toMatch(/^https?:\/\/.*photos/)
    const next = await changed(body, { pricePoints: 30, perWorker: 5 })
    expect(next).toMatchObject({ status: 200, body: { version: 2, pricePoints: 30, perWorker: 5, photo: true } })
    expect(await redeem(worker, offered(body))).toMatchObject({ status: 409, body: { code: 'OFFER_CHANGED' } })
    const last = await changed(next.body, { onSale: false })
    expect(last.body).not.toHaveProperty('perWorker')
    expect((await redeem(worker, offered(last.body))).body.code).toBe('OFFER_CLOSED')
    const log = await call('shops', 'offerChanges', { merchantId, offerId: body.offerId, limit: 2 }, clerk)
    expect(log.body.items.map(({ version, pricePoints, byLabel }) => [version, pricePoints, byLabel])).toEqual([
      [3, 20, '测*甲'],
      [2, 30, '测*甲'],
    ])
    const rest = await call(
      'shops',
      'offerChanges',
      { merchantId, offerId: body.offerId, cursor: log.body.cursor },
      clerk,
    )
    expect(rest.body.items.map(({ version }) => version)).toEqual([1])
  })

  test('of what somebody else changed meanwhile is refused; the same one again gets its first answer', async () => {
    const { body } = await create(owner)
    const id = anId()
    const first = await changed(body, { title: '新名字' }, owner, id)
    expect(await changed(body, { title: '别的名字' }, admin)).toMatchObject({
      status: 409,
      body: { code: 'OFFER_EDITED' },
    })
    await changed(first.body, { title: '又一个名字' }, admin)
    expect(await changed(body, { title: '新名字' }, owner, id)).toEqual(first)
    expect((await changed(body, { title: '不同' }, owner, id)).body.code).toBe('IDEMPOTENCY_CONFLICT')
    const race = await Promise.all(
      Array.from({ length: 8 }, (_, n) => changed({ offerId: body.offerId, version: 3 }, { pricePoints: 40 + n })),
    )
    expect(race.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(new Set(race.filter(({ status }) => status !== 200).map(({ body: { code } }) => code))).toEqual(
      new Set(['OFFER_EDITED']),
    )
  })

  test('of another shop’s meal is not there, and a clerk’s is forbidden', async () => {
    const { body } = await create(owner)
    expect(await changed(body, {}, clerk)).toMatchObject({ status: 403 })
    const elsewhere = await aMerchant(streetId)
    const neighbour = await anOwner(streetId, elsewhere)
    expect(await changed(body, { merchantId: elsewhere }, neighbour)).toMatchObject({ status: 404 })
    expect(await call('shops', 'offer', { merchantId: elsewhere, offerId: body.offerId }, neighbour)).toMatchObject({
      status: 404,
    })
  })

  test('that shrinks the stock while it sells never oversells, and what is left is what the new number leaves', async () => {
    const { body } = await create(owner, { stockPerDay: 30, pricePoints: 1 })
    const buyers = await Promise.all(Array.from({ length: 16 }, () => aPerson(streetId, { points: 5 })))
    const sales = buyers.map((buyer) => redeem(buyer, offered(body)))
    const shrink = changed(body, { stockPerDay: 8, pricePoints: 1 })
    const answers = await Promise.all(sales)
    const sold = answers.filter(({ status }) => status === 201).length
    const outcome = await shrink
    // Under a rush the change may be told to come back; it is then made when the rush is over.
    if (outcome.status !== 200) expect(outcome.body.code).toBe('BUSY')
    const { version } =
      outcome.status === 200 ? outcome.body : (await changed(body, { stockPerDay: 8, pricePoints: 1 })).body
    const late = []
    for (const buyer of await Promise.all(Array.from({ length: 9 }, () => aPerson(streetId, { points: 5 })))) {
      late.push((await redeem(buyer, offered({ offerId: body.offerId, version }))).status)
    }
    expect(late.filter((status) => status === 201)).toHaveLength(Math.max(0, 8 - sold))
    const stock = await stockOf(streetId, body.offerId, dayOf(Date.now()))
    expect(stock.reduce((sum, each) => sum + each.sold, 0)).toBe(Math.max(8, sold))
    for (const [index, { memberId }] of buyers.entries()) {
      expect((await accountOf(memberId)).held).toBe(answers[index]?.status === 201 ? 1 : 0)
    }
  }, 30_000)

  test('holds tomorrow too, where every meal is there again without anything having run', async () => {
    const { body } = await create(owner, { stockPerDay: 1, pricePoints: 1, perDay: 1 })
    await redeem(worker, offered(body))
    const next = (await changed(body, { stockPerDay: 1, pricePoints: 2 })).body
    expect((await redeem(await aPerson(streetId, { points: 9 }), offered(next))).body.code).toBe('SOLD_OUT')
    const bought = await shifted(86_400_000, () => redeem(worker, offered(next)))
    expect(bought).toMatchObject({ status: 201, body: { pricePoints: 2 } })
    const tomorrow = await stockOf(streetId, body.offerId, addDays(dayOf(Date.now()), 1))
    expect(tomorrow.reduce((sum, each) => sum + each.sold, 0)).toBe(1)
  })
})
