import { Counter } from '@functions/counters/entities'
import { COUNTS } from '@functions/counters/names'
import { Filed } from '@functions/exports/entities'
import { Report, ReportEvent } from '@functions/reports/entities'
import { placeOf } from '@functions/reports/place'
import { Publicity } from '@functions/safety/entities'
import { cleared, settled } from '@functions/safety/publicity'
import { sceneOf } from '@functions/stations/posted'
import { NO_CHECKINS } from '@shared/rules/points/checkin'
import { rotatingCode, stepAt } from '@shared/rules/points/rotating'
import { monthOf } from '@shared/rules/points/settlement'
import { qrPayload } from '@shared/rules/points/voucher'
import { sayNumber } from '@shared/rules/reports/reportNumber'
import { addDays, dayOf } from '@shared/rules/time/day'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { writeAll } from '../../local/seed/writer'
import { manyActivities } from '../support/activities'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStation, aStreet, CENTER } from '../support/factories'
import { anOffer, shifted } from '../support/meals'
import { type Bill, billOf } from '../support/meter'
import { aPairOf, contacted } from '../support/pairs'
import { aCategory, aReport, recordOf } from '../support/reports'

/**
 * The cost budget of the architecture: round trips, write and read units as DynamoDB charges them, with warm caches.
 * A line that costs more fails; `npm run costs` prints the table.
 */
const BUDGET: Record<string, Bill> = {
  'check-in': { trips: 1, writeUnits: 8, readUnits: 0 },
  'submit a report': { trips: 1, writeUnits: 14, readUnits: 0 },
  'redeem a meal': { trips: 1, writeUnits: 14, readUnits: 0 },
  'preview a voucher': { trips: 1, writeUnits: 0, readUnits: 2 },
  'confirm a voucher': { trips: 1, writeUnits: 12, readUnits: 2 },
  'home screen': { trips: 1, writeUnits: 0, readUnits: 3 },
  // Asked for only by a phone that knows of some.
  'home with reports under way': { trips: 2, writeUnits: 0, readUnits: 3 },
  // Three questions at once: oneself, and what waits in the one team and the one community.
  'home screen of staff': { trips: 5, writeUnits: 0, readUnits: 7 },
  // Two questions at once: points and vouchers lie in different partitions.
  'points screen': { trips: 2, writeUnits: 0, readUnits: 4 },
  'a meal': { trips: 1, writeUnits: 0, readUnits: 1 },
  'report screen, 15 reports': { trips: 1, writeUnits: 0, readUnits: 4 },
  "the office's today, 14 days": { trips: 3, writeUnits: 0, readUnits: 6 },
  'work queue, a page of 20': { trips: 1, writeUnits: 0, readUnits: 10 },
  // A list of each of two communities on two days, the report, and the call's count.
  'find by number': { trips: 7, writeUnits: 1, readUnits: 6 },
  // Each of them is put on record.
  'find by caller, 2 reports': { trips: 5, writeUnits: 9, readUnits: 2 },
  // All with long texts, of which the rest lies elsewhere.
  'find by words, 100 reports': { trips: 4, writeUnits: 1, readUnits: 67 },
  // After the worker's page was read. The page of others' data asks whether the token still counts, too.
  'write down a contact': { trips: 1, writeUnits: 12, readUnits: 0 },
  'my pairs, 20 that are overdue': { trips: 2, writeUnits: 0, readUnits: 5 },
  'sign up for an activity': { trips: 1, writeUnits: 8, readUnits: 0 },
  // The phone saw that it is full.
  'sign up where others wait': { trips: 1, writeUnits: 8, readUnits: 0 },
  suggest: { trips: 1, writeUnits: 14, readUnits: 0 },
  // The page of others’ data asks whether the token still counts, then come the names.
  'suggestions of a community, a page of 20 of 60': { trips: 3, writeUnits: 0, readUnits: 5 },
  'activities, a page of 20 of 60': { trips: 1, writeUnits: 0, readUnits: 4 },
  'an activity': { trips: 3, writeUnits: 0, readUnits: 3 },
}
const bills: Record<string, Bill> = {}

let streetId: string
let communityId: string
let worker: Person
let staff: Person

beforeAll(async () => {
  ;({ streetId, communityId } = await aStreet())
  worker = await aPerson(streetId, { points: 1000 })
  staff = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: [communityId] }] })
})

afterAll(() => {
  const row = (cells: readonly (string | number)[]) =>
    cells.map((cell, index) => String(cell).padEnd(index ? 14 : 28)).join('')
  const lines = Object.entries(BUDGET).map(([path, { trips, writeUnits, readUnits }]) => {
    const bill = bills[path]
    return row([
      path,
      `${bill?.trips ?? '–'} (≤ ${trips})`,
      `${bill?.writeUnits ?? '–'} (≤ ${writeUnits})`,
      `${bill?.readUnits ?? '–'} (≤ ${readUnits})`,
    ])
  })
  process.stdout.write(`${[row(['path', 'round trips', 'write units', 'read units']), ...lines].join('\n')}\n`)
})

/** Bills one path and holds it against its budget. The answer must be a success, or the bill says nothing. */
async function within(path: string, run: () => Promise<{ status: number }>): Promise<void> {
  let status = 0
  const bill = await billOf(async () => {
    status = (await run()).status
  })
  bills[path] = bill
  expect(status).toBeLessThan(300)
  const budget = BUDGET[path]
  if (!budget) throw new Error(`no budget for ${path}`)
  expect(bill.trips).toBeLessThanOrEqual(budget.trips)
  expect(bill.writeUnits).toBeLessThanOrEqual(budget.writeUnits)
  expect(bill.readUnits).toBeLessThanOrEqual(budget.readUnits)
}

test('check-in', async () => {
  const warm = await aStation(streetId)
  const station = await aStation(streetId)
  const visit = (at: typeof station, seen = NO_CHECKINS) =>
    call(
      'checkins',
      'create',
      {
        id: anId(),
        stationId: at.stationId,
        proof: { kind: 'posted', scene: sceneOf(at), location: CENTER },
        seen,
      },
      worker,
    )
  const first = await visit(warm)
  await within('check-in', () => visit(station, first.body.state))
})

test('submit a report', async () => {
  const categoryId = await aCategory(streetId)
  await call('reports', 'categories', { streetId })
  const send = () =>
    call(
      'reports',
      'create',
      {
        id: anId(),
        categoryId,
        description: '路口井盖松动，车轮压上去会翘起来，夜里看不清，已经有人摔倒，请尽快处理。'.repeat(3),
        location: CENTER,
        address: '测试路与试验街路口向东 50 米',
        communityId,
        photoIds: [anId(), anId(), anId()],
        anonymous: false,
        sameAgain: true,
      },
      worker,
    )
  await send()
  await within('submit a report', send)
})

test('redeem, preview, confirm', async () => {
  const { offerId, merchantId, version } = await anOffer(streetId, { stockPerDay: 10, pricePoints: 12, perDay: 5 })
  const clerk = await aPerson(streetId, { grants: [{ role: 'merchant', merchantId }] })
  const redeem = () => call('meals', 'redeem', { id: anId(), offerId, offerVersion: version }, worker)
  const { body: voucher } = await redeem()
  await within('redeem a meal', redeem)
  const payload = qrPayload(voucher.qrHandle ?? '', rotatingCode(voucher.qrSecret ?? '', stepAt(Date.now())))
  let ticket = ''
  await within('preview a voucher', async () => {
    const answer = await call('meals', 'preview', { kind: 'qr', payload }, clerk)
    ticket = answer.body.ticket
    return answer
  })
  await within('confirm a voucher', () => call('meals', 'confirm', { id: anId(), ticket }, clerk))
})

test('home screen', async () => {
  await call('insights', 'home', {}, worker)
  await within('home screen', () => call('insights', 'home', {}, worker))
  await within('home with reports under way', () => call('insights', 'home', { reports: 'yes' }, worker))
})

test('home screen of staff, with more reviews than are counted', async () => {
  const report = { streetId, communityId, reporterId: worker.memberId, photoIds: [anId(), anId(), anId()] }
  for (let waiting = 0; waiting < 25; waiting++) {
    const clear = cleared({ ...report, reportId: anId(), submittedAt: Date.now() })
    await Publicity.build(PutItemCommand)
      .item(settled({ ...clear, text: 'review', textLabel: 20006 }, Date.now()))
      .send()
  }
  await call('insights', 'home', {}, staff)
  await within('home screen of staff', () => call('insights', 'home', {}, staff))
})

test('points screen and a meal', async () => {
  const { offerId } = await anOffer(streetId)
  const wallet = () => call('meals', 'wallet', {}, worker)
  await wallet()
  await within('points screen', wallet)
  await within('a meal', () => call('meals', 'offer', { offerId }, worker))
})

test("the office's today, 14 days", async () => {
  const admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  const today = dayOf(Date.now())
  const numbers = Object.fromEntries(COUNTS.map((name) => [name, 1234]))
  for (let ago = 0; ago < 15; ago++) {
    for (let community = 0; community < 9; community++) {
      await Counter.build(PutItemCommand)
        .item({ scope: streetId, bucket: `DAY#${addDays(today, -ago)}#community-${community}`, ...numbers })
        .send()
    }
  }
  const ask = () => call('insights', 'today', {}, admin)
  await ask()
  await within("the office's today, 14 days", ask)
})

test('find by number, by caller and by words', async () => {
  // A grid worker of a community of their own: nothing else is looked through.
  const { streetId: street } = await aStreet()
  const finder = await aPerson(street, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
  const reporter = await aPerson(street)
  const kind = await aCategory(street)
  const long = '楼道里堆放杂物，挡住了消防通道，请社区来看一下。'.repeat(4)
  const { report } = await recordOf(await aReport(reporter, kind, { description: long }))
  const many = Array.from({ length: 110 }, (_, n) => ({ ...report, reportId: anId(), dueAt: report.dueAt + n }))
  await writeAll(
    many.flatMap((one) => [
      Report.build(BatchPutRequest).item({ ...one, ...placeOf(one) }),
      Filed.build(BatchPutRequest).item({
        ...{ streetId: street, communityId: 'east', month: monthOf(dayOf(one.submittedAt)) },
        ...{ submittedAt: one.submittedAt, reportId: one.reportId },
      }),
      ReportEvent.build(BatchPutRequest).item({
        ...{ reportId: one.reportId, seq: 1, streetId: street, communityId: 'east', move: 'submit', to: 'submitted' },
        ...{ by: reporter.memberId, byRole: 'reporter', at: one.submittedAt, note: long, clientId: anId(), hash: 'h' },
      }),
    ]),
  )
  const callerPhone = '13500007777'
  for (let calls = 0; calls < 2; calls++) {
    const words = { source: 'phone' as const, communityId: 'east', categoryId: kind, description: '井盖响' }
    const taken = { ...words, callerName: '来电人', callerPhone, location: CENTER, address: '测试路' }
    await call('reports', 'behalf', { id: anId(), ...taken }, finder)
  }
  const find = (words: string) => call('reports', 'find', { words, limit: 20 }, finder)
  const found: number[] = []
  const finding = (words: string) => async () => {
    const answer = await find(words)
    found.push(answer.body.items.length)
    return answer
  }
  await find('没有这样的话')
  await within('find by number', finding(sayNumber(many[0] ?? report)))
  await within('find by caller, 2 reports', finding(callerPhone))
  await within('find by words, 100 reports', finding('没有这样的话'))
  expect(found).toEqual([1, 2, 0])
})

test('contacts', async () => {
  const ago = 100 * 86_400_000
  const workers = await shifted(-ago, () => Promise.all(Array.from({ length: 60 }, () => aPairOf(streetId, staff))))
  const [first, second] = workers
  if (!first || !second) throw new Error('no workers')
  const page = () => call('pairs', 'mine', { limit: 20 }, staff)
  const { items } = (await page()).body
  expect(items.filter(({ missed }) => missed > 0)).toHaveLength(20)
  await within('my pairs, 20 that are overdue', page)
  await contacted(staff, first)
  await call('pairs', 'one', { memberId: second.memberId }, staff)
  await within('write down a contact', () => contacted(staff, second, { note: '最近夜班多，孩子要上小学' }))
})

test('work queue, a page of 20', async () => {
  const categoryId = await aCategory(streetId)
  const reporters: Person[] = []
  for (let batch = 0; batch < 2; batch++) {
    const reporter = await aPerson(streetId)
    reporters.push(reporter)
    for (let i = 0; i < 15; i++) {
      await call(
        'reports',
        'create',
        {
          id: anId(),
          categoryId,
          description: '楼道里堆放杂物，挡住了消防通道，请社区来看一下。'.repeat(4),
          location: CENTER,
          address: '测试小区 3 号楼',
          communityId,
          photoIds: [anId()],
          anonymous: false,
          sameAgain: true,
        },
        reporter,
      )
    }
  }
  await call('reports', 'mine', { limit: 1 }, reporters[0])
  let own = 0
  await within('report screen, 15 reports', async () => {
    const page = await call('reports', 'mine', { limit: 20 }, reporters[0])
    own = page.body.items.length
    return page
  })
  expect(own).toBe(15)
  await call('reports', 'handedOver', { teamId: communityId }, staff)
  let shown = 0
  await within('work queue, a page of 20', async () => {
    const page = await call('reports', 'queue', { communityId, limit: 20 }, staff)
    shown = page.body.items.length
    return page
  })
  expect(shown).toBe(20)
})

test('suggestions: one that is made, and a page of a community’s list', async () => {
  const words = {
    category: 'access' as const,
    text: '送餐进小区要登记三次，能不能一次就好',
    communityId,
    anonymous: false,
  }
  const suggest = (person: Person) => call('suggestions', 'suggest', { id: anId(), ...words }, person)
  await suggest(worker)
  await within('suggest', () => suggest(worker))
  for (let made = 0; made < 58; made += 19) {
    const person = await aPerson(streetId)
    for (let count = 0; count < 20; count++) await suggest(person)
  }
  const list = (limit: number) => call('suggestions', 'desk', { communityId, limit }, staff)
  await list(1)
  let shown = 0
  await within('suggestions of a community, a page of 20 of 60', async () => {
    const page = await list(20)
    shown = page.body.items.length
    return page
  })
  expect(shown).toBe(20)
})

test('activities: a sign-up, in or waiting, and a page of the list however long it is', async () => {
  const [one = '', two = ''] = await manyActivities(staff, 60, { capacity: 1 })
  const [other, first] = [await aPerson(streetId), await aPerson(streetId)]
  for (const person of [worker, other, first]) await call('activities', 'open', { activityId: one }, person)
  const signUp = (person: Person, activityId: string, full?: true) =>
    call('activities', 'signUp', { activityId, id: anId(), adults: 0, children: [], full }, person)
  await signUp(first, two)
  await call('activities', 'ticket', { activityId: one }, worker)
  await within('sign up for an activity', () => signUp(worker, one))
  await within('sign up where others wait', () => signUp(other, two, true))
  expect((await call('activities', 'open', { activityId: two }, other)).body.signup?.state).toBe('waiting')
  const list = (limit: number) => call('activities', 'list', { limit }, worker)
  await list(1)
  let shown = 0
  await within('activities, a page of 20 of 60', async () => {
    const page = await list(20)
    shown = page.body.items.length
    return page
  })
  expect(shown).toBe(20)
  await within('an activity', () => call('activities', 'open', { activityId: one }, worker))
})
