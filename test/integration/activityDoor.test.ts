import { effects } from '@functions/activities/effects'
import { forgetAll } from '@functions/platform/cache'
import { dayOf } from '@shared/rules/time/day'
import { allItems } from '../../local/commands/onTable'
import {
  anActivity,
  changed,
  comesIn,
  digitsAt,
  goesOut,
  HOUR,
  insisting,
  MINUTE,
  signedUp,
  words,
} from '../support/activities'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { leaves, leftOf } from '../support/leaving'
import { shifted } from '../support/meals'
import { anOrg } from '../support/orgs'
import { ownTable } from '../support/ownTable'
import { bucketsOfFile } from '../support/photos'
import { consumerOf, streamed } from '../support/stream'
import { aWechat } from '../support/wechat'

let wechat: Awaited<ReturnType<typeof aWechat>>
let streetId: string
let admin: Person
let east: Person
let worker: Person

bucketsOfFile()
beforeAll(async () => {
  await ownTable({ stream: true })
  wechat = await aWechat()
})
afterAll(() => wechat.stop())
beforeEach(async () => {
  forgetAll()
  ;({ streetId } = await aStreet())
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  east = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
  worker = await aPerson(streetId)
  await wechat.seen(admin)
  await wechat.seen(east)
})

const { starts } = words()
/** At a moment before or after the start of an activity of tomorrow. */
const at = <T>(minutes: number, run: () => Promise<T>) => shifted(starts + minutes * MINUTE - Date.now(), run)
const balanceOf = async (person = worker) => (await call('points', 'account', {}, person)).body.balance
const attendanceOf = async (activityId: string) =>
  (await call('activities', 'attendance', { activityId }, admin)).body.items
const service = { kind: 'volunteer' as const, mode: 'inOut' as const, title: '清理楼道' }

async function joined(given: Parameters<typeof anActivity>[1] = {}) {
  const activityId = await anActivity(east, given)
  expect((await signedUp(worker, activityId)).status).toBe(200)
  return activityId
}

test('J4 a code of two steps ago is refused, the next scan works', async () => {
  const activityId = await joined()
  const old = await at(-10, () => digitsAt(east, activityId))
  await at(-8, async () => {
    expect((await comesIn(worker, activityId, old)).body).toMatchObject({ code: 'ROTATING_CODE_INVALID' })
    const { status, body } = await comesIn(worker, activityId, await digitsAt(east, activityId))
    expect([status, body]).toMatchObject([200, { inVia: 'code', points: 5, open: false }])
  })
})

test('J5 50 double taps in = one attendance, one entry of points', async () => {
  const activityId = await joined()
  const before = await balanceOf()
  await at(-5, async () => {
    const code = await digitsAt(east, activityId)
    // Two phones and shaking fingers: ten tries an hour are free, the others are told of the first.
    const id = anId()
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        insisting(() =>
          index % 2 === 0
            ? call('activities', 'comeInBy', { activityId, id: anId(), memberId: worker.memberId }, east)
            : comesIn(worker, activityId, code, { id }),
        ),
      ),
    )
    const done = answers.filter(({ status }) => status === 200)
    expect(done.length).toBeGreaterThanOrEqual(25)
    expect(new Set(done.map(({ body }) => ('in' in body ? body.in : 0))).size).toBe(1)
    expect(await attendanceOf(activityId)).toHaveLength(1)
    expect(await balanceOf()).toBe(before + 5)
    const { items } = (await call('points', 'ledger', {}, worker)).body
    expect(items.filter(({ reason }) => reason === 'activityAttended')).toHaveLength(1)
  })
})

test('J6 in 13:40, start 14:00, out 16:10, end 16:00 → 2 h', async () => {
  const activityId = await joined({ ...service, starts, ends: starts + 2 * HOUR })
  await at(-20, async () => comesIn(worker, activityId, await digitsAt(east, activityId)))
  await at(130, async () => {
    const out = await goesOut(worker, activityId, await digitsAt(east, activityId))
    expect(out.body).toMatchObject({ in: expect.any(Number), minutes: 120, open: false })
    expect(out.body.out).toBeGreaterThanOrEqual(starts + 130 * MINUTE)
    expect((await call('activities', 'record', {}, worker)).body.items).toMatchObject([{ minutes: 120 }])
  })
  await at(190, async () =>
    expect((await call('activities', 'door', { activityId }, east)).body.code).toBe('DOOR_CLOSED'),
  )
})

test('J7 without out: no hours, listed to staff, closed once with reason', async () => {
  const activityId = await joined({ ...service, starts, ends: starts + 2 * HOUR })
  await at(-5, async () => comesIn(worker, activityId, await digitsAt(east, activityId)))
  const close = { activityId, memberId: worker.memberId, minutes: 100, reason: '忘了签退，一直在现场' }
  await at(60, async () => {
    expect((await call('activities', 'openHours', { community: 'east' }, east)).body.items).toEqual([])
    expect((await call('activities', 'closeHours', { ...close, id: anId() }, east)).body.code).toBe('ACTIVITY_NOT_OVER')
  })
  await at(200, async () => {
    const { items } = (await call('activities', 'openHours', { community: 'east' }, east)).body
    expect(items).toMatchObject([{ memberId: worker.memberId, open: true, title: '清理楼道' }])
    expect(items[0]).not.toHaveProperty('minutes')
    const today = (await call('today', 'home', {}, east)).body
    expect(today.waiting.find(({ kind }) => kind === 'hours')).toMatchObject({ count: 1 })
    expect((await call('activities', 'closeHours', { ...close, minutes: 121, id: anId() }, east)).body).toMatchObject({
      code: 'HOURS_TOO_MUCH',
      data: { most: 120 },
    })
    const id = anId()
    const closed = await call('activities', 'closeHours', { ...close, id }, east)
    expect(closed.body).toMatchObject({ minutes: 100, open: false, corrected: { reason: close.reason } })
    expect(await call('activities', 'closeHours', { ...close, id }, east)).toEqual(closed)
    expect((await call('activities', 'closeHours', { ...close, id: anId() }, admin)).body.code).toBe('HOURS_CLOSED')
    expect((await call('activities', 'openHours', { community: 'east' }, east)).body.items).toEqual([])
    const right = { ...close, id: anId(), minutes: 90, reason: '提前走了' }
    expect((await call('activities', 'correctHours', right, admin)).body.minutes).toBe(90)
    const all = (await call('activities', 'corrections', { activityId }, east)).body.items
    expect(all).toMatchObject([
      { what: 'closed', after: 100 },
      { what: 'corrected', before: 100, after: 90 },
    ])
  })
})

test('without a network at the door: what the phone says counts once, when it was, and not for ever', async () => {
  const activityId = await joined({ ...service, starts, ends: starts + 2 * HOUR })
  const code = await at(10, () => digitsAt(east, activityId))
  const claimedAt = starts + 10 * MINUTE
  await at(10 * 60, async () => {
    const id = anId()
    expect((await comesIn(worker, activityId, code, { id, claimedAt: starts + 20 * MINUTE })).body.code).toBe(
      'ROTATING_CODE_INVALID',
    )
    const first = await comesIn(worker, activityId, code, { id, claimedAt })
    expect(first.body).toMatchObject({ in: claimedAt })
    expect(await comesIn(worker, activityId, code, { id, claimedAt })).toEqual(first)
  })
  const other = await joined({ starts, ends: starts + 2 * HOUR })
  await at(26 * 60, async () =>
    expect((await comesIn(worker, other, code, { claimedAt })).body.code).toBe('DOOR_TOO_LATE'),
  )
})

test('staff scan one’s own code; a forged or old one is refused, and the next scan works', async () => {
  const activityId = await joined()
  const { ticket } = await at(-20, async () => (await call('activities', 'ticket', { activityId }, worker)).body)
  await at(-2, async () => {
    const scan = (given: object) => call('activities', 'comeInBy', { activityId, id: anId(), ...given }, east)
    expect((await scan({ ticket: 'nonsense' })).body.code).toBe('TICKET_INVALID')
    expect((await scan({ ticket })).body.code).toBe('TICKET_INVALID')
    const fresh = (await call('activities', 'ticket', { activityId }, worker)).body.ticket
    expect((await scan({ ticket: fresh })).body).toMatchObject({ memberId: worker.memberId, inVia: 'ticket' })
  })
})

test('the door opens an hour before the start; whoever did not sign up needs a walk-in, and is counted by number otherwise', async () => {
  const activityId = await anActivity(east, { walkIns: false })
  const open = await anActivity(east, { walkIns: true, kind: 'carepack', items: [{ name: '保暖手套', each: 1 }] })
  await at(-90, async () => {
    expect((await call('activities', 'door', { activityId }, east)).body.code).toBe('DOOR_CLOSED')
  })
  await at(-30, async () => {
    expect((await comesIn(worker, activityId, await digitsAt(east, activityId))).body.code).toBe('NOT_SIGNED_UP')
    const came = await comesIn(worker, open, await digitsAt(east, open))
    expect(came.body).toMatchObject({ items: [{ name: '保暖手套', count: 1 }] })
    const count = { activityId: open, id: anId(), people: 12, items: [{ name: '保暖手套', count: 12 }] }
    expect((await call('activities', 'count', count, east)).body.counted).toBe(12)
    expect((await call('activities', 'count', count, east)).body.counted).toBe(12)
    expect((await call('activities', 'edit', { activityId: open }, east)).body).toMatchObject({ came: 1, counted: 12 })
  })
})

test('called off: whoever came keeps their hours until then, nobody is checked in any more', async () => {
  const activityId = await joined({ ...service, starts, ends: starts + 2 * HOUR })
  await at(0, async () => comesIn(worker, activityId, await digitsAt(east, activityId)))
  await at(30, () => call('activities', 'cancel', { activityId, id: anId(), reason: '天气不好' }, east))
  await at(40, async () => {
    const input = { activityId, id: anId(), memberId: worker.memberId }
    const { minutes = 0 } = (await call('activities', 'goOutBy', input, east)).body
    expect(minutes).toBeGreaterThanOrEqual(29)
    expect(minutes).toBeLessThanOrEqual(30)
    const other = await aPerson(streetId)
    const late = await call('activities', 'comeInBy', { ...input, id: anId(), memberId: other.memberId }, east)
    expect(late.body.code).toBe('ACTIVITY_CANCELLED')
  })
})

test('a service counts once, whether one was checked in or writes it down; taken back it is gone with its points', async () => {
  const today = dayOf(Date.now())
  const offer = {
    memberId: worker.memberId,
    post: 'advocate' as const,
    from: today,
    to: dayOf(starts + 90 * 24 * HOUR),
  }
  const { termId } = (await call('terms', 'appoint', { id: anId(), ...offer, adult: true }, admin)).body
  await call('terms', 'accept', { termId, id: anId() }, worker)
  const log = (activityId: string) =>
    call(
      'terms',
      'log',
      { termId, id: anId(), categoryId: 'served-service', day: dayOf(starts), quantity: 1, activityId },
      worker,
    )
  const served = async () => (await call('terms', 'served', {}, worker)).body.items
  const [one, two] = [await joined({ ...service, starts }), await joined({ ...service, starts })]
  await at(-5, async () => {
    await comesIn(worker, one, await digitsAt(east, one))
    expect((await log(one)).body.code).toBe('SERVED_AT_ACTIVITY')
    expect((await log(two)).status).toBe(201)
    await comesIn(worker, two, await digitsAt(east, two))
    expect(await served()).toHaveLength(2)
    const before = await balanceOf()
    const back = { activityId: one, id: anId(), memberId: worker.memberId, reason: '点错了人' }
    expect((await call('activities', 'takeBack', back, east)).body.takenBack).toMatchObject({ reason: '点错了人' })
    expect((await call('activities', 'takeBack', { ...back, id: anId() }, east)).body.code).toBe('ATTENDANCE_GONE')
    expect(await balanceOf()).toBe(before - 5)
    expect((await served()).reduce((sum, { quantity }) => sum + quantity, 0)).toBe(1)
  })
})

test('hours are certified with a code that anybody can check', async () => {
  const activityId = await joined({ ...service, starts, ends: starts + 2 * HOUR })
  await at(-5, async () => comesIn(worker, activityId, await digitsAt(east, activityId)))
  await at(90, async () => goesOut(worker, activityId, await digitsAt(east, activityId)))
  await at(150, async () => {
    const days = { from: dayOf(starts), to: dayOf(starts) }
    const id = anId()
    const { status, body } = await call('activities', 'certify', { id, ...days }, worker)
    expect([status, body]).toMatchObject([201, { times: 1, minutes: 90, issuer: '测试街道' }])
    expect((await call('activities', 'certify', { id, ...days }, worker)).body).toEqual(body)
    expect((await call('terms', 'check', { code: body.code })).body).toMatchObject({
      ...{ kind: 'hours', name: '测*甲', hours: { minutes: 90, times: 1 } },
    })
    const other = await call('activities', 'certify', { id: anId(), from: '2031-01-01', to: '2031-01-02' }, worker)
    expect(other.body.code).toBe('NO_HOURS')
  })
})

test('a council keeps who said what, and its decisions become duties of its host', async () => {
  const { orgId } = await anOrg(admin, 'council')
  const activityId = await anActivity(admin, { kind: 'council', hostId: orgId, title: '进门难怎么办' })
  const remark = { activityId, id: anId(), memberId: worker.memberId, text: '小区门口能不能留一个登记点' }
  expect((await call('activities', 'remark', remark, east)).body).toMatchObject({ speaker: '测*甲' })
  expect((await call('activities', 'remarks', { activityId }, admin)).body.items).toHaveLength(1)
  const decisions = [{ title: '和物业谈登记点', ownerId: admin.memberId, dueOn: dayOf(starts + 10 * 24 * HOUR) }]
  const input = { activityId, id: anId(), version: 0, minutes: '大家说了进门难。', decisions }
  const kept = await call('activities', 'minutes', input, admin)
  expect(kept.body).toMatchObject({ version: 2, minutes: '大家说了进门难。', decisions: [{ title: '和物业谈登记点' }] })
  expect(await call('activities', 'minutes', input, admin)).toEqual(kept)
  expect((await call('activities', 'edit', { activityId }, admin)).body.minutes).toEqual(kept.body)
  const other = await anActivity(admin)
  expect((await call('activities', 'minutes', { ...input, activityId: other, id: anId() }, admin)).body.code).toBe(
    'NOT_A_COUNCIL',
  )
})

test('home asks: a place that is kept until, and “到了，签到”; 今天 of staff has it until it is over', async () => {
  const activityId = await anActivity(east, { starts, capacity: 1 })
  const first = await aPerson(streetId)
  await signedUp(first, activityId)
  await signedUp(worker, activityId)
  const home = async () => (await call('insights', 'home', {}, worker)).body.activities
  expect(await home()).toBeUndefined()
  await call('activities', 'leave', { activityId, id: anId() }, first)
  expect(await home()).toMatchObject([{ activityId, offerUntil: expect.any(Number) }])
  await call('activities', 'accept', { activityId, id: anId() }, worker)
  await at(-30, async () => {
    expect(await home()).toMatchObject([{ activityId, atDoor: true, place: '党群服务中心' }])
    const { items } = (await call('today', 'due', {}, east)).body
    expect(items).toMatchObject([{ kind: 'activity', id: activityId, dueAt: starts, missed: 0 }])
    await comesIn(worker, activityId, await digitsAt(east, activityId))
    expect(await home()).toBeUndefined()
  })
  await at(121, async () => {
    expect((await call('today', 'due', {}, east)).body.items.filter(({ kind }) => kind === 'activity')).toEqual([])
  })
})

test('those signed up are told what changed, what is called off, and that a place is kept', async () => {
  const consume = consumerOf(...effects)
  const activityId = await anActivity(east, { starts, capacity: 1 })
  const first = await aPerson(streetId)
  await signedUp(first, activityId)
  await signedUp(worker, activityId)
  await changed(east, activityId, { place: { kind: 'point', name: '建设里社区' }, bring: '水杯' })
  await call('activities', 'leave', { activityId, id: anId() }, first)
  await call('activities', 'cancel', { activityId, id: anId(), reason: '场地用不了' }, east)
  await consume({ Records: await streamed(streetId) })
  await consume({ Records: await streamed(streetId) })
  const { items } = (await call('messages', 'list', {}, worker)).body
  expect(items.map(({ title }) => title).sort()).toEqual(
    ['候补的活动有名额了', '冬季骑行安全 取消了', '冬季骑行安全 有变动'].sort(),
  )
  expect(items.find(({ title }) => title.endsWith('有变动'))?.text).toBe('地点改为 建设里社区；请带上：水杯。')
})

test('J10 nothing about a child in table dump, CSV or logs but count and age band; it goes 30 days after', async () => {
  const activityId = await anActivity(east, { starts, along: 2, children: true })
  const children = [{ band: '7-12' as const, count: 2 }]
  expect((await signedUp(worker, activityId, { children })).status).toBe(200)
  const named = await call(
    'activities',
    'signUp',
    { activityId, id: anId(), adults: 0, children: [{ ...children[0], name: '小明' }] } as never,
    await aPerson(streetId),
  )
  expect(named.status).toBe(200)
  const found: string[] = []
  for await (const item of allItems()) {
    const text = JSON.stringify(item, (_, value) => (value instanceof Set ? [...value] : value))
    expect(text).not.toContain('小明')
    if (text.includes('7-12')) found.push(String(item._et))
    if (item._et === 'signup') expect(item.expiresAt).toBe(Math.floor((starts + 2 * HOUR) / 1000) + 30 * 86_400)
  }
  expect(new Set(found)).toEqual(new Set(['signup']))
})

test('whoever leaves gives their place back; that somebody came stays without them', async () => {
  const activityId = await anActivity(east, { ...service, starts, capacity: 1 })
  const next = await aPerson(streetId)
  const past = await joined({ ...service, starts: starts, title: '读书会' })
  await at(5, async () => comesIn(worker, past, await digitsAt(east, past)))
  const far = await anActivity(east, { starts: starts + 60 * 24 * HOUR, capacity: 1 })
  for (const each of [activityId, far]) {
    await signedUp(worker, each)
    await signedUp(next, each)
  }
  await leaves(worker)
  expect(await leftOf(worker.memberId)).toEqual([])
  expect(await attendanceOf(past)).toMatchObject([{ nameMasked: '' }])
  const { seats } = (await call('activities', 'edit', { activityId: far }, admin)).body
  expect(seats).toMatchObject([{ taken: 1, waiting: 0 }])
})
