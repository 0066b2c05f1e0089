import { client } from '@functions/platform/store/table'
import { Working } from '@functions/stations/entities'
import { remindableFrom } from '@shared/rules/people/registration'
import { sayMoment } from '@shared/rules/time/day'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { anId, call, type Person } from '../support/api'
import { aStreet } from '../support/factories'
import { inboxOf } from '../support/messages'
import { ownTable } from '../support/ownTable'
import { aNewcomer, aNumber, aPhoneTicket, aRegistration, aStaffMember } from '../support/registrations'
import { comesAgain, settled } from '../support/stream'

beforeAll(() => ownTable({ stream: true }))

let streetId: string
let newcomer: Person
let east: Person
let west: Person
const HOUR_MS = 3_600_000
const settle = () => settled(streetId)

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  newcomer = await aNewcomer(streetId)
  east = await aStaffMember(streetId, [{ role: 'gridWorker', communityIds: ['east'] }])
  west = await aStaffMember(streetId, [{ role: 'gridWorker', communityIds: ['west'] }])
})
afterEach(() => {
  process.env.CLOCK_OFFSET_MS = '0'
})

const send = async (over: Parameters<typeof aRegistration>[1] = {}) =>
  call('identity', 'register', await aRegistration(newcomer, over), newcomer)
const cardSeenBy = async (staff: Person) => call('identity', 'registration', { memberId: newcomer.memberId }, staff)
const confirm = (registrationId: string | undefined, staff = east) =>
  call('identity', 'confirm', { memberId: newcomer.memberId, id: anId(), registrationId }, staff)
const remind = (id = anId()) => call('identity', 'remind', { id }, newcomer)
const me = async () => (await call('identity', 'me', {}, newcomer)).body
const later = (ms: number) => {
  process.env.CLOCK_OFFSET_MS = String(Number(process.env.CLOCK_OFFSET_MS ?? 0) + ms)
}
const titlesOf = async (person: Person) => (await inboxOf(person)).items.map(({ title }) => title)

describe('what was sent is corrected while it waits', () => {
  test('staff see the newer one in its old place, and a decision on the older one is refused', async () => {
    const first = await send()
    const seen = (await cardSeenBy(east)).body
    later(HOUR_MS)
    const { phoneTicket, ...words } = await aRegistration(newcomer, { employer: '测试快递总站', name: '测试大哥' })
    const corrected = await call('identity', 'register', words, newcomer)
    expect(corrected).toMatchObject({ status: 201, body: { status: 'pending', employer: '测试快递总站' } })
    expect(corrected.body).toMatchObject({ submittedAt: first.body.submittedAt, phoneMasked: first.body.phoneMasked })
    expect(await call('identity', 'register', words, newcomer)).toEqual(corrected)

    const refused = await confirm(seen.registrationId)
    expect(refused).toMatchObject({ status: 409, body: { code: 'REGISTRATION_CHANGED' } })
    expect(refused.body.message).toContain('内容刚改过')
    const reason = '请写全称'
    const reject = { memberId: newcomer.memberId, id: anId(), reason, registrationId: seen.registrationId }
    expect((await call('identity', 'reject', reject, east)).body.code).toBe('REGISTRATION_CHANGED')
    expect(await me()).toMatchObject({ status: 'pending' })

    const now = (await cardSeenBy(east)).body
    expect(now).toMatchObject({ employer: '测试快递总站', nameMasked: '测**哥', submittedAt: seen.submittedAt })
    expect(now.correctedAt).toBeGreaterThanOrEqual(seen.submittedAt + HOUR_MS)
    // What the refusal advises is taken.
    expect((await confirm(now.registrationId)).body).toMatchObject({ status: 'confirmed' })
    expect((await send()).body.code).toBe('ALREADY_REGISTERED')
  })

  test('another community waits for it then, and a number that was mistaken is free again', async () => {
    const [wrong, right] = [aNumber(), aNumber()]
    await send({ phoneTicket: await aPhoneTicket(newcomer, wrong) })
    await settle()
    await send({ communityId: 'west', phoneTicket: await aPhoneTicket(newcomer, right) })
    await settle()
    expect((await cardSeenBy(east)).body.code).toBe('NOT_FOUND')
    expect((await cardSeenBy(west)).status).toBe(200)
    expect([await titlesOf(east), await titlesOf(west)]).toEqual([['新报到：测**哥'], ['新报到：测**哥']])
    const other = await aNewcomer(streetId)
    const ofOther = async (phone: string) =>
      call('identity', 'register', await aRegistration(other, { phoneTicket: await aPhoneTicket(other, phone) }), other)
    expect((await ofOther(right)).body.code).toBe('PHONE_TAKEN')
    expect((await ofOther(wrong)).status).toBe(201)
  })

  test('a decision and a correction at once: one of them, and what was decided is what was looked at', async () => {
    for (let round = 0; round < 5; round++) {
      newcomer = await aNewcomer(streetId)
      await send()
      const { registrationId } = (await cardSeenBy(east)).body
      const words = await aRegistration(newcomer, { employer: '测试快递总站' })
      const [decided, corrected] = await Promise.all([
        confirm(registrationId),
        call('identity', 'register', words, newcomer),
      ])
      const isDecided = decided.status === 200
      expect([decided.body.code, corrected.body.code]).toEqual(
        isDecided ? [undefined, 'ALREADY_REGISTERED'] : ['REGISTRATION_CHANGED', undefined],
      )
      expect(await me()).toMatchObject({
        status: isDecided ? 'confirmed' : 'pending',
        employer: isDecided ? '测试快递站' : '测试快递总站',
      })
    }
  })

  test('what is sent back in the moment of a correction was sent back: the correction is a sending of its own', async () => {
    await send()
    const { registrationId, submittedAt } = (await cardSeenBy(east)).body
    const reject = { memberId: newcomer.memberId, id: anId(), reason: '请写全称', registrationId }
    later(HOUR_MS)
    const employer = '测试快递总站'
    let back: Promise<{ status: number }> | undefined
    const name = 'justBefore'
    client.middlewareStack.add(
      (next) => async (args) => {
        if (!back && JSON.stringify(args.input).includes(employer)) {
          back = call('identity', 'reject', reject, east)
          await back
        }
        return next(args)
      },
      { step: 'initialize', name },
    )
    const corrected = await send({ employer }).finally(() => client.middlewareStack.remove(name))
    expect([corrected.status, (await back)?.status]).toEqual([201, 200])
    const card = (await cardSeenBy(east)).body
    expect(card).toMatchObject({ status: 'pending', employer })
    expect(card.correctedAt).toBeUndefined()
    expect(card.submittedAt).toBeGreaterThan(submittedAt)
  })
})

describe('whoever waits may remind the grid workers', () => {
  test('after one working day, once a day, to their inbox', async () => {
    await send()
    await settle()
    const { remindFrom = 0, submittedAt = 0 } = await me()
    expect(remindFrom).toBe(submittedAt + 24 * HOUR_MS)
    const early = await remind()
    expect(early).toMatchObject({ status: 409, body: { code: 'REMIND_LATER', data: { at: remindFrom } } })
    expect(early.body.message).toMatch(/^明天 \d\d:\d\d 起可以提醒网格员/)

    later(24 * HOUR_MS)
    const id = anId()
    const done = await remind(id)
    expect(done.status).toBe(200)
    expect(done.body.remindFrom).toBeGreaterThanOrEqual(remindFrom + 24 * HOUR_MS)
    expect(await remind(id)).toEqual(done)
    expect((await remind()).body.code).toBe('REMIND_LATER')
    await settle()
    await comesAgain(streetId)
    expect(await titlesOf(east)).toEqual(['还在等确认：测**哥', '新报到：测**哥'])
    expect(await titlesOf(west)).toEqual([])
    // A correction is no way round the limit, and keeps that it was reminded of.
    await send({ employer: '测试快递总站' })
    expect((await remind()).body.code).toBe('REMIND_LATER')
    later(24 * HOUR_MS)
    expect((await remind()).status).toBe(200)
    await settle()
    expect((await titlesOf(east)).filter((title) => title.startsWith('还在等'))).toHaveLength(2)
  })

  test('ten taps on two phones remind once', async () => {
    await send()
    later(25 * HOUR_MS)
    const answers = await Promise.all(Array.from({ length: 10 }, () => remind()))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ body }) => body.code === 'REMIND_LATER')).toHaveLength(9)
  })

  test('what is decided, or was never sent, cannot be reminded of', async () => {
    expect((await remind()).body.code).toBe('NOT_WAITING')
    await send()
    later(25 * HOUR_MS)
    await confirm(undefined)
    expect((await remind()).body.code).toBe('NOT_WAITING')
    expect(await me()).not.toHaveProperty('remindFrom')
  })

  test('a working day is one of the street: over a weekend it takes until Monday', async () => {
    const rules = { weekdays: [1, 2, 3, 4, 5], opensAtMinute: 510, closesAtMinute: 1050, holidays: [], extraDays: [] }
    const friday = Date.parse('2031-11-21T16:00:00+08:00')
    expect(sayMoment(remindableFrom(rules, friday), friday)).toBe('11月24日 16:00')
    const night = { ...rules, opensAtMinute: 1320, closesAtMinute: 360 }
    expect(sayMoment(remindableFrom(night, friday), friday)).toBe('明天 06:00')
    await Working.build(PutItemCommand)
      .item({ streetId, ...rules, version: 1 })
      .send()
    const { body } = await send()
    expect(body.remindFrom).toBe(remindableFrom(rules, body.submittedAt ?? 0))
  })
})
