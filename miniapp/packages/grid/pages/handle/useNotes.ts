import { api } from '@miniapp/lib/api/api'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { tell, tellError } from '@miniapp/lib/phone/feedback'
import type { Outputs } from '@shared/contract/contract'
import { useState } from 'react'

type Caller = Outputs['reports']['revealCaller']

/** What staff tell each other about a report, and how to reach who called. */
export function useNotes(reportId: string, reload: () => Promise<void>) {
  const [text, setText] = useState('')
  const [asking, setAsking] = useState(false)
  const [caller, setCaller] = useState<Caller>()
  const noting = useWrite(api.reports.addNote)
  const looking = useWrite(api.reports.revealCaller)
  return {
    text,
    setText,
    asking,
    setAsking,
    caller,
    busy: noting.busy || looking.busy,
    add: async () => {
      if (!(await noting.write({ reportId, text: text.trim() }).catch(tellError))) return
      setText('')
      tell('已记下，只有同事看得到')
      await reload()
    },
    reveal: async (purpose: string) => {
      const found = await looking.write({ reportId, purpose }).catch(tellError)
      if (!found) return
      setCaller(found)
      setAsking(false)
      await reload()
    },
  }
}
