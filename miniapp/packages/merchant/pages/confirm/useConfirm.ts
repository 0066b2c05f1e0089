import { goBack } from '@miniapp/lib/navigation/go'
import { useState } from 'react'
import { useCounter } from '../../useCounter'

/** The decision screen: hand out, send back, and straight on to the next code. */
export function useConfirm() {
  const { state, confirm, refuse, scanNext } = useCounter()
  const [refusing, setRefusing] = useState(false)
  return {
    state,
    confirm,
    refusing,
    setRefusing,
    refuse: async (reason: string) => {
      setRefusing(false)
      await refuse(reason)
    },
    next: scanNext,
    back: goBack,
  }
}
