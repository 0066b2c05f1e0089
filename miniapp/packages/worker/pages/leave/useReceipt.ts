import { api } from '@miniapp/lib/api/api'
import { recall } from '@miniapp/lib/offline/storage'
import type { Outputs } from '@shared/contract/contract'
import { useEffect, useState } from 'react'
import { RECEIPT_KEY } from '../../components/useDeletion'

export type Receipt = Outputs['privacy']['receipt']

/**
 * The receipt whose number this phone keeps, also when its person is gone and nobody is signed in. Nothing when there is
 * none; without a network it is left out, for it is asked for again whenever the screen is opened.
 * @param waiting the number that the account itself knows: cancelled or not, that one changes here
 */
export function useReceipt(waiting: string | undefined): Receipt | undefined {
  const [receipt, set] = useState<Receipt>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when the account's own order changes
  useEffect(() => {
    const receiptId = recall<string>(RECEIPT_KEY)
    if (receiptId === undefined) return set(undefined)
    let open = true
    api.privacy.receipt({ receiptId }).then(
      (found) => {
        if (open) set(found)
      },
      () => undefined, // nothing is said of it until the page is opened again
    )
    return () => {
      open = false
    }
  }, [waiting])
  return receipt
}
