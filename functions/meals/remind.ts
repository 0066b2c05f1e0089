import { now } from '@functions/platform/clock'
import { fanOut } from '@functions/platform/events/fanOut'
import { getNow } from '@functions/platform/store/writes'
import { crossesMidnight, REMIND_BEFORE_MS } from '@shared/rules/points/voucher'
import { addDays, dayOf } from '@shared/rules/time/day'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { offersOf } from './catalogue'
import { Ending, Reminded } from './scheduleEntities'
import { notesOf } from './uses'

/** Notes are kept for so long after the voucher's end. Seconds. */
const KEPT_SECONDS = 86_400

/**
 * Notes the vouchers of a street that end within the hour: the message follows from the note's record. Safe to repeat.
 * One query an offer on sale; 1 write unit a voucher. Returns how many it noted.
 * @throws when some could not be noted, after the others: the next run tries again.
 */
export async function remindOfVouchers(streetId: string): Promise<number> {
  const at = now()
  const until = at + REMIND_BEFORE_MS
  const mark = await getNow(Reminded, { streetId })
  const since = Math.max(mark?.until ?? at, at)
  // A voucher is of the day it was bought on and ends with it, or after the midnight that its window crosses.
  const today = dayOf(at)
  const looked = (await offersOf(streetId)).flatMap((offer) =>
    (crossesMidnight(offer) ? [addDays(today, -1), today] : [today]).map((day) => ({ offerId: offer.offerId, day })),
  )
  const notes = (await Promise.all(looked.map(({ offerId, day }) => notesOf(streetId, offerId, day)))).flat()
  const ending = notes.filter(({ usableUntil }) => since < usableUntil && usableUntil <= until)
  await fanOut(ending, async ({ code, usableUntil }) => {
    const expiresAt = Math.floor(usableUntil / 1000) + KEPT_SECONDS
    await Ending.build(PutItemCommand)
      .item({ streetId, code, at: usableUntil - REMIND_BEFORE_MS, expiresAt })
      .send()
  })
  await Reminded.build(PutItemCommand).item({ streetId, until }).send()
  return ending.length
}
