import { sayMonth } from '@shared/rules/points/settlement'
import type { App } from './harness/person'
import { asks } from './support/people'
import { aStory } from './support/stage'

/** A shop behind its counter, by its owner, a clerk who is new, a worker who eats there and the street office. */
const stage = aStory()

/** The tea shop: no other story goes there, and it is open at any hour. */
const SHOP = 'nanda-drink'
const OWNER = 'clerk-16'

const merchant = (name: string) => `packages/merchant/pages/${name}/index`

const grantsOf = async (app: App) =>
  (await asks<{ grants: { role: string; merchantId?: string; owner?: true }[] }>(app, stage.url, '/members/me')).grants

test('a clerk joins by the code the owner shows, stands in the owner’s list, and leaves the shop again when taken out', async () => {
  const owner = await stage.phoneOf(OWNER)
  expect(await grantsOf(owner)).toEqual([{ role: 'merchant', merchantId: SHOP, owner: true }])
  await owner.tap('#work-merchant-merchant-clerks')
  await owner.tap('#clerk-invite')
  const code = (await owner.reads('#invitation-code')).replace(/\D/g, '')

  const clerk = await stage.phoneOf('freight-2')
  await clerk.open('pages/me/index')
  await clerk.tap('#me-join')
  await clerk.type('#join-code', code)
  await clerk.tap('#join-go')
  await clerk.sees('南大街茶饮 · 店员')
  await clerk.tap('#join-scan')
  await clerk.arrives(merchant('scan'))
  expect(await grantsOf(clerk)).toContainEqual({ role: 'merchant', merchantId: SHOP })
  await clerk.open('pages/me/index')
  await clerk.tap('#work-merchant-merchant-offers')
  await clerk.sees('南大街茶饮 · 由店主和街道办修改')
  await clerk.misses('#offers-new')

  await owner.open(merchant('clerks'))
  const { memberId } = await asks<{ memberId: string }>(clerk, stage.url, '/members/me')
  await owner.tap(`#remove-${memberId}`)
  await owner.tap('#clerk-remove-yes')
  await owner.misses(`#remove-${memberId}`)
  expect((await grantsOf(clerk)).filter(({ role }) => role === 'merchant')).toEqual([])
})

interface Offers {
  items: { offerId: string; pricePoints: number; stockPerDay: number; leftToday: number; onSale: boolean }[]
}

test('nobody gets a meal at a price or after a stop that its owner has changed meanwhile, and is shown what holds now', async () => {
  const owner = await stage.phoneOf(OWNER)
  const offer = async () => (await asks<Offers>(owner, stage.url, `/shops/${SHOP}/offers`)).items[0]
  const before = await offer()
  if (!before) throw new Error('the shop has no meal')
  const { offerId } = before
  const changes = async (change: () => Promise<void>) => {
    await owner.tap(`#offer-${offerId}`)
    await change()
    // A person looks at what is filled in before it is saved.
    await owner.settles()
    await owner.tap('#offer-save')
    await owner.arrives(merchant('offers'))
  }
  const worker = await stage.phoneOf('rider')
  await worker.open(`packages/worker/pages/offer/index?id=${offerId}`)
  await worker.sees(`用 ${before.pricePoints} 积分`)
  const vouchers = async () => (await asks<{ items: unknown[] }>(worker, stage.url, '/vouchers?limit=50')).items.length
  const had = await vouchers()
  const tries = async () => {
    await worker.tap('#offer-redeem')
    await worker.tap('#offer-ask-yes')
  }
  await owner.open(merchant('offers'))
  await changes(async () => {
    await owner.type('#offer-points', '9')
    await owner.type('#offer-stock', '37')
  })
  await owner.sees(/9 分 · 全天/)
  await owner.sees(/共 37 份/)
  expect(await offer()).toMatchObject({ pricePoints: 9, stockPerDay: 37, onSale: true })

  // Lists may be a minute old; the redemption itself is not.
  await tries()
  await worker.sees('用 9 积分')
  await changes(() => owner.tap('#offer-on-sale'))
  await owner.sees('停卖')
  await owner.sees('小哥看不到')
  await tries()
  await worker.sees('暂停供应')
  expect(await vouchers()).toBe(had)

  await changes(() => owner.tap('#offer-on-sale'))
  await owner.sees('在卖')
  expect(await offer()).toMatchObject({ pricePoints: 9, onSale: true })
})

interface Months {
  items: { month: string; state: string; over: boolean; own: { vouchers: number } }[]
}

test('the office closes the shop’s oldest open month, and the owner’s statement stands', async () => {
  const owner = await stage.phoneOf(OWNER)
  const months = async () => (await asks<Months>(owner, stage.url, `/shops/${SHOP}/months?limit=50`)).items
  const month = (await months()).findLast(({ state, over }) => state === 'open' && over)?.month
  if (!month) throw new Error('no month to close')
  await owner.open(merchant('months'))
  await owner.tap(`#month-${month}`)
  await owner.sees(`南大街茶饮 · ${sayMonth(month)}`)
  await owner.sees('待结清')
  await owner.misses('#month-close')

  const admin = await stage.phoneOf('admin')
  await admin.open(`${merchant('month')}?shop=${SHOP}&month=${month}`)
  await admin.tap('#month-close')
  await admin.tap('#month-ask-yes')
  await admin.sees('已结清')
  await admin.misses('#month-close')
  await owner.pullDown()
  await owner.sees('已结清')
  expect((await months()).find((each) => each.month === month)).toMatchObject({ state: 'closed' })
})
