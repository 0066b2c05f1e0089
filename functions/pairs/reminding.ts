import { staffIn } from '@functions/identity/staff'
import { announceAll } from '@functions/messages/send'
import { now } from '@functions/platform/clock'
import { idAt } from '@functions/platform/store/ids'
import { servedStreets } from '@functions/stations/registry'
import { pageLink } from '@shared/pages'
import { PAIR_LIMITS } from '@shared/rules/duties/pairs'
import { addDays, dayOf, monthAfter, startOf } from '@shared/rules/time/day'
import { pairedWith } from './entities'

/** So many of one person's are counted for the reminder. */
const MOST = 200

/**
 * In the last week of a month tells each contact person how many they have not reached: one message a person and month,
 * however often it runs. Whoever got a worker since the first day of it is not told of them: the one before was. A query for
 * each who works in a street.
 */
export async function remindAll(): Promise<{ told: number }> {
  const today = dayOf(now())
  const month = today.slice(0, 7)
  const first = `${month}-${PAIR_LIMITS.remindOn}`
  if (today < first) return { told: 0 }
  const last = addDays(`${monthAfter(month)}-01`, -1)
  let told = 0
  for (const streetId of await servedStreets()) {
    const staff = (await staffIn(streetId).all()).filter(({ role }) => role === 'gridWorker')
    const counts = await Promise.all(
      staff.map(async ({ memberId }) => {
        const due = await pairedWith(streetId, memberId, last).first(MOST)
        return { memberId, count: due.filter(({ since }) => since < first).length }
      }),
    )
    const some = counts.filter(({ count }) => count > 0)
    await announceAll(
      some.map(({ memberId, count }) => ({
        ...{ id: idAt(startOf(first), `contacts#${memberId}#${month}`), memberId, streetId, kind: 'contact' as const },
        title: `这个月还有 ${count === MOST ? `${MOST} 位以上` : `${count} 位`}小哥没联系`,
        text: `${Number(month.slice(5))}月${Number(last.slice(8))}日前联系一下，在“结对”里能直接打电话。`,
        ...{ page: pageLink('grid/pairs'), state: '待联系' },
      })),
    )
    told += some.length
  }
  return { told }
}
