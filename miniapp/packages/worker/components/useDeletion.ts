import { api } from '@miniapp/lib/api/api'
import { useBusy } from '@miniapp/lib/load/useBusy'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { forget, recall, remember } from '@miniapp/lib/offline/storage'
import { tell, tellError } from '@miniapp/lib/phone/feedback'
import type { Inputs, Outputs } from '@shared/contract/contract'

export type Deletion = Outputs['privacy']['deletion']
type Because = Inputs['privacy']['orderDeletion']['because']

/** Where this phone keeps the number of the receipt: it tells on when nobody is signed in any more. */
export const RECEIPT_KEY = 'deletion-receipt'

/** Does this phone know of an order? */
export const knowsOfOrder = (): boolean => recall<string>(RECEIPT_KEY) !== undefined

/**
 * What goes with my account, asking for its deletion, and keeping it after all.
 * @param when whether it is asked: a screen of other things asks only where this phone knows of an order
 */
export function useDeletion(when = true) {
  const load = useLoad(() => api.privacy.deletion({}), [], { when })
  const { write, busy: ordering } = useWrite(api.privacy.orderDeletion)
  const [cancelling, run] = useBusy()

  /** True when it is noted. */
  async function order(because: Because): Promise<boolean> {
    try {
      const answer = await write({ because })
      if (!answer) return false
      if (answer.receiptId) remember(RECEIPT_KEY, answer.receiptId)
      load.put(answer)
      return true
    } catch (error) {
      tellError(error)
      return false
    }
  }

  const cancel = () =>
    run(async () => {
      const receiptId = load.data?.receiptId
      if (!receiptId) return
      try {
        load.put(await api.privacy.cancelDeletion({ receiptId }))
        forget(RECEIPT_KEY)
        tell('已取消，账号照常用')
      } catch (error) {
        tellError(error)
      }
    })

  return { load, order, cancel, ordering, cancelling }
}
