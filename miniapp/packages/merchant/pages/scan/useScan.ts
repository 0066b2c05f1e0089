import { go } from '@miniapp/lib/navigation/go'
import { CODE_DIGITS } from '@shared/rules/points/voucher'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { useCounter } from '../../useCounter'

/** The scan screen: the camera, the field for a typed code, and the way on to the decision. */
export function useScan() {
  const { state, scanNext, lookUp, clear } = useCounter()
  const [code, setCode] = useState('')
  const [typing, setTyping] = useState(false)

  // Coming back from a decision: what was on the counter is done with. A bad code's reason stays until the next one.
  useDidShow(() => {
    if (state.step === 'done' || state.step === 'asking') clear()
  })

  const decide = async (found: Promise<boolean>) => {
    if (await found) go('merchant/confirm')
  }

  return {
    state,
    busy: state.step === 'looking',
    code,
    setCode,
    typing,
    setTyping,
    scan: () => decide(scanNext()),
    submit: async () => {
      if (code.length < CODE_DIGITS) return
      await decide(lookUp(code))
      setTyping(false)
      setCode('')
    },
  }
}
