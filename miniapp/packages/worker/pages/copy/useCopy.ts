import { api } from '@miniapp/lib/api/api'
import { useBusy } from '@miniapp/lib/load/useBusy'
import { tell, tellError } from '@miniapp/lib/phone/feedback'
import { newId } from '@miniapp/lib/phone/ids'
import type { Outputs } from '@shared/contract/contract'
import Taro from '@tarojs/taro'
import { useRef, useState } from 'react'

type Copy = Outputs['privacy']['copy']

/** A copy of my data: asked for by one id until it is whole. No copy stays on the phone. */
export function useCopy() {
  const [copy, set] = useState<Copy>()
  const [busy, run] = useBusy()
  /** One that is under way goes on by its id, whatever failed. */
  const id = useRef<string>()

  const make = () =>
    run(async () => {
      id.current ??= newId()
      try {
        for (let state: Copy['state'] = 'making'; state === 'making'; ) {
          const made = await api.privacy.copy({ id: id.current })
          set(made)
          state = made.state
        }
        id.current = undefined
      } catch (error) {
        tellError(error)
      }
    })

  const copyLink = (url = '') =>
    Taro.setClipboardData({ data: url })
      .then(() => tell('已复制，请在浏览器里打开'))
      .catch(() => tell('没有复制上，请再试'))

  return { copy, busy, make, copyLink }
}
