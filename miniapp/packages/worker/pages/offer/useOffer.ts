import type { Offer } from '@miniapp/components/OfferCard'
import { keepVoucher } from '@miniapp/lib/answers/useVouchers'
import { useOfferLoad } from '@miniapp/lib/answers/useWallet'
import { api } from '@miniapp/lib/api/api'
import { asApiError } from '@miniapp/lib/api/apiError'
import { said } from '@miniapp/lib/load/said'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { replace } from '@miniapp/lib/navigation/go'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { buzz, tellError } from '@miniapp/lib/phone/feedback'
import { useSession } from '@miniapp/lib/session/session'
import type { WaitingState } from '@shared/rules/points/waiting'
import { useState } from 'react'

/** After these the meal or the points on the screen are no longer what the server has. */
const CHANGED: readonly string[] = ['OFFER_CHANGED', 'SOLD_OUT', 'OFFER_CLOSED', 'NOT_ENOUGH_POINTS']

const SAID: Record<WaitingState, string> = {
  none: '好，不再等了',
  waiting: '有货了就告诉你',
  told: '今天已经告诉过你一次',
}

/** One meal, what the person can spend, and redeeming it. */
export function useOffer() {
  const offerId = useParam<'worker/offer'>('id')
  const me = useSession()?.me
  const worker = me?.status === 'confirmed'
  const load = useOfferLoad(offerId)
  const { write, busy } = useWrite(api.meals.redeem)
  const { write: writeWaiting, busy: waitingBusy } = useWrite(api.meals.wait)
  const [asking, ask] = useState(false)

  async function redeem(offer: Offer): Promise<void> {
    try {
      const voucher = await write({ offerId, offerVersion: offer.version })
      if (!voucher) return
      keepVoucher(voucher)
      buzz()
      ask(false)
      replace('worker/voucher', { id: voucher.voucherId })
    } catch (thrown) {
      const error = asApiError(thrown)
      tellError(error)
      if (CHANGED.includes(error.code)) {
        ask(false)
        await load.reload()
      }
    }
  }

  /** “有货告诉我”, or not any more. */
  async function wait(waiting: boolean): Promise<void> {
    if ((await said(writeWaiting({ offerId, waiting }), (answer) => SAID[answer.waiting])) === undefined) return
    // Also when it is back already: then it can be redeemed at once.
    await load.reload()
  }

  return {
    wait,
    waitingBusy,
    load,
    available: load.data?.available,
    worker,
    signedIn: me !== undefined,
    redeem,
    busy,
    asking,
    ask,
  }
}
