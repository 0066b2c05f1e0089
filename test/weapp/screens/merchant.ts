import { monthBefore, monthOf } from '@shared/rules/points/settlement'
import { dayOf } from '@shared/rules/time/day'
import type { Target } from '../harness/person'
import { next } from '../support/people'
import { merchant, type Shot } from './shot'

/** The month that can be closed. */
export const lastMonth = () => monthBefore(monthOf(dayOf(Date.now())))

/** The clerk at the counter. */
export async function counter(code: string): Promise<Shot[]> {
  const shot = (name: string, path: string, ready: Target, more: Partial<Shot> = {}): Shot => ({
    ...{ name, path, ready, person: 'clerk-1' },
    ...more,
  })
  return [
    shot('scan-preview', merchant('scan'), '#scan-open', {
      state: 'preview',
      act: async (app) => {
        await next(app, { scans: [code] })
        await app.tap('#scan-open')
        await app.sees('可以核销')
      },
    }),
    shot('scan-bad', merchant('scan'), '#scan-open', {
      state: 'not a voucher',
      act: async (app) => {
        await next(app, { scans: ['https://example.test/not-a-voucher'] })
        await app.tap('#scan-open')
        await app.sees('不是套餐券')
      },
    }),
    shot('me-clerk', 'pages/me/index', '#work-merchant-merchant-offers', { state: 'shop owner' }),
    shot('shop-offer-new', merchant('offer'), '#offer-save', { state: 'new' }),
    shot('shop-month', `${merchant('month')}?month=${lastMonth()}`, '#month-summary'),
    shot('clerk-invitation', merchant('clerks'), '#clerk-invite', {
      state: 'invitation',
      act: async (app) => {
        await app.tap('#clerk-invite')
        await app.sees('还能用')
      },
    }),
  ]
}
