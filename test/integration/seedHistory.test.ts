import { Checkin } from '@functions/checkins/entities'
import { Stock, Voucher } from '@functions/meals/entities'
import { table } from '@functions/platform/table'
import { Account, Entry } from '@functions/points/entities'
import { Report, ReportEvent } from '@functions/reports/entities'
import { placeOf } from '@functions/reports/place'
import { startOf } from '@shared/rules/day'
import { reportAfter } from '@shared/rules/reportStatus'
import { ScanCommand } from 'dynamodb-toolbox/table/actions/scan'
import { AFTERNOON, aSeededTable, whole } from '../support/seeded'

/** A day's first minutes at the turn of a year: nothing has happened today, and points are of two years. */
const NEW_YEAR = startOf('2027-01-01') + 3 * 60_000

const tables = [
  { name: 'in the afternoon', tableName: 'nuanxin-seed-afternoon', now: AFTERNOON },
  { name: 'just after New Year', tableName: 'nuanxin-seed-new-year', now: NEW_YEAR },
] as const

const scanned = async () => ({
  accounts: (await table.build(ScanCommand).entities(Account).options(whole).send()).Items ?? [],
  entries: (await table.build(ScanCommand).entities(Entry).options(whole).send()).Items ?? [],
})

describe.each(tables)('a history that can have happened, told $name', ({ tableName, now }) => {
  beforeAll(() => aSeededTable(tableName, { now, photos: false }), 120_000)

  test('every account is what its entries add up to, and no task is left of something done', async () => {
    const { accounts, entries } = await scanned()
    expect(accounts.length).toBeGreaterThan(100)
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
