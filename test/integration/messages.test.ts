import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Inbox, Message } from '@functions/messages/entities'
import { announce, type Delivery } from '@functions/messages/send'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { accepts, aDelivery, deliver, inboxOf, sentLater } from '../support/messages'
import { aWechat } from '../support/wechat'

const SEND = '/cgi-bin/message/subscribe/send'

let wechat: Awaited<ReturnType<typeof aWechat>>
let streetId: string
let worker: Person

beforeAll(async () => {
  wechat = await aWechat()
  ;({ streetId } = await aStreet())
})
afterAll(() => wechat.stop())
beforeEach(async () => {
  process.env.WECHAT_BASE_URL = wechat.endpoint
  worker = await aPerson(streetId)
})
afterEach(() => {
  process.env.CLOCK_OFFSET_MS = '0'
})

const leftOf = async ({ memberId }: Person) =>
  (await Inbox.build(GetItemCommand).key({ memberId }).options({ consistent: true }).send()).Item?.left
const pushOf = async ({ memberId, id }: Delivery) =>
  (await Message.build(GetItemCommand).key({ memberId, id }).options({ consistent: true }).send()).Item?.push
const phone = (person: Person) => wechat.messagesTo(person.memberId)

describe('the inbox', () => {
  test('holds each message once, however often and at once it is delivered, newest first, with its unread number', async () => {
    const all = [1, 2, 3].map((n) => aDelivery(worker, { title: `第 ${n} 条` }))
    await Promise.all([...all, ...all, ...all].map(announce))
    const { items, unread, delivered } = await inboxOf(worker)
    expect(items.map(({ messageId }) => messageId)).toEqual(
      all
        .map(({ id }) => id)
        .sort()
        .reverse(),
    )
    expect([unread, delivered]).toEqual([3, 3])
    expect((await call('insights', 'home', {}, worker)).body.unread).toBe(3)
    const first = await call('messages', 'list', { limit: 2 }, worker)
    const second = await call('messages', 'list', { limit: 2, cursor: first.body.cursor }, worker)
    expect([...first.body.items, ...second.body.items]).toEqual(items)
    expect(second.body.cursor).toBeUndefined()
  })

  test('counts a message as read once, from however many taps at once', async () => {
    const [one, two] = [aDelivery(worker), aDelivery(worker)]
    await announce(one)
    await announce(two)
    const read = () => call('messages', 'read', { messageId: one.id }, worker)
    for (const { status } of await Promise.all([read(), read(), read()])) expect(status).toBe(200)
    expect((await read()).body).toEqual({ unread: 1 })
    const { items, unread } = await inboxOf(worker)
    expect(unread).toBe(1)
    expect(Object.fromEntries(items.map(({ messageId, read }) => [messageId, read]))).toEqual({
      [one.id]: true,
      [two.id]: false,
    })
  })

  test('marks all as read that was seen, and refuses when more came since', async () => {
    const late = aDelivery(worker)
    await announce(aDelivery(worker))
    await announce(aDelivery(worker))
    const { delivered } = await inboxOf(worker)
    await announce(late)
    expect(await call('messages', 'readAll', { delivered }, worker)).toMatchObject({
      status: 409,
      body: { code: 'NEW_MESSAGES' },
    })
    const all = () => call('messages', 'readAll', { delivered: 3 }, worker)
    expect((await all()).body).toEqual({ unread: 0 })
    expect((await call('messages', 'read', { messageId: late.id }, worker)).body).toEqual({ unread: 0 })
    await announce(aDelivery(worker))
    // Sent again after its answer was lost, it says what is true now and takes nothing with it.
    expect((await all()).body).toEqual({ unread: 1 })
    expect((await inboxOf(worker)).items.map(({ read }) => read).filter((read) => !read)).toHaveLength(1)
  })

  test('marking one, marking all and new messages at the same time leave the number that the list shows', async () => {
    const before = [aDelivery(worker), aDelivery(worker), aDelivery(worker)]
    for (const each of before) await announce(each)
    await Promise.all([
      ...before.map(({ id }) => call('messages', 'read', { messageId: id }, worker)),
      call('messages', 'readAll', { delivered: 3 }, worker),
      announce(aDelivery(worker)),
      announce(aDelivery(worker)),
    ])
    const { items, unread } = await inboxOf(worker)
    expect(items).toHaveLength(5)
    expect(unread).toBe(items.filter(({ read }) => !read).length)
  })

  test('shows nobody the messages of somebody else', async () => {
    const mine = aDelivery(worker)
    await announce(mine)
    const other = await aPerson(streetId)
    expect(await inboxOf(other)).toMatchObject({ items: [], unread: 0 })
    expect((await call('messages', 'read', { messageId: mine.id }, other)).status).toBe(404)
    const signedOut = { ...worker, epoch: 0 }
    expect((await call('messages', 'read', { messageId: mine.id }, signedOut)).status).toBe(401)
  })
})

describe("WeChat's message", () => {
  test('is sent once for each acceptance, with fields as WeChat takes them', async () => {
    await accepts(wechat, worker, 'reportProgress')
    const paid = aDelivery(worker, {
      title: '井盖（一条名字特别特别长的路，长得放不进一栏）',
      state: '已受理 ok 了吗请看',
    })
    const unpaid = aDelivery(worker)
    await Promise.all([deliver(paid), deliver(paid)])
    await deliver(paid)
    await deliver(unpaid)
    const [message, ...others] = await phone(worker)
    expect(others).toEqual([])
    expect(message).toMatchObject({
      templateId: 'local-template-reportProgress',
      page: paid.page,
      data: { thing1: '井盖（一条名字特别特别长的路，长得放不…', phrase2: '已受理了吗' },
    })
    expect(message?.data.time4).toMatch(/^\d{4}年\d{1,2}月\d{1,2}日 \d{2}:\d{2}$/)
    expect([await pushOf(paid), await pushOf(unpaid)]).toEqual(['sent', 'none'])
    expect(await leftOf(worker)).toEqual({ reportProgress: 0 })
  })

  test('an acceptance counts once for its id, and another content under that id is refused', async () => {
    const given = { id: anId(), templates: ['reportProgress' as const, 'notice' as const] }
    const tries = await Promise.all([1, 2, 3].map(() => call('messages', 'accept', given, worker)))
    for (const { status } of tries) expect(status).toBe(200)
    expect(await leftOf(worker)).toEqual({ reportProgress: 1, notice: 1 })
    expect(await call('messages', 'accept', { ...given, templates: ['alert'] }, worker)).toMatchObject({ status: 409 })
    const four = ['reportProgress', 'notice', 'alert', 'voucher'] as const
    expect(await call('messages', 'accept', { id: anId(), templates: [...four] }, worker)).toMatchObject({
      status: 400,
    })
  })

  test('that the person refuses sets the count to what WeChat says: none', async () => {
    await accepts(wechat, worker, 'reportProgress', 3)
    await wechat.failNext(SEND, 43101)
    const refused = aDelivery(worker)
    await deliver(refused)
    expect(await pushOf(refused)).toBe('refused')
    expect(await leftOf(worker)).toEqual({ reportProgress: 0 })
    expect((await inboxOf(worker)).unread).toBe(1)
  })

  test('that WeChat will not take as it is costs no acceptance and is not tried again', async () => {
    await accepts(wechat, worker, 'reportProgress')
    await wechat.failNext(SEND, 47003)
    const bad = aDelivery(worker)
    await deliver(bad)
    await deliver(bad)
    expect([await pushOf(bad), await leftOf(worker), await phone(worker)]).toEqual([
      'refused',
      { reportProgress: 1 },
      [],
    ])
  })

  test('that WeChat is too busy for, or that never reached it, is sent by the next try', async () => {
    await accepts(wechat, worker, 'reportProgress', 2)
    const [busy, away] = [aDelivery(worker), aDelivery(worker)]
    await wechat.failNext(SEND, -1)
    await deliver(busy)
    expect([await pushOf(busy), (await inboxOf(worker)).unread]).toEqual(['due', 1])
    await deliver(busy)
    const gone = await losingAnswers(wechat.endpoint)
    await gone.stop()
    process.env.WECHAT_BASE_URL = gone.endpoint
    await deliver(away)
    process.env.WECHAT_BASE_URL = wechat.endpoint
    await sentLater()
    await deliver(away)
    expect(await phone(worker)).toHaveLength(2)
    expect([await pushOf(busy), await pushOf(away), await leftOf(worker)]).toEqual([
      'sent',
      'sent',
      { reportProgress: 0 },
    ])
    expect((await inboxOf(worker)).unread).toBe(2)
  })

  test('whose answer was lost is never sent twice, and the record says that it may be lost', async () => {
    await accepts(wechat, worker, 'reportProgress', 2)
    const lost = aDelivery(worker)
    const forwarding = await losingAnswers(wechat.endpoint)
    process.env.WECHAT_BASE_URL = forwarding.endpoint
    await deliver(lost)
    process.env.WECHAT_BASE_URL = wechat.endpoint
    await forwarding.stop()
    await deliver(lost)
    expect([await pushOf(lost), (await phone(worker)).length]).toEqual(['lost', 1])
  })

  test('whose sender died on the way is not sent again, and a minute later the record says so', async () => {
    await accepts(wechat, worker, 'reportProgress')
    await wechat.failNext(SEND, -1)
    const cut = aDelivery(worker)
    await deliver(cut)
    const { memberId, id } = cut
    await Message.build(UpdateItemCommand).item({ memberId, id, push: 'sending', pushedAt: Date.now() }).send()
    await deliver(cut)
    expect(await pushOf(cut)).toBe('sending')
    process.env.CLOCK_OFFSET_MS = String(61_000)
    await Promise.all([deliver(cut), deliver(cut)])
    expect([await pushOf(cut), await phone(worker)]).toEqual(['lost', []])
  })
})

/** A way to WeChat on which a message arrives and its answer does not. */
async function losingAnswers(endpoint: string) {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${endpoint}${request.url}`, {
      method: request.method ?? 'GET',
      headers,
      ...(chunks.length ? { body: Buffer.concat(chunks) } : {}),
    })
    if (request.url?.startsWith(SEND)) response.destroy()
    else response.writeHead(200, headers).end(await answer.text())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
