import { api } from '@miniapp/lib/api/api'
import { useBusy } from '@miniapp/lib/load/useBusy'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useMore } from '@miniapp/lib/load/usePages'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { goTab } from '@miniapp/lib/navigation/go'
import { tell, tellError } from '@miniapp/lib/phone/feedback'
import { noticeMe, signOut } from '@miniapp/lib/session/session'
import { CONSENTS } from '@shared/rules/text/words'
import { useState } from 'react'

const withdraw = ({ id }: { id: string }) =>
  api.identity.changeConsent({ id, kind: 'partyMembership', given: false, version: CONSENTS.partyMembership.version })

/** What is kept of me, withdrawing an optional consent, and signing out everywhere. */
export function useMyData() {
  const load = useLoad(() => api.identity.data({}), [])
  const looks = useMore(load.data?.looks, (cursor) => api.identity.looks({ cursor }), [])
  const [asking, ask] = useState<'party' | 'privacy' | 'leave'>()
  const { write, busy: withdrawing } = useWrite(withdraw)
  const [leaving, run] = useBusy()

  async function withdrawParty(): Promise<void> {
    const me = await write({}).catch(tellError)
    if (!me) return
    noticeMe(me)
    if (load.data) load.put({ ...load.data, me })
    tell('已撤回并删除')
    ask(undefined)
  }

  const leaveEverywhere = () =>
    run(async () => {
      if (!(await api.identity.signOutEverywhere({}).catch(tellError))) return
      signOut()
      tell('已在所有设备退出')
      goTab('home')
    })

  return { load, looks, asking, ask, busy: withdrawing || leaving, withdrawParty, leaveEverywhere }
}
