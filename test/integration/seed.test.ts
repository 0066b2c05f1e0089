import { Checkin } from '@functions/checkins/entities'
import { OpenId, Profile } from '@functions/identity/entities'
import { grantsOf, headOf } from '@functions/identity/me'
import { Stock, Voucher } from '@functions/meals/entities'
import { blindIndex, unseal } from '@functions/platform/personal'
import { table } from '@functions/platform/table'
import { Account, Entry } from '@functions/points/entities'
import { Report, ReportEvent } from '@functions/reports/entities'
import { placeOf } from '@functions/reports/place'
import { startOf } from '@shared/rules/day'
import { metresBetween } from '@shared/rules/geo'
import { reportAfter } from '@shared/rules/reportStatus'
import { sellsAt, windowStart } from '@shared/rules/voucher'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { ScanCommand } from 'dynamodb-toolbox/table/actions/scan'
import { openidOf } from '../../local/openid'
import { DEMO_PLACES } from '../../local/places'
import { type Seeded, seed } from '../../local/seed/index'
import { inventPeople } from '../../local/seed/members'
import { DEMO_PERSONS } from '../../local/seed/persons'
import { randomFrom } from '../../local/seed/random'
import { createTable } from '../../local/table'
import { call, type Person } from '../support/api'

/** Figures of the newspaper report that the demo data must reproduce from records. */
const FIGURES = {
  stations: 18,
  sharedShelves: 3,
  facilityKindsAtLeast: 10,
  merchantsAtLeast: 20,
  registered: 102,
  couriers: 81,
  drivers: 14,
  outlets: 10,
  gridWorkers: 21,
} as const

/** A day's first minutes at the turn of a year: nothing has happened today, and points are of two years. */
const NEW_YEAR = startOf('2027-01-01') + 3 * 60_000

const tables = [
  { name: 'now', tableName: 'nuanxin-seed-now', now: Date.now() },
  { name: 'just after New Year', tableName: 'nuanxin-seed-new-year', now: NEW_YEAR },
] as const
const use = (tableName: string) => {
  process.env.TABLE_NAME = tableName
}
const whole = { consistent: true, maxPages: Number.POSITIVE_INFINITY }
let first: Seeded

beforeAll(async () => {
  for (const { tableName, now } of tables) {
    use(tableName)
    await createTable({ tableName })
    const seeded = await seed({ now, photos: false })
    if (now !== NEW_YEAR) first = seeded
  }
}, 120_000)
beforeEach(() => use(tables[0].tableName))

async function demo(key: string): Promise<Person | undefined> {
  const index = await blindIndex('openid', openidOf(key))
  const { Item } = await OpenId.build(GetItemCommand).key({ streetId: 'qishan', index }).send()
  if (!Item) return undefined
  const { profile, account } = await headOf(Item.memberId)
  return { memberId: Item.memberId, streetId: 'qishan', grants: grantsOf(profile), epoch: account.epoch }
}

/** All pages of a list. */
async function all<T>(page: (cursor?: string) => Promise<{ body: { items: T[]; cursor?: string | undefined } }>) {
  const items: T[] = []
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const { body } = await page(cursor)
    items.push(...body.items)
    cursor = body.cursor
  }
  return items
}

const next = (cursor: string | undefined) => ({ limit: 50, ...(cursor === undefined ? {} : { cursor }) })
const scanned = async () => ({
  accounts: (await table.build(ScanCommand).entities(Account).options(whole).send()).Items ?? [],
  entries: (await table.build(ScanCommand).entities(Entry).options(whole).send()).Items ?? [],
})

describe('figures', () => {
  test('18 stations, the hub first, three with a shared shelf, more than ten kinds of facility', async () => {
    const stations = await all((cursor) => call('stations', 'list', { streetId: 'qishan', ...next(cursor) }))
    expect(stations).toHaveLength(FIGURES.stations)
    expect(stations[0]).toMatchObject({
      name: '烟小暖·暖新驿站',
      hub: true,
      address: expect.stringContaining('上乔西路'),
    })
    expect(stations.filter(({ sharedShelf }) => sharedShelf)).toHaveLength(FIGURES.sharedShelves)
    const kinds = new Set(stations.flatMap(({ facilities }) => facilities))
    expect(kinds.size).toBeGreaterThanOrEqual(FIGURES.facilityKindsAtLeast)
    const named = ['seat', 'airCon', 'power', 'water', 'shelter', 'books', 'phoneCharge'] as const
    for (const facility of named) expect(kinds).toContain(facility)
  })

  test('the four communities of the joint committee are there', async () => {
    const { body } = await call('stations', 'street', { streetId: 'qishan' })
    const names = body.communities.map(({ name }) => name)
    for (const name of ['塔山', '奇中', '四眼桥', '上乔西路']) expect(names).toContain(`${name}社区`)
  })

  test('more than 20 shops, some with parking, and at any time of any day something that can be used at once', async () => {
    const admin = await demo('admin')
    const shops = await all((cursor) => call('meals', 'merchants', next(cursor), admin))
    expect(shops.length).toBeGreaterThanOrEqual(FIGURES.merchantsAtLeast)
    expect(shops.some(({ parking }) => parking)).toBe(true)
    const offers = await all((cursor) => call('meals', 'offers', next(cursor), admin))
    expect(new Set(offers.map(({ merchantId }) => merchantId)).size).toBe(shops.length)
    for (let day = 1; day <= 7; day++) {
      for (let minute = 0; minute < 1440; minute += 15) {
        const date = `2026-11-0${day}`
        const at = startOf(date) + minute * 60_000
        const usable = offers.filter((offer) => sellsAt(offer, at) && windowStart(offer, date) <= at)
        expect(usable.length).toBeGreaterThanOrEqual(3)
      }
    }
  })

  test('102 confirmed registrations: 81 couriers of 10 outlets, 14 drivers; five wait, one was sent back', async () => {
    const admin = await demo('admin')
    const { body } = await call('stations', 'street', { streetId: 'qishan' })
    const found = { confirmed: 0, pending: 0, rejected: 0 }
    const occupations: Record<string, number> = {}
    const outlets = new Set<string>()
    for (const { communityId } of body.communities) {
      for (const status of ['confirmed', 'pending', 'rejected'] as const) {
        const cards = await all((cursor) =>
          call('identity', 'registrations', { communityId, status, ...next(cursor) }, admin),
        )
        found[status] += cards.length
        if (status !== 'confirmed') continue
        for (const { occupation, employer } of cards) {
          occupations[occupation] = (occupations[occupation] ?? 0) + 1
          if (occupation === 'courier') outlets.add(employer)
        }
      }
    }
    expect(found).toEqual({ confirmed: FIGURES.registered, pending: 5, rejected: 1 })
    expect(occupations.courier).toBe(FIGURES.couriers)
    expect((occupations.freight ?? 0) + (occupations.rideHailing ?? 0)).toBe(FIGURES.drivers)
    expect(outlets.size).toBe(FIGURES.outlets)
  })

  test('21 grid workers', async () => {
    const { Items = [] } = await table.build(ScanCommand).entities(Profile).options(whole).send()
    const staff = Items.filter(({ grants }) => grants.some(({ role }) => role === 'gridWorker'))
    expect(staff).toHaveLength(FIGURES.gridWorkers)
  })
})

describe.each(tables)('a history that can have happened, $name', ({ tableName, now }) => {
  beforeEach(() => use(tableName))

  test('every account is what its entries add up to, and no task is left of something done', async () => {
    const { accounts, entries } = await scanned()
    expect(accounts.length).toBeGreaterThan(FIGURES.registered)
    for (const account of accounts) {
      const own = entries.filter(({ memberId }) => memberId === account.memberId)
      const sum = (part: 'balanceDelta' | 'heldDelta') => own.reduce((total, entry) => total + entry[part], 0)
      expect(account).toMatchObject({
        balance: sum('balanceDelta'),
        held: sum('heldDelta'),
        available: sum('balanceDelta') - sum('heldDelta'),
      })
      const earned = Object.values(account.earned).reduce((total, points) => total + points, 0)
      expect(earned - account.spent).toBe(account.balance)
      expect(account.available).toBeGreaterThanOrEqual(0)
      for (const { until } of Object.values(account.tasks)) expect(until).toBeGreaterThan(now - 86_400_000)
    }
  })

  test('every check-in has its entry with the same points, once a station and day', async () => {
    const { Items: visits = [] } = await table.build(ScanCommand).entities(Checkin).options(whole).send()
    const { entries } = await scanned()
    const byId = new Map(entries.map((entry) => [`${entry.memberId}#${entry.id}`, entry]))
    expect(visits.length).toBeGreaterThan(500)
    for (const { memberId, id, points, at, state } of visits) {
      expect(byId.get(`${memberId}#${id}`)).toMatchObject({ reason: 'checkin', amount: points, at })
      expect(at).toBeLessThanOrEqual(now)
      expect(state.count).toBeLessThanOrEqual(3)
    }
    expect(entries.filter(({ reason }) => reason === 'checkin')).toHaveLength(visits.length)
  })

  test('every voucher is in one state, with the entries and the stock that belong to it', async () => {
    const { Items: vouchers = [] } = await table.build(ScanCommand).entities(Voucher).options(whole).send()
    const { Items: stock = [] } = await table.build(ScanCommand).entities(Stock).options(whole).send()
    const { entries } = await scanned()
    expect(new Set(vouchers.map(({ state }) => state)).size).toBe(5)
    for (const { code, voucherId, memberId, state, pricePoints, settledAt, usableUntil } of vouchers) {
      const own = entries.filter(({ ref, memberId: owner }) => ref === code && owner === memberId)
      const last = { issued: [], redeemed: ['mealPost'] }[state as 'issued'] ?? ['mealRelease']
      expect(own.map(({ reason }) => reason).sort()).toEqual(['mealHold', ...last].sort())
      expect(own.every(({ amount }) => amount === pricePoints)).toBe(true)
      expect(own.some(({ id }) => id === voucherId)).toBe(true)
      if (state === 'issued') expect(usableUntil).toBeGreaterThan(now - 300_000)
      else expect(settledAt).toBeLessThanOrEqual(now)
    }
    const eaten = vouchers.filter(({ state }) => state === 'issued' || state === 'redeemed').length
    expect(stock.reduce((total, { sold }) => total + sold, 0)).toBe(eaten)
    for (const { sold, capacity } of stock) expect(sold).toBeLessThanOrEqual(capacity)
  })

  test('every report stands where its timeline leads, by legal moves only, at the right place of its queue', async () => {
    const { Items: reports = [] } = await table.build(ScanCommand).entities(Report).options(whole).send()
    const { Items: events = [] } = await table.build(ScanCommand).entities(ReportEvent).options(whole).send()
    expect(new Set(reports.map(({ status }) => status)).size).toBe(10)
    for (const report of reports) {
      const timeline = events.filter(({ reportId }) => reportId === report.reportId).sort((a, b) => a.seq - b.seq)
      expect(timeline.map(({ seq }) => seq)).toEqual(timeline.map((_, index) => index + 1))
      let status: (typeof report)['status'] | undefined
      let at = report.submittedAt
      for (const event of timeline) {
        if (event.move === 'submit') status = 'submitted'
        else if (status) status = reportAfter(status, event.move, event.byRole)
        expect(status).toBe(event.to)
        expect(event.at).toBeGreaterThanOrEqual(at)
        at = event.at
      }
      expect(at).toBeLessThanOrEqual(now)
      expect(report).toMatchObject({ status, version: timeline.length, movedAt: at, ...placeOf(report) })
      if (report.status === 'resolved') expect(report.movedAt).toBeGreaterThan(now - 8 * 86_400_000)
    }
    const { entries } = await scanned()
    const awarded = events.reduce((total, { points }) => total + (points ?? 0), 0)
    const booked = entries.filter(({ reason }) => reason === 'reportAccepted' || reason === 'reportConfirmed')
    expect(booked.reduce((total, { amount }) => total + amount, 0)).toBe(awarded)
  })
})

describe('people', () => {
  test('every demo person can be found by the openid WeChat will give; the newcomer is unknown', async () => {
    for (const { key, role, name } of DEMO_PERSONS) {
      const person = await demo(key)
      if (role === 'newcomer') {
        expect(person).toBeUndefined()
        continue
      }
      const { profile } = await headOf(person?.memberId ?? '')
      expect(await unseal(profile.nameSealed ?? '', `name:${profile.memberId}`)).toBe(name)
      const roles = grantsOf(profile).map((grant) => grant.role)
      if (role === 'pending' || role === 'rejected') expect(profile).toMatchObject({ status: role, grants: [] })
      else expect(roles).toEqual([role])
    }
    const [clerk, other] = [await demo('clerk-1'), await demo('clerk-2')]
    expect(clerk?.grants).toEqual(other?.grants)
  })

  test('the rider has points, a voucher to use, a repair to confirm, and a seventh day ahead', async () => {
    const rider = await demo('rider')
    const { account } = await headOf(rider?.memberId ?? '')
    expect(account.available).toBeGreaterThan(60)
    expect(
      Object.values(account.tasks)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['confirmReport', 'voucher'])
    expect(account.checkin).toMatchObject({ streak: 6 })
    const { body } = await call('meals', 'vouchers', next(undefined), rider)
    expect(body.items[0]).toMatchObject({ state: 'issued', merchantId: 'xiaonuan-noodle' })
  })

  test('the places people can pretend to be at are where their names say', async () => {
    const stations = await all((cursor) => call('stations', 'list', { streetId: 'qishan', ...next(cursor) }))
    const hub = stations.find((station) => station.hub)
    const place = (key: string) => DEMO_PLACES.find((each) => each.key === key)
    const metres = (key: string) => {
      const there = place(key)
      if (!there || !hub) throw new Error(key)
      return metresBetween(there, hub.location)
    }
    expect(metres('hub')).toBeLessThan(hub?.radiusMetres ?? 0)
    expect(Math.abs(metres('near-hub') - 300)).toBeLessThan(10)
    expect(metres('far')).toBeGreaterThan(4000)
  })
})

test('a second load changes nothing', async () => {
  expect(first.items).toBeGreaterThan(3000)
  expect(await seed({ photos: false })).toEqual({ streetId: 'qishan', items: 0, photos: 0 })
})

test('the same moment gives the same people', () => {
  expect(inventPeople(randomFrom(7), NEW_YEAR)).toEqual(inventPeople(randomFrom(7), NEW_YEAR))
})

test('demo people stay out of a real street', async () => {
  process.env.STAGE = 'prod'
  try {
    await expect(seed()).rejects.toThrow('local stage only')
  } finally {
    process.env.STAGE = 'local'
  }
})
