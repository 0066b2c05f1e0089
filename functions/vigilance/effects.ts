import { type Visit, visitRecords } from '@functions/checkins/visits'
import { merchantsOf } from '@functions/meals/catalogue'
import { type RedemptionItem, redemptionRecords } from '@functions/meals/confirm'
import { type VoucherItem, voucherRecords } from '@functions/meals/vouchers'
import type { Effect } from '@functions/platform/events/effect'
import { fanOut } from '@functions/platform/events/fanOut'
import type { Change } from '@functions/platform/events/records'
import { reportRecords } from '@functions/reports/history'
import { stationsOf } from '@functions/stations/street'
import { FLAG_KINDS, type FlagKind, leapIn, type Trace } from '@shared/rules/office/vigilance'
import { sayMomentInFull } from '@shared/rules/time/day'
import { flag, note } from './watch'

/**
 * Tells the office what is far from ordinary: after the write and beside it, so nobody waits for it and nobody is held
 * up. A record that comes again changes nothing.
 */
export const vigilance: Effect = {
  name: 'vigilance',
  kinds: [visitRecords.kind, voucherRecords.kind, redemptionRecords.kind, reportRecords.kind],
  run: async (change: Change) => {
    const { kind, before, after } = change
    if (!after) return
    if (kind === visitRecords.kind && !before) return visited(visitRecords.read(after))
    if (kind === reportRecords.kind && !before) {
      const report = reportRecords.read(after)
      const { streetId, reporterId, reportId, submittedAt, categoryName, takenBy } = report
      // What staff took in, or a program sent, is nobody's habit.
      if (takenBy) return
      const event = { id: reportId, at: submittedAt, what: report.anonymous ? ANONYMOUS : categoryName }
      return counted(streetId, 'manyReports', reporterId, reporterId, event)
    }
    if (kind === redemptionRecords.kind && !before && after.outcome === 'redeemed') {
      return handedOut(redemptionRecords.read(after))
    }
    if (kind === voucherRecords.kind && after.state === 'redeemed' && before?.state !== 'redeemed') {
      return redeemed(voucherRecords.read(after))
    }
  },
}

export const effects: readonly Effect[] = [vigilance]

async function redeemed(voucher: VoucherItem): Promise<void> {
  const { streetId, memberId, merchantId, voucherId, settledAt = 0, title } = voucher
  const shops = await shopNames(streetId)
  const event = { id: voucherId, at: settledAt, what: `${shops(merchantId)} ${title}` }
  const subjects = [
    ['manyMeals', memberId],
    ['sameShop', `${merchantId}#${memberId}`],
  ] as const
  await fanOut(subjects, ([kind, subject]) => counted(streetId, kind, subject, memberId, event))
}

/** The shop's own record says who was at the counter. A clerk of two shops is one clerk. */
async function handedOut({ streetId, merchantId, voucherId, at, by }: RedemptionItem): Promise<void> {
  const subject = { streetId, kind: 'fastClerk', subject: by } as const
  const found = await note(subject, { id: voucherId, at, what: merchantId })
  if (found.length <= FLAG_KINDS.fastClerk.most) return
  const shops = await shopNames(streetId)
  const facts = found.map((trace) => sayTrace({ ...trace, what: shops(trace.what) }))
  await flag(subject, found.at(-1)?.at ?? at, [by], [...facts, `五分钟内至少 ${found.length} 份`])
}

async function shopNames(streetId: string): Promise<(merchantId: string) => string> {
  const shops = await merchantsOf(streetId)
  return (merchantId) => shops.find((shop) => shop.merchantId === merchantId)?.name ?? merchantId
}

/** One more of what is ordinary a few times within the window. */
async function counted(streetId: string, kind: FlagKind, subject: string, memberId: string, event: Trace) {
  const found = await note({ streetId, kind, subject }, event)
  if (found.length <= FLAG_KINDS[kind].most) return
  await flag({ streetId, kind, subject }, found.at(-1)?.at ?? event.at, [memberId], found.map(sayTrace))
}

/** An anonymous report counts, and is told without its kind and minute, by which it could be found. */
const ANONYMOUS = '匿名上报'
const sayTrace = ({ at, what }: Trace) =>
  what === ANONYMOUS ? `${sayMomentInFull(at).split(' ')[0]} ${what}` : `${sayMomentInFull(at)} ${what}`

/** Digits of one screen that many came in by at once: passed on, or a bus that arrived. */
async function sharedCode({ streetId, stationId, memberId, id, at }: Visit): Promise<void> {
  const subject = { streetId, kind: 'oneCode', subject: stationId } as const
  const found = await note(subject, { id, at, what: memberId })
  if (found.length <= FLAG_KINDS.oneCode.most) return
  const station = (await stationsOf(streetId)).find((each) => each.stationId === stationId)
  const facts = [`${station?.name ?? stationId}：一分钟内 ${found.length} 人用动态码打卡`]
  await flag(
    subject,
    found.at(-1)?.at ?? at,
    found.map(({ what }) => what),
    facts,
  )
}

/** Visits of a day at places that lie too far apart for the time between them. */
async function visited(visit: Visit) {
  const { streetId, memberId, id, at, stationId } = visit
  if (visit.proof === 'rotating') await sharedCode(visit)
  const subject = { streetId, kind: 'leap', subject: memberId } as const
  const found = await note(subject, { id, at, what: stationId })
  if (found.length < 2) return
  const stations = await stationsOf(streetId)
  const places = found.flatMap((trace) => {
    const station = stations.find((each) => each.stationId === trace.what)
    return station ? [{ ...trace, what: station.name, point: station.location }] : []
  })
  const leap = leapIn(places)
  if (leap)
    await flag(subject, leap.to.at, [memberId], [sayTrace(leap.from), sayTrace(leap.to), `相距 ${leap.metres} 米`])
}
