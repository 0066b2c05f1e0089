import type { ChosenPhoto } from '@console/parts/photos'
import type { Values } from '@console/parts/RouteForm'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { MEAL_PICTURE_NAMES, MEAL_PICTURES, type OfferTerms, offerProblems } from '@shared/rules/points/offer'
import { newForm } from '@shared/rules/points/offerForm'
import { sayFen } from '@shared/rules/text/words'
import { clockOf, type Day } from '@shared/rules/time/day'

export type Offer = Outputs['shops']['offer']
type Facts = Omit<Inputs['shops']['createOffer'], 'merchantId' | 'id'>

/** Monday first, as a week is read here; 0 = Sunday. */
export const WEEK = [1, 2, 3, 4, 5, 6, 0].map((value) => ({ value, label: `周${'日一二三四五六'.charAt(value)}` }))

/** What a picture can be beside a photo from this PC; the one that is there only where it is a photo. */
export const pictureChoices = (hasPhoto: boolean) => [
  ...(hasPhoto ? [{ value: 'same', label: '现在的照片' }] : []),
  ...MEAL_PICTURES.map((code) => ({ value: code, label: MEAL_PICTURE_NAMES[code] })),
]

/** A meal as the form shows it; a new one begins as on the phone. */
export function valuesOf(offer: Offer | undefined, today: Day): Values {
  if (!offer) {
    const { drawing, fromMinute, toMinute, weekdays, validFrom, validTo, onSale, stock, perDay } = newForm(today)
    return {
      ...{ title: '', description: '', pricePoints: undefined, cashFen: 0, perWorker: undefined },
      ...{ fromMinute, toMinute, weekdays, validFrom, validTo, onSale, drawing, photos: [] },
      ...{ stockPerDay: Number(stock), perDay: Number(perDay) },
    }
  }
  const { title, description, pricePoints, cashFen, stockPerDay, fromMinute, toMinute, weekdays } = offer
  const { perDay, perWorker, validFrom, validTo, onSale, picture, photo } = offer
  return {
    title,
    description,
    pricePoints,
    cashFen,
    stockPerDay,
    fromMinute,
    toMinute,
    weekdays,
    ...{ perDay, perWorker, validFrom, validTo, onSale, drawing: photo ? 'same' : picture, photos: [] },
  }
}

/** What is sent; a photo that was just uploaded by its id. */
export function factsOf(values: Values, photoId?: string): Facts {
  const { photos: _, drawing, perWorker, ...same } = values
  const code = MEAL_PICTURES.find((each) => each === drawing)
  return {
    ...(same as Omit<Facts, 'picture' | 'perWorker'>),
    ...(typeof perWorker === 'number' ? { perWorker } : {}),
    picture: photoId ? { kind: 'photo', photoId } : code ? { kind: 'drawing', code } : { kind: 'same' },
  }
}

/** What a form is before anything is in it; nothing of it is wrong. */
const NOTHING: OfferTerms = {
  ...{ fromMinute: 0, toMinute: 1440, weekdays: [], perDay: 1, stockPerDay: 1 },
  ...{ validFrom: '', validTo: '' },
}

/** What does not go together in this field, as the server says it. */
export function wrongAt(path: keyof OfferTerms, values: Readonly<Values>): string | undefined {
  const terms = values as Readonly<Values> & Partial<OfferTerms>
  return offerProblems({ ...NOTHING, ...terms }).find((each) => each.path === path)?.message
}

export const photoIn = (values: Values): ChosenPhoto | undefined => (values.photos as ChosenPhoto[] | undefined)?.[0]

export const LABELS: Readonly<Record<string, string>> = {
  title: '名称',
  description: '说明',
  pricePoints: '积分',
  cashFen: '另付',
  stockPerDay: '每天多少份',
  perDay: '每人每天几份',
  perWorker: '每人总共几份',
  fromMinute: '几点开始',
  toMinute: '几点结束',
  weekdays: '星期几供应',
  validFrom: '从哪天',
  validTo: '到哪天',
  drawing: '图片',
  onSale: '在卖',
}

/** A value of a field in words. */
export function sayValue(key: string, value: unknown): string {
  if (key === 'cashFen') return `${sayFen(Number(value))} 元`
  if (key === 'fromMinute' || key === 'toMinute') return clockOf(Number(value))
  if (key === 'weekdays')
    return WEEK.filter((day) => (value as number[]).includes(day.value))
      .map(({ label }) => label)
      .join('、')
  if (key === 'onSale') return value ? '在卖' : '停卖'
  if (key === 'drawing') return pictureChoices(true).find((each) => each.value === value)?.label ?? '照片'
  return value === undefined || value === '' ? '不限' : String(value)
}
