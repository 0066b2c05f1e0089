import { handler as schedule } from '@functions/activities/onSchedule'
import { forgetAll } from '@functions/platform/cache'
import { ServedStreet } from '@functions/stations/registry'
import { REMIND_BEFORE_MS } from '@shared/rules/activities/standing'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { anActivity, changed, HOUR, MINUTE, signedUp, words } from '../support/activities'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { shifted } from '../support/meals'
import { inboxOf } from '../support/messages'
import { ownTable } from '../support/ownTable'
import { settled } from '../support/stream'
import { aWechat } from '../support/wechat'

let wechat: Awaited<ReturnType<typeof aWechat>>
let streetId: string
let admin: Person
let worker: Person
let starts: number
let activityId: string

beforeAll(async () => {
  await ownTable({ stream: true })
  wechat = await aWechat()
})
afterAll(() => wechat.stop())
beforeEach(async () => {
  forgetAll()
  ;({ streetId } = await aStreet())
  await ServedStreet.build(PutItemCommand).item({ streetId }).send()
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  worker = await aPerson(streetId)
  await wechat.seen(admin)
  starts = words().starts
  activityId = await anActivity(admin, { capacity: 1, bring: '头盔' })
})

const reminds = (person: Person, remind = true, id = anId()) =>
  call('activities', 'remind', { activityId, id, remind }, person)
const at = <T>(moment: number, run: () => Promise<T>) => shifted(moment - Date.now(), run)
/** Has the schedule run at a moment, twice: what was done stays done. */
const ranAt = (moment: number) =>
  at(moment, async () => {
    forgetAll()
    await schedule()
    await schedule()
  })
const reminders = async (person: Person) =>
  (await inboxOf(person)).items.filter(({ title }) => title.endsWith('快开始了')).map(({ text }) => text)

test('whoever asks for it is reminded two hours before the start, once, and nobody else', async () => {
  await signedUp(worker, activityId)
  expect((await reminds(worker)).body.signup).toMatchObject({ state: 'in', remind: true })
  expect((await call('activities', 'open', { activityId }, worker)).body.signup?.remind).toBe(true)
  const other = await aPerson(streetId)
  await signedUp(other, activityId)
  await ranAt(starts - REMIND_BEFORE_MS - MINUTE)
  expect(await reminders(worker)).toEqual([])
  await ranAt(starts - REMIND_BEFORE_MS)
  await ranAt(starts - HOUR)
  expect(await reminders(worker)).toEqual([expect.stringContaining('党群服务中心，请带上：头盔')])
  expect(await reminders(other)).toEqual([])
})

test('sent again it changes nothing; who thinks better of it is not reminded', async () => {
  await signedUp(worker, activityId)
  const id = anId()
  const first = await reminds(worker, true, id)
  await reminds(worker, false)
  expect(await reminds(worker, true, id)).toEqual({ ...first, body: { signup: expect.anything() } })
  expect((await reminds(worker, false, id)).body).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' })
  await ranAt(starts - HOUR)
  expect(await reminders(worker)).toEqual([])
})

test('S4 an activity that was called off reminds nobody, nor whoever gave their place up', async () => {
  await signedUp(worker, activityId)
  await reminds(worker)
  await call('activities', 'leave', { activityId, id: anId() }, worker)
  const other = await aPerson(streetId)
  await signedUp(other, activityId)
  await reminds(other)
  await call('activities', 'cancel', { activityId, id: anId(), reason: '下雪' }, admin)
  await ranAt(starts - HOUR)
  expect([await reminders(worker), await reminders(other)]).toEqual([[], []])
})

test('whoever waits is reminded when they are in by then, and not while they wait', async () => {
  await signedUp(worker, activityId)
  const [next, last] = [await aPerson(streetId), await aPerson(streetId)]
  for (const person of [next, last]) {
    await signedUp(person, activityId)
    expect((await reminds(person)).body.signup.state).toBe('waiting')
  }
  await call('activities', 'leave', { activityId, id: anId() }, worker)
  await call('activities', 'accept', { activityId, id: anId() }, next)
  await ranAt(starts - HOUR)
  expect([(await reminders(next)).length, await reminders(last)]).toEqual([1, []])
})

test('moved it is reminded of at its new time, earlier or later, and again when it had been told of the old one', async () => {
  await signedUp(worker, activityId)
  await reminds(worker)
  const movesTo = async (moment: number) => {
    const { status } = await changed(admin, activityId, { starts: moment, ends: moment + HOUR })
    expect(status).toBe(201)
    await settled(streetId)
  }
  await movesTo(starts - 5 * HOUR)
  await ranAt(starts - 5 * HOUR - REMIND_BEFORE_MS)
  expect(await reminders(worker)).toHaveLength(1)
  await movesTo(starts + 5 * HOUR)
  await ranAt(starts)
  expect(await reminders(worker)).toHaveLength(1)
  await ranAt(starts + 4 * HOUR)
  expect(await reminders(worker)).toHaveLength(2)
})

test('moved to later it reminds nobody at its old time, though nobody had told the sign-ups yet', async () => {
  await signedUp(worker, activityId)
  await reminds(worker)
  await changed(admin, activityId, { starts: starts + 5 * HOUR, ends: starts + 6 * HOUR })
  await ranAt(starts - HOUR)
  expect(await reminders(worker)).toEqual([])
  await ranAt(starts + 4 * HOUR)
  expect(await reminders(worker)).toHaveLength(1)
})

test('too late it is refused, as it is without a sign-up; what has begun reminds nobody', async () => {
  expect((await reminds(worker)).body.code).toBe('NOT_FOUND')
  await signedUp(worker, activityId)
  await at(starts - REMIND_BEFORE_MS, async () => {
    expect((await reminds(worker)).body.code).toBe('REMINDER_LATE')
  })
  await reminds(worker)
  await ranAt(starts + MINUTE)
  expect(await reminders(worker)).toEqual([])
})

test('whoever let in above the places keeps the reminder they asked for', async () => {
  await signedUp(await aPerson(streetId), activityId)
  await signedUp(worker, activityId)
  await reminds(worker)
  const input = { activityId, id: anId(), memberId: worker.memberId, adults: 0, children: [], reason: '现场坐得下' }
  expect((await call('activities', 'add', input, admin)).body.signup).toMatchObject({ state: 'in', remind: true })
})
