import { ApiError, asApiError } from '@miniapp/lib/api/apiError'
import { writer } from '@miniapp/lib/load/useWrite'
import type { Store } from '@miniapp/lib/store'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { type Reading, readingOf } from './code'

export type Preview = Outputs['meals']['preview']
export type Redemption = Outputs['meals']['confirm']

/** What stands on the counter: nothing, a code being looked up, a bad one, a voucher to decide on, or one done with. */
export type Counter =
  | { step: 'ready' }
  | { step: 'looking' }
  | { step: 'bad'; error: ApiError }
  | { step: 'asking'; preview: Preview; sending?: 'confirm' | 'refuse'; failed?: ApiError }
  | { step: 'done'; redemption: Redemption }

interface Calls {
  preview: (reading: Reading) => Promise<Preview>
  confirm: (input: Inputs['meals']['confirm']) => Promise<Redemption>
  refuse: (input: Inputs['meals']['refuse']) => Promise<Redemption>
}

/** Answers after which this ticket can never be confirmed; after any other one the clerk may simply try again. */
const FINAL = ['TICKET_EXPIRED', 'VOUCHER_ALREADY_REDEEMED', 'VOUCHER_NOT_LIVE']

const notOurs = () => new ApiError('NOT_A_VOUCHER', '这不是套餐券，请让顾客打开“我的兑换券”再扫', 0)

/**
 * The work at a shop's counter: look a voucher up, then hand it out or send it back, once. A ticket keeps its id over
 * every try, so a lost answer or an impatient thumb never redeems twice. Nothing here throws: what went wrong is drawn.
 */
export function createCounter(store: Store<Counter>, calls: Calls, makeId?: () => string) {
  const options = makeId ? { makeId } : {}
  const confirmOnce = writer<{ ticket: string }, Redemption>(calls.confirm, options)
  const refuseOnce = writer<{ ticket: string; reason: string }, Redemption>(calls.refuse, options)

  async function settle(sending: 'confirm' | 'refuse', send: (ticket: string) => Promise<Redemption | undefined>) {
    const before = store.get()
    if (before.step !== 'asking' || before.sending) return
    const { preview } = before
    store.set({ step: 'asking', preview, sending })
    try {
      const redemption = await send(preview.ticket)
      if (redemption) store.set({ step: 'done', redemption })
    } catch (thrown) {
      const error = asApiError(thrown)
      store.set(FINAL.includes(error.code) ? { step: 'bad', error } : { step: 'asking', preview, failed: error })
    }
  }

  return {
    /** Looks up what was scanned or typed. A second code while one is being looked up is ignored. */
    async look(text: string): Promise<void> {
      if (store.get().step === 'looking') return
      const reading = readingOf(text)
      if (!reading) return store.set({ step: 'bad', error: notOurs() })
      store.set({ step: 'looking' })
      try {
        store.set({ step: 'asking', preview: await calls.preview(reading) })
      } catch (error) {
        store.set({ step: 'bad', error: asApiError(error) })
      }
    },
    /** Hands the meal out. */
    confirm: () => settle('confirm', (ticket) => confirmOnce({ ticket })),
    /** Sends the voucher back; points and stock return. */
    refuse: (reason: string) => settle('refuse', (ticket) => refuseOnce({ ticket, reason })),
    /** Clears the counter for the next one, unless something is on its way. */
    clear(): void {
      const { step, ...rest } = store.get()
      if (step === 'looking' || ('sending' in rest && rest.sending)) return
      store.set({ step: 'ready' })
    },
  }
}
