import { Checkin } from '@functions/checkins/entities'
import { Account, Entry } from '@functions/ledger/entities'
import { Stock, Voucher } from '@functions/meals/entities'
import { table } from '@functions/platform/store/table'
import { Report, ReportEvent } from '@functions/reports/entities'
import { placeOf } from '@functions/reports/place'
import type { VoucherState } from '@shared/rules/points/voucher'
import { reportAfter } from '@shared/rules/reports/reportStatus'
import { ScanCommand } from 'dynamodb-toolbox/table/actions/scan'
import { verifyLedger } from '../../local/commands/verifyLedger'
import { verifyMeals } from '../../local/commands/verifyMeals'
import { whole } from './seeded'

const LAST_ENTRY: Readonly<Record<VoucherState, readonly string[]>> = {
  issued: [],
  redeemed: ['mealPost'],
  cancelled: ['mealRelease'],
  refused: ['mealRelease'],
  expired: ['mealRelease'],
  annulled: ['mealRelease'],
}

/** The whole table, read once, by kind. */
async function everything() {
  const command = table.build(ScanCommand).entities(Account, Checkin, Entry, Report, ReportEvent, Stock, Voucher)
  const { Items = [] } = await command.options({ ...whole, showEntityAttr: true }).send()
  return {
    accounts: Items.flatMap((item) => (item.entity === 'account' ? [item] : [])),
    visits: Items.flatMap((item) => (item.entity === 'checkin' ? [item] : [])),
    entries: Items.flatMap((item) => (item.entity === 'entry' ? [item] : [])),
    reports: Items.flatMap((item) => (item.entity === 'report' ? [item] : [])),
    events: Items.flatMap((item) => (item.entity === 'reportEvent' ? [item] : [])),
    stock: Items.flatMap((item) => (item.entity === 'stock' ? [item] : [])),
    vouchers: Items.flatMap((item) => (item.entity === 'voucher' ? [item] : [])),
  }
}

/** Declares the tests that the seeded table of this file holds a history that can have happened. @param now the instant it was told at */
export function aPossibleHistory(now: number): void {
  let street: Awaited<ReturnType<typeof everything>>
  beforeAll(async () => {
    street = await everything()
  }, 300_000)

  test('every account is what its entries add up to, and was never overdrawn on the way', () => {
    expect(street.accounts.length).toBeGreaterThan(100)
    for (const account of street.accounts) {
      const own = street.entries.filter(({ memberId }) => memberId === account.memberId)
      const sum = { balance: 0, held: 0 }
      for (const { balanceDelta, heldDelta } of own.sort((a, b) => a.at - b.at)) {
        sum.balance += balanceDelta
        sum.held += heldDelta
        expect(sum.held).toBeGreaterThanOrEqual(0)
        expect(sum.balance - sum.held).toBeGreaterThanOrEqual(0)
      }
      expect(account).toMatchObject({ ...sum, available: sum.balance - sum.held })
      const earned = Object.values(account.earned).reduce((total, points) => total + points, 0)
      expect(earned - account.spent).toBe(account.balance)
    }
  })

  test('npm run ledger:verify finds nothing, neither in accounts nor in meals', async () => {
    expect((await verifyLedger()).differences).toEqual([])
    expect(await verifyMeals()).toEqual([])
    // Two scans of the whole history, item by item: a slow machine takes its time.
  }, 300_000)

  test('what waits for a member is exactly what is still open', () => {
    const tasks = street.accounts.flatMap(({ memberId, tasks }) =>
      Object.keys(tasks).map((ref) => `${memberId} ${ref}`),
    )
    const vouchers = street.vouchers.filter(({ state }) => state === 'issued')
    const reports = street.reports.filter(({ status }) => status === 'resolved')
    const open = [
      ...vouchers.map(({ memberId, voucherId }) => `${memberId} ${voucherId}`),
      ...reports.map(({ reporterId, reportId }) => `${reporterId} ${reportId}`),
    ]
    expect(tasks.sort()).toEqual(open.sort())
  })

  test('every check-in has its entry with the same points, once a station and day', () => {
    const { entries, visits } = street
    const byId = new Map(entries.map((entry) => [`${entry.memberId}#${entry.id}`, entry]))
    expect(visits.length).toBeGreaterThan(500)
    for (const { memberId, id, points, at, state } of visits) {
      expect(byId.get(`${memberId}#${id}`)).toMatchObject({ reason: 'checkin', amount: points, at })
      expect(at).toBeLessThanOrEqual(now)
      expect(state.count).toBeLessThanOrEqual(3)
    }
    expect(entries.filter(({ reason }) => reason === 'checkin')).toHaveLength(visits.length)
  })

  test('every voucher is in one state, with the entries and the stock that belong to it', () => {
    const { entries, stock, vouchers } = street
    expect(new Set(vouchers.map(({ state }) => state)).size).toBe(5)
    for (const { code, voucherId, memberId, state, pricePoints, settledAt, usableUntil } of vouchers) {
      const own = entries.filter(({ ref, memberId: owner }) => ref === code && owner === memberId)
      expect(own.map(({ reason }) => reason).sort()).toEqual(['mealHold', ...LAST_ENTRY[state]].sort())
      expect(own.every(({ amount }) => amount === pricePoints)).toBe(true)
      expect(own.some(({ id }) => id === voucherId)).toBe(true)
      if (state === 'issued') expect(usableUntil).toBeGreaterThan(now - 300_000)
      else expect(settledAt).toBeLessThanOrEqual(now)
    }
    const eaten = vouchers.filter(({ state }) => state === 'issued' || state === 'redeemed').length
    expect(stock.reduce((total, { sold }) => total + sold, 0)).toBe(eaten)
    for (const { sold, capacity } of stock) expect(sold).toBeLessThanOrEqual(capacity)
  })

  test('every report stands where its timeline leads, by legal moves only, at the right place of its queue', () => {
    const { entries, events, reports } = street
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
    const awarded = events.reduce((total, { points }) => total + (points ?? 0), 0)
    const booked = entries.filter(({ reason }) => reason === 'reportAccepted' || reason === 'reportConfirmed')
    expect(booked.reduce((total, { amount }) => total + amount, 0)).toBe(awarded)
  })
}
