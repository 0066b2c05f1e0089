import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { carryOut } from '@functions/events/carryOut'
import { EFFECTS, handler } from '@functions/events/onRecords'
import { Profile } from '@functions/identity/entities'
import { Staff } from '@functions/identity/staff'
import { Inbox, Message } from '@functions/messages/entities'
import { announce } from '@functions/messages/send'
import { send } from '@functions/platform/events/errand'
import { post } from '@functions/platform/outside/queue'
import { PublicReport } from '@functions/published/entities'
import { publicityOf } from '@functions/safety/publicity'
import { MESSAGE_KINDS, type MessageKind } from '@shared/rules/office/messages'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import fc from 'fast-check'
import { anId, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { accepts, aDelivery, deliver, inboxOf } from '../support/messages'
import { ownTable } from '../support/ownTable'
import { delivered, messagesIn, takeAside } from '../support/queues'
import { aCategory, anUnscreenedReport, aReport, handled } from '../support/reports'
import { aSafetyRule } from '../support/safety'
import { sent, streamed } from '../support/stream'
import { aWechat } from '../support/wechat'

beforeAll(() => ownTable({ stream: true }))

const MINUTE_MS = 60_000
/** Where nobody listens. */
let away = ''

let wechat: Awaited<ReturnType<typeof aWechat>>
let streetId: string
let worker: Person
let grid: Person

async function aGridWorker(): Promise<Person> {
  const person = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
  await Staff.build(PutItemCommand)
    .item({ streetId, memberId: person.memberId, role: 'gridWorker', teamIds: ['east'], nameMasked: '测*甲' })
    .send()
  return person
}

beforeAll(async () => {
  wechat = await aWechat()
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  away = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await new Promise((resolve) => server.close(resolve))
})
afterAll(() => wechat.stop())
beforeEach(async () => {
  ;({ streetId } = await aStreet())
  worker = await aPerson(streetId)
  grid = await aGridWorker()
})
afterEach(() => {
  process.env.CLOCK_OFFSET_MS = '0'
  process.env.WECHAT_BASE_URL = wechat.endpoint
})

const later = (minutes: number) => {
  process.env.CLOCK_OFFSET_MS = String(minutes * MINUTE_MS)
}
/** Lets the clock pass, and everything be done that it brings. */
async function pass(fromMinute: number, toMinute: number, step = 5): Promise<void> {
  for (let minute = fromMinute; minute <= toMinute; minute += step) {
    later(minute)
    await delivered()
  }
}
const settle = async () => handler({ Records: await streamed(streetId) })
const messageOf = async ({ memberId }: Person, id: string) =>
  (await Message.build(GetItemCommand).key({ memberId, id }).options({ consistent: true }).send()).Item
const arrived = async (person: Person) => (await wechat.messagesTo(person.memberId)).length
const deadLetters = () => messagesIn('DeadLettersQueue').map(({ body }) => JSON.parse(body))

describe('while WeChat is away', () => {
  test('three people on duty have an urgent report in their inboxes, once, though its record comes eleven times', async () => {
    const people = [grid, await aGridWorker(), await aGridWorker()]
    for (const person of people) await accepts(wechat, person, 'alert')
    process.env.WECHAT_BASE_URL = away
    await aReport(worker, await aCategory(streetId, { urgent: true }))
    for (let time = 0; time < 11; time++) expect(await settle()).toEqual({ batchItemFailures: [] })
    await sent(streetId)
    const alerts = async (person: Person) => (await inboxOf(person)).items.filter(({ kind }) => kind === 'alert')
    for (const person of people) expect(await alerts(person)).toHaveLength(1)
    process.env.WECHAT_BASE_URL = wechat.endpoint
    later(3)
    await delivered()
    for (const person of people) expect([await arrived(person), (await inboxOf(person)).unread]).toEqual([1, 1])
  })

  test('six hours: every copy and inbox is there at once, what still helps is sent once, the rest dropped with a record', async () => {
    await aSafetyRule(streetId)
    const people: Person[] = []
    process.env.WECHAT_BASE_URL = away
    const urgent = await aCategory(streetId, { urgent: true })
    const categoryId = await aCategory(streetId)
    for (let n = 0; n < 4; n++) {
      const person = await aPerson(streetId)
      await accepts(wechat, person, 'reportProgress')
      people.push(person)
      await handled(grid, await aReport(person, categoryId), { move: 'accept' })
    }
    await accepts(wechat, grid, 'alert')
    await aReport(worker, urgent)
    const unscreened = await anUnscreenedReport(worker, categoryId, { description: '路灯杆下面的盖板松了' })
    expect(await settle()).toEqual({ batchItemFailures: [] })
    // Before a single answer of WeChat was waited for.
    for (const person of people) expect((await inboxOf(person)).unread).toBe(1)
    const [alert] = (await inboxOf(grid)).items.filter(({ kind }) => kind === 'alert')
    const copies = await Promise.all(
      people.map(async (person) => (await inboxOf(person)).items[0]?.page?.split('id=')[1] ?? ''),
    )
    for (const reportId of copies) {
      const { Item } = await PublicReport.build(GetItemCommand).key({ reportId }).options({ consistent: true }).send()
      expect(Item).toMatchObject({ state: 'open' })
    }
    expect(await settle()).toEqual({ batchItemFailures: [] })
    await sent(streetId)
    await pass(20, 340, 20)
    expect(await settle()).toEqual({ batchItemFailures: [] })
    process.env.WECHAT_BASE_URL = wechat.endpoint
    await wechat.seen(worker)
    await pass(360, 380, 20)
    for (const person of people) expect(await arrived(person)).toBe(1)
    expect(await arrived(grid)).toBe(0)
    expect((await messageOf(grid, alert?.messageId ?? ''))?.push).toBe('late')
    expect((await publicityOf(unscreened))?.text).toBe('pass')
    await settle()
    await sent(streetId)
    await pass(400, 480, 20)
    for (const person of people) expect(await arrived(person)).toBe(1)
    expect(deadLetters()).toEqual([])
    expect([...messagesIn('UrgentQueue'), ...messagesIn('DeliveriesQueue')]).toEqual([])
  })

  test.each(Object.keys(MESSAGE_KINDS) as MessageKind[])(
    'a message of kind %s is sent as long as it helps, and its acceptance given back after that',
    async (kind) => {
      const { template, worthMinutes } = MESSAGE_KINDS[kind]
      const other = await aPerson(streetId)
      for (const person of [worker, other]) await accepts(wechat, person, template)
      const [early, late] = [aDelivery(worker, { kind }), aDelivery(other, { kind })]
      process.env.WECHAT_BASE_URL = away
      await deliver(early)
      await deliver(late)
      process.env.WECHAT_BASE_URL = wechat.endpoint
      const about = ({ memberId, id }: typeof early) => ({ kind: 'message', subject: { memberId, id } })
      later(worthMinutes - 1)
      await send(about(early))
      await send(about(late), 3 * 60)
      await Message.build(UpdateItemCommand)
        .item({ memberId: late.memberId, id: late.id, at: Date.now() - 3 * MINUTE_MS })
        .send()
      await delivered()
      expect([await arrived(worker), (await messageOf(worker, early.id))?.push]).toEqual([1, 'sent'])
      const { Item } = await Inbox.build(GetItemCommand).key({ memberId: other.memberId }).send()
      expect([await arrived(other), (await messageOf(other, late.id))?.push, Item?.left]).toEqual([
        0,
        'late',
        { [template]: 1 },
      ])
    },
  )
})

test('an urgent one waits behind nothing: it has a queue of its own', async () => {
  await accepts(wechat, worker, 'reportProgress')
  await accepts(wechat, grid, 'alert')
  await announce(aDelivery(worker))
  await announce(aDelivery(grid, { kind: 'alert', state: '紧急' }))
  await settle()
  const waits = (queue: string, { memberId }: Person) =>
    messagesIn(queue).filter(({ body }) => JSON.parse(body).subject.memberId === memberId)
  expect([waits('DeliveriesQueue', worker).length, waits('UrgentQueue', grid).length]).toEqual([1, 1])
  await delivered()
  const [message] = await wechat.messagesTo(grid.memberId)
  expect(JSON.stringify(message?.data)).toContain('紧急')
  expect([await arrived(grid), await arrived(worker)]).toEqual([1, 1])
})

test('one that can never be sent holds up no other, and lies among the dead letters in the end', async () => {
  const broken = await aPerson(streetId)
  for (const person of [broken, worker, grid]) await accepts(wechat, person, 'reportProgress')
  const { memberId } = broken
  await Profile.build(UpdateItemCommand).item({ memberId, openidSealed: 'k.not.sealed' }).send()
  const bad = aDelivery(broken)
  for (const each of [bad, aDelivery(worker), aDelivery(grid)]) await announce(each)
  await sent(streetId)
  expect([await arrived(broken), await arrived(worker), await arrived(grid)]).toEqual([0, 1, 1])
  await pass(5, 60)
  expect(deadLetters()).toEqual([expect.objectContaining({ subject: { memberId, id: bad.id } })])
  expect([await arrived(worker), await arrived(grid), (await inboxOf(broken)).unread]).toEqual([1, 1, 1])
})

test('one whose sender died on the way is found, and never sent twice', async () => {
  await accepts(wechat, worker, 'reportProgress')
  const delivery = aDelivery(worker)
  process.env.WECHAT_BASE_URL = away
  await deliver(delivery)
  process.env.WECHAT_BASE_URL = wechat.endpoint
  const { memberId, id } = delivery
  await Message.build(UpdateItemCommand).item({ memberId, id, push: 'sending', pushedAt: Date.now() }).send()
  await pass(2, 10)
  expect([(await messageOf(worker, id))?.push, await arrived(worker)]).toEqual(['lost', 0])
})

test('however often and in whatever order errands come, whether WeChat is there or not, nobody gets a message twice', async () => {
  const step = fc.record({
    /** Which of three messages, how often at once. */
    which: fc.nat(2),
    times: fc.integer({ min: 1, max: 4 }),
    answer: fc.constantFrom('there', 'busy', 'away'),
    minutes: fc.nat(20),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const person = await aPerson(streetId)
      await accepts(wechat, person, 'reportProgress', 3)
      const all = [aDelivery(person), aDelivery(person), aDelivery(person)]
      for (const each of all) await announce(each)
      let at = 0
      for (const { which, times, answer, minutes } of steps) {
        const { memberId, id } = all[which] ?? all[0] ?? aDelivery(person)
        if (answer === 'busy') await wechat.failNext('/cgi-bin/message/subscribe/send', -1)
        process.env.WECHAT_BASE_URL = answer === 'away' ? away : wechat.endpoint
        at += minutes
        later(at)
        await Promise.all(Array.from({ length: times }, () => send({ kind: 'message', subject: { memberId, id } })))
        await delivered()
      }
      process.env.WECHAT_BASE_URL = wechat.endpoint
      for (const { memberId, id } of all) await send({ kind: 'message', subject: { memberId, id } })
      await pass(at + 20, at + 60)
      expect(await arrived(person)).toBe(3)
      for (const { id } of all) expect((await messageOf(person, id))?.push).toBe('sent')
      later(0)
    }),
    { numRuns: 6 },
  )
})

describe('a record with an effect that throws', () => {
  test('holds up no other: it alone is set aside, comes again, and lies among the dead letters with its record in the end', async () => {
    const categoryId = await aCategory(streetId)
    const reports = [
      await aReport(worker, categoryId),
      await aReport(worker, categoryId),
      await aReport(worker, categoryId),
    ]
    const [, poison = ''] = reports
    const seen: string[] = []
    let broken = true
    const effects = [
      ...EFFECTS,
      {
        name: 'poisoned',
        kinds: ['report'],
        run: async ({ after }: { after?: Record<string, unknown> }) => {
          if (after?.reportId === poison && broken) throw new Error('poison')
          seen.push(String(after?.reportId))
        },
      },
      {
        name: 'behind',
        kinds: ['report'],
        run: async ({ after }: { after?: Record<string, unknown> }) => void seen.push(`behind ${after?.reportId}`),
      },
    ]
    const Records = await streamed(streetId)
    expect(await carryOut(effects, Records)).toEqual({ batchItemFailures: [] })
    const [one, , three] = reports
    expect(seen.sort()).toEqual([one, three, ...reports.map((reportId) => `behind ${reportId}`)].sort())
    const { Item } = await PublicReport.build(GetItemCommand).key({ reportId: poison }).send()
    expect(Item).toMatchObject({ state: 'open' })
    const { carryOutAgain } = await import('@functions/events/setAside')
    const again = (_: string, event: unknown) => carryOutAgain(effects, event as never)
    // Six times soon, then ten times as its queue has it.
    for (let minute = 0; minute <= 180; minute += 5) {
      later(minute)
      await delivered((name, event) => (name === 'eventsOnRecords' ? again(name, event) : Promise.resolve()))
    }
    expect(seen).toHaveLength(5)
    const [letter, ...others] = deadLetters().filter(({ effects: names }) => names)
    expect([letter?.effects, others]).toEqual([['poisoned'], []])
    // What the queue's redrive does when the fault is mended.
    broken = false
    await post(process.env.EFFECTS_QUEUE ?? '', letter)
    await delivered((name, event) => (name === 'eventsOnRecords' ? again(name, event) : Promise.resolve()))
    expect(seen.at(-1)).toBe(poison)
    expect(seen).toHaveLength(6)
    expect(takeAside()).toHaveLength(1)
  })

  test('and one that cannot be read at all go the same way; only without a queue the stream brings them again', async () => {
    const unreadable = { eventID: anId(), eventName: 'INSERT' as const, dynamodb: { SequenceNumber: '7' } }
    expect(await carryOut(EFFECTS, [unreadable])).toEqual({ batchItemFailures: [] })
    expect(messagesIn('EffectsQueue').map(({ body }) => JSON.parse(body))).toContainEqual({
      effects: [],
      record: unreadable,
    })
    const { EFFECTS_QUEUE = '' } = process.env
    process.env.EFFECTS_QUEUE = 'http://localhost/000000000000/NoSuchQueue'
    expect(await carryOut(EFFECTS, [unreadable])).toEqual({ batchItemFailures: [{ itemIdentifier: '7' }] })
    process.env.EFFECTS_QUEUE = EFFECTS_QUEUE
    expect(takeAside()).toEqual([{ effects: [], kind: undefined, number: '7' }])
  })

  test('one inbox that cannot be written keeps nobody else from theirs', async () => {
    const [first, second, third] = [grid, await aGridWorker(), await aGridWorker()]
    await Inbox.build(UpdateItemCommand).item({ memberId: second.memberId, version: 1 }).send()
    await aReport(worker, await aCategory(streetId, { urgent: true }))
    await settle()
    for (const person of [first, third]) expect((await inboxOf(person)).unread).toBe(1)
    expect(takeAside()).toMatchObject([{ effects: ['urgency'], kind: 'report' }])
  })
})
