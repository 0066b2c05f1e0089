import { forgetAll } from '@functions/platform/cache'
import { dayOf } from '@shared/rules/time/day'
import { anActivity, changed, HOUR, MINUTE, signedUp } from '../support/activities'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { shifted } from '../support/meals'
import { inboxOf } from '../support/messages'
import { ownTable } from '../support/ownTable'
import { settled } from '../support/stream'
import { aWechat } from '../support/wechat'

let wechat: Awaited<ReturnType<typeof aWechat>>
let streetId: string
let east: Person
let worker: Person
/** The days of a series: each week at 14:00 from the fifth of January on. */
let days: { day: string; activityId: string }[]

const FIRST = Date.parse('2032-01-05T06:00:00Z')
const at = <T>(moment: number, run: () => Promise<T>) => shifted(moment - Date.now(), run)
const before = <T>(run: () => Promise<T>) => at(FIRST - 48 * HOUR, run)

beforeAll(async () => {
  await ownTable({ stream: true })
  wechat = await aWechat()
})
afterAll(() => wechat.stop())
beforeEach(async () => {
  forgetAll()
  ;({ streetId } = await aStreet())
  east = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
  worker = await aPerson(streetId)
  await wechat.seen(east)
  await before(async () => {
    const activityId = await anActivity(east, { starts: FIRST, ends: FIRST + HOUR, capacity: 5 })
    const rule = { repeat: 'weekly' as const, until: '2032-02-02', skip: [] }
    const { body } = await call('activities', 'repeat', { activityId, id: anId(), revision: 2, ...rule }, east)
    days = body.days
  })
})

const idOf = (day: number) => days[day]?.activityId ?? ''
const opened = async (day: number) => (await call('activities', 'edit', { activityId: idOf(day) }, east)).body
/** Changes a day and the later ones; any answer. */
async function changes(day: number, given: object, id = anId()) {
  const { words, revision } = await opened(day)
  const input = { ...words, ...given, id, activityId: idOf(day), revision }
  const answer = await call('activities', 'changeSeries', input as never, east)
  return { ...answer, again: () => call('activities', 'changeSeries', input as never, east) }
}
const titles = () => Promise.all(days.map(async (_, day) => (await opened(day)).title))

test('a day and the later ones are changed together, each at its own hour; earlier days stay', async () => {
  await before(async () => {
    const starts = FIRST + 14 * 24 * HOUR + 30 * MINUTE
    const { body, status } = await changes(2, { title: '雪天骑行', starts, ends: starts + 2 * HOUR })
    expect([status, body.changed.map(({ day }) => day), body.kept]).toEqual([
      200,
      ['2032-01-19', '2032-01-26', '2032-02-02'],
      [],
    ])
    expect(await titles()).toEqual(['冬季骑行安全', '冬季骑行安全', '雪天骑行', '雪天骑行', '雪天骑行'])
    const last = await opened(4)
    expect([dayOf(last.starts), last.starts - FIRST, last.ends - last.starts]).toEqual([
      '2032-02-02',
      28 * 24 * HOUR + 30 * MINUTE,
      2 * HOUR,
    ])
    const { items } = (await call('activities', 'list', { month: '2032-02' }, worker)).body
    expect(items).toMatchObject([{ activityId: idOf(4), title: '雪天骑行' }])
  })
})

test('a day that was changed alone, is called off or has begun stays, and the answer says why', async () => {
  await before(async () => {
    expect((await changed(east, idOf(2), { place: { kind: 'point', name: '别处' } })).status).toBe(201)
    await call('activities', 'cancel', { activityId: idOf(3), id: anId(), reason: '场地用不了' }, east)
    const { body } = await changes(0, { title: '雪天骑行' })
    expect(body.changed.map(({ day }) => day)).toEqual(['2032-01-05', '2032-01-12', '2032-02-02'])
    expect(body.kept.map(({ day, why }) => [day, why])).toEqual([
      ['2032-01-19', 'differs'],
      ['2032-01-26', 'cancelled'],
    ])
  })
  await at(FIRST + 7 * 24 * HOUR + MINUTE, async () => {
    forgetAll()
    const { body } = await changes(1, { bring: '头盔' })
    expect(body.changed.map(({ day }) => day)).toEqual(['2032-01-12', '2032-02-02'])
  })
})

test('sent again it answers the same and changes nothing more; of two editors the second is told', async () => {
  await before(async () => {
    const one = await changes(0, { title: '雪天骑行' })
    const revisions = await Promise.all(days.map(async (_, day) => (await opened(day)).revision))
    expect(await one.again()).toMatchObject({ status: 200, body: one.body })
    expect(await Promise.all(days.map(async (_, day) => (await opened(day)).revision))).toEqual(revisions)
    const { words } = await opened(0)
    const older = { ...words, id: anId(), activityId: idOf(0), revision: 1 }
    expect((await call('activities', 'changeSeries', older as never, east)).body.code).toBe('ACTIVITY_CHANGED')
  })
})

test('what one of the days refuses changes none of them', async () => {
  await before(async () => {
    const far = FIRST + 350 * 24 * HOUR
    const { body } = await changes(0, { title: '雪天骑行', starts: far, ends: far + HOUR })
    expect(body).toMatchObject({ code: 'ACTIVITY_INVALID' })
    expect(new Set(await titles())).toEqual(new Set(['冬季骑行安全']))
  })
})

test('what is no series is changed alone, and what is one day by day', async () => {
  await before(async () => {
    const alone = await anActivity(east, { starts: FIRST, ends: FIRST + HOUR })
    const { words, revision } = (await call('activities', 'edit', { activityId: alone }, east)).body
    const input = { ...words, id: anId(), activityId: alone, revision }
    expect((await call('activities', 'changeSeries', input as never, east)).body.code).toBe('ACTIVITY_ALONE')
    expect((await changed(east, alone, { title: '雪天骑行' })).status).toBe(201)
    const rule = { repeat: 'weekly' as const, until: '2032-02-02', skip: [] }
    const again = { activityId: idOf(0), id: anId(), revision: (await opened(0)).revision, ...rule }
    expect((await call('activities', 'repeat', again, east)).body.code).toBe('ACTIVITY_IN_SERIES')
    expect((await changed(east, idOf(1), { title: '雪天骑行' })).status).toBe(201)
  })
})

test('those who signed up for a day are told of that day’s change; more places go to who waits', async () => {
  await before(async () => {
    await signedUp(worker, idOf(1))
    await changes(1, { place: { kind: 'point', name: '大驿站' } })
    await settled(streetId)
    expect((await inboxOf(worker)).items.map(({ text }) => text)).toEqual(['地点改为 大驿站。'])
    await changes(1, { capacity: 1 })
    const next = await aPerson(streetId)
    expect((await signedUp(next, idOf(1))).body.signup.state).toBe('waiting')
    await changes(1, { capacity: 2 })
    expect((await call('activities', 'open', { activityId: idOf(1) }, next)).body.signup?.state).toBe('offered')
  })
})
