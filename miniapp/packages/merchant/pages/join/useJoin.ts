import { api } from '@miniapp/lib/api/api'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { buzz, tellError } from '@miniapp/lib/phone/feedback'
import { noticeMe, renewRights } from '@miniapp/lib/session/session'
import type { Outputs } from '@shared/contract/contract'
import { CLERK_LIMITS } from '@shared/rules/points/clerks'
import { useState } from 'react'

type Joined = Outputs['shops']['joinShop']

/** Joining a shop by the code that is shown there. */
export function useJoin() {
  const [code, setCode] = useState('')
  const [joined, setJoined] = useState<Joined>()
  const { write, busy } = useWrite(api.shops.joinShop)
  const complete = code.length === CLERK_LIMITS.codeDigits

  async function join(): Promise<void> {
    if (!complete) return
    const answer = await write({ code }).catch(tellError)
    if (!answer) return
    buzz()
    noticeMe(answer.me)
    await renewRights()
    setJoined(answer)
  }
  return { code, setCode, complete, join, busy, joined }
}
