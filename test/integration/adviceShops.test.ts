import { forgetAll } from '@functions/platform/cache'
import type { Inputs } from '@shared/contract/contract'
import { ARTICLE_LIMITS } from '@shared/rules/articles/article'
import { CLERK_LIMITS } from '@shared/rules/points/clerks'
import { monthBefore, monthOf } from '@shared/rules/points/settlement'
import { dayOf } from '@shared/rules/time/day'
import { anId, call, type Person } from '../support/api'
import { anArticle, published, saved } from '../support/articles'
import { aPerson, aStreet } from '../support/factories'
import { aClerk, aMerchant, anOffer, anOwner, qrOf, redeem, shifted, ticketFor } from '../support/meals'
import { ownTable } from '../support/ownTable'
import { bucketsOfFile } from '../support/photos'
import { aNewcomer } from '../support/registrations'
import { aWechat } from '../support/wechat'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
let wechat: Awaited<ReturnType<typeof aWechat>>
let streetId: string
let merchantId: string
let admin: Person
let owner: Person
let worker: Person

bucketsOfFile()
beforeAll(async () => {
  await ownTable()
  wechat = await aWechat()
})
afterAll(() => wechat.stop())
beforeEach(async () => {
  forgetAll()
  ;({ streetId } = await aStreet())
  merchantId = await aMerchant(streetId)
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  owner = await anOwner(streetId, merchantId)
  worker = await aPerson(streetId, { points: 60 })
  await wechat.seen(admin)
})

const codeOf = ({ body }: { body: { code?: string } }) => body.code
const invite = async (by: Person, asOwner = false) =>
  call('shops', 'inviteClerk', { merchantId, id: anId(), owner: asOwner }, by)
const join = (as: Person, code: string) => call('shops', 'joinShop', { id: anId(), code }, as)
const remove = (by: Person, memberId: string) => call('shops', 'removeClerk', { merchantId, memberId, id: anId() }, by)

describe('a shop’s people', () => {
  test('the last owner leaves when the office has added another one', async () => {
    const [first, second] = [await aPerson(streetId), await aPerson(streetId)]
    const { body } = await join(first, (await invite(admin, true)).body.code)
    const only = { ...first, grants: body.me.grants }
    expect(codeOf(await remove(only, only.memberId))).toBe('LAST_OWNER')
    expect((await join(second, (await invite(admin, true)).body.code)).status).toBe(200)
    expect((await remove(only, only.memberId)).status).toBe(200)
  })

  test('where it is full, somebody is taken out, and the next comes in', async () => {
    const people: Person[] = []
    for (const _ of Array.from({ length: CLERK_LIMITS.perShop })) {
      // Nobody shows thirty codes in a minute: the office does it together.
      const by = await aPerson(streetId, { grants: [{ role: 'admin' }] })
      const person = await aPerson(streetId)
      expect((await join(person, (await invite(by)).body.code)).status).toBe(200)
      people.push(person)
    }
    expect(codeOf(await invite(admin))).toBe('CLERKS_FULL')
    await remove(admin, people[0]?.memberId ?? '')
    expect((await join(await aPerson(streetId), (await invite(admin)).body.code)).status).toBe(200)
  })

  test('who is not registered is told to be, and comes in as a member', async () => {
    const { code } = (await invite(admin)).body
    expect(codeOf(await join(await aNewcomer(streetId), code))).toBe('REGISTER_FIRST')
    expect((await join(await aPerson(streetId), code)).status).toBe(200)
  })
})

describe('a meal', () => {
  test('that is there is bought instead of waited for', async () => {
    const offer = await anOffer(streetId, { merchantId })
    const { offerId } = offer
    expect(codeOf(await call('meals', 'wait', { offerId, id: anId(), waiting: true }, worker))).toBe('OFFER_IN_STOCK')
    expect((await redeem(worker, offer)).status).toBe(201)
  })

  test('a code that was mistyped is read again; a ticket that ran out is scanned again', async () => {
    const clerk = await aClerk(streetId, merchantId)
    const { body } = await redeem(worker, await anOffer(streetId, { merchantId }))
    const right = body.code ?? ''
    const wrong = `${(Number(right[0]) + 1) % 10}${right.slice(1)}`
    const typed = (code: string) => call('meals', 'preview', { kind: 'code', code }, clerk)
    expect(codeOf(await typed(wrong))).toBe('VOUCHER_CODE_INVALID')
    expect((await typed(right)).status).toBe(200)
    const ticket = await ticketFor(clerk, body)
    await shifted(3 * MINUTE, async () => {
      expect(codeOf(await call('meals', 'confirm', { id: anId(), ticket }, clerk))).toBe('TICKET_EXPIRED')
      const again = await call('meals', 'preview', qrOf(body), clerk)
      expect((await call('meals', 'confirm', { id: anId(), ticket: again.body.ticket }, clerk)).status).toBe(201)
    })
  })

  test('that another one has changed is looked at anew, and changed', async () => {
    const facts = (given: object = {}) =>
      ({
        ...{ merchantId, id: anId(), title: '牛肉面', description: '大碗', pricePoints: 20, cashFen: 300 },
        ...{ picture: { kind: 'drawing', code: 'noodle' }, stockPerDay: 30, fromMinute: 0, toMinute: 1440, perDay: 1 },
        ...{ weekdays: [1, 2], validFrom: '2020-01-01', validTo: '2099-12-31', onSale: true, ...given },
      }) as Inputs['shops']['createOffer']
    const { offerId } = (await call('shops', 'createOffer', facts(), owner)).body
    const change = (title: string, version: number) =>
      call(
        'shops',
        'changeOffer',
        { ...facts({ title, picture: { kind: 'same' } }), offerId, version } as Inputs['shops']['changeOffer'],
        owner,
      )
    expect((await change('大碗牛肉面', 1)).status).toBe(200)
    expect(codeOf(await change('小碗牛肉面', 1))).toBe('OFFER_EDITED')
    const [now] = (await call('shops', 'offers', { merchantId }, owner)).body.items
    expect((await change('小碗牛肉面', now?.version ?? 0)).status).toBe(200)
  })
})

test('the month before is settled first, and then this one', async () => {
  const last = monthBefore(monthOf(dayOf(Date.now())))
  const clerk = await aClerk(streetId, merchantId)
  const close = (month: string) => call('shops', 'closeMonth', { merchantId, month, id: anId() }, admin)
  await shifted(-62 * DAY, async () => {
    const eater = await aPerson(streetId, { points: 60 })
    const ticket = await ticketFor(clerk, (await redeem(eater, await anOffer(streetId, { merchantId }))).body)
    expect((await call('meals', 'confirm', { id: anId(), ticket }, clerk)).status).toBe(201)
  })
  expect(codeOf(await close(last))).toBe('MONTH_BEFORE_OPEN')
  expect((await close(monthBefore(last))).status).toBe(200)
  expect((await close(last)).status).toBe(200)
})

describe('an article', () => {
  const said = (text: string, many = 1) => ({
    blocks: Array.from({ length: many }, () => ({ kind: 'paragraph' as const, text })),
  })

  test('shortened it is kept', async () => {
    expect(codeOf(await saved(admin, said('好'.repeat(ARTICLE_LIMITS.text), 7)))).toBe('ARTICLE_FULL')
    expect((await saved(admin, said('好'))).status).toBe(201)
  })

  test('with other words it comes out', async () => {
    const { articleId } = (await saved(admin, said('加微信领红包'))).body
    expect(codeOf(await published(admin, articleId))).toBe('ARTICLE_RISKY')
    const { version } = (await saved(admin, said('到社区登记'), { articleId, version: 1 })).body
    expect((await published(admin, articleId, { version })).status).toBe(200)
  })

  test('without the picture that is not there it comes out', async () => {
    const { articleId } = (await saved(admin, { blocks: [{ kind: 'picture', photoId: anId() }] })).body
    expect(codeOf(await published(admin, articleId))).toBe('ARTICLE_PICTURE_MISSING')
    const { version } = (await saved(admin, said('到社区登记'), { articleId, version: 1 })).body
    expect((await published(admin, articleId, { version })).status).toBe(200)
  })

  test('one pin is taken off, and it is pinned', async () => {
    const pin = async (articleId: string, until?: string) =>
      call('articles', 'pin', { articleId, id: anId(), until } as Inputs['articles']['pin'], admin)
    const until = dayOf(Date.now() + DAY)
    const pinned: string[] = []
    let next = await anArticle(admin)
    let answer = await pin(next, until)
    while (answer.status === 200 && pinned.length < 20) {
      pinned.push(next)
      next = await anArticle(admin)
      answer = await pin(next, until)
    }
    expect(codeOf(answer)).toBe('ARTICLE_PINS_FULL')
    expect((await pin(pinned[0] ?? '')).status).toBe(200)
    expect((await pin(next, until)).status).toBe(200)
  })

  test('a lesson that lay for a day is opened and learnt anew', async () => {
    const articleId = await anArticle(admin, {
      ...{ category: 'lesson', title: '雨天怎么骑车' },
      lesson: { format: 'read', seconds: 120 },
    })
    const start = async () => (await call('study', 'start', { articleId }, worker)).body.ticket
    const finish = (ticket: string) =>
      call('study', 'finish', { id: anId(), articleId, ticket, seconds: 120 } as never, worker)
    const old = await start()
    const fresh = await shifted(25 * 60 * MINUTE, async () => {
      expect(codeOf(await finish(old))).toBe('STUDY_TICKET')
      return start()
    })
    expect((await shifted((25 * 60 + 3) * MINUTE, () => finish(fresh))).status).toBe(200)
  })
})
