import { sayFen } from '../text/words'
import { addDays, clockOf, type Day } from '../time/day'
import { MEAL_PICTURES, type MealPicture, type OfferTerms, offerProblems } from './offer'

/** What a shop decides about a meal, with the units of the contract: points, fen, minutes of a day, 0 = Sunday. */
interface Decided extends OfferTerms {
  title: string
  description: string
  pricePoints: number
  cashFen: number
  onSale: boolean
}

/** A meal as its shop sees it; its picture a drawing's code or an address. */
interface Shown extends Decided {
  picture: string
}

/** What is sent of a meal. */
interface Facts extends Decided {
  weekdays: number[]
  picture: { kind: 'photo'; photoId: string } | { kind: 'drawing'; code: MealPicture } | { kind: 'same' }
}

/** A meal as it is typed: numbers are text until they are sent. */
export interface OfferForm {
  title: string
  description: string
  /** A drawing's code, or undefined for a photo. */
  drawing: MealPicture | undefined
  points: string
  /** Yuan. */
  cash: string
  stock: string
  fromMinute: number
  toMinute: number
  weekdays: readonly number[]
  perDay: string
  /** Empty: as often as one likes. */
  perWorker: string
  validFrom: Day
  validTo: Day
  onSale: boolean
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 0]
/** A new meal is sold for so long unless told. Days. */
const SEASON_DAYS = 180

export const newForm = (today: Day): OfferForm => ({
  title: '',
  description: '',
  drawing: 'lunchbox',
  points: '',
  cash: '',
  stock: '20',
  fromMinute: 660,
  toMinute: 840,
  weekdays: EVERY_DAY,
  perDay: '1',
  perWorker: '',
  validFrom: today,
  validTo: addDays(today, SEASON_DAYS),
  onSale: true,
})

export const formOf = (offer: Shown): OfferForm => ({
  title: offer.title,
  description: offer.description,
  drawing: MEAL_PICTURES.find((code) => code === offer.picture),
  points: String(offer.pricePoints),
  cash: offer.cashFen === 0 ? '' : sayFen(offer.cashFen).replace(/,|\.00$/g, ''),
  stock: String(offer.stockPerDay),
  fromMinute: offer.fromMinute,
  toMinute: offer.toMinute,
  weekdays: offer.weekdays,
  perDay: String(offer.perDay),
  perWorker: offer.perWorker === undefined ? '' : String(offer.perWorker),
  validFrom: offer.validFrom,
  validTo: offer.validTo,
  onSale: offer.onSale,
})

/** What is sent; a photo that was just uploaded by its id. */
export function factsOf(form: OfferForm, photoId?: string): Facts {
  const { points, cash, stock, perDay, perWorker, drawing, weekdays, ...same } = form
  return {
    ...same,
    title: form.title.trim(),
    weekdays: [...weekdays],
    picture: photoId ? { kind: 'photo', photoId } : drawing ? { kind: 'drawing', code: drawing } : { kind: 'same' },
    pricePoints: Number(points),
    cashFen: Math.round(Number(cash || 0) * 100),
    stockPerDay: Number(stock),
    perDay: Number(perDay),
    ...(perWorker ? { perWorker: Number(perWorker) } : {}),
  }
}

/** What still has to be filled in or put right, as the button says it; undefined when nothing is. */
export function missingIn(form: OfferForm): string | undefined {
  if (form.title.trim().length < 2) return '还要填名称'
  if (!/^[1-9]\d*$/.test(form.points)) return '还要填多少积分'
  if (!/^\d*(\.\d{1,2})?$/.test(form.cash)) return '另付金额写成 3 或 3.50'
  if (!/^\d+$/.test(form.stock)) return '还要填每天多少份'
  if (!/^[1-9]\d*$/.test(form.perDay)) return '还要填每人每天几份'
  if (form.perWorker && !/^[1-9]\d*$/.test(form.perWorker)) return '每人总共几份要填整数'
  if (form.weekdays.length === 0) return '还要选星期几供应'
  return offerProblems(factsOf(form))[0]?.message
}

/** Every half hour of a day, and the ones a meal already has. */
export function timesWith(...minutes: number[]): { key: string; name: string }[] {
  const all = new Set([...Array.from({ length: 49 }, (_, half) => half * 30), ...minutes])
  return [...all].sort((a, b) => a - b).map((minute) => ({ key: String(minute), name: clockOf(minute) }))
}
