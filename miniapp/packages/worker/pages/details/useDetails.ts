import { api } from '@miniapp/lib/api/api'
import { asApiError } from '@miniapp/lib/api/apiError'
import { now } from '@miniapp/lib/clock'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { buzz, tell, tellError } from '@miniapp/lib/phone/feedback'
import { noticeMe } from '@miniapp/lib/session/session'
import type { Inputs } from '@shared/contract/contract'
import type { Occupation } from '@shared/rules/text/words'
import { useState } from 'react'
import type { SealedPhone } from '../register/registrationForm'

type Details = Omit<Inputs['identity']['changeDetails'], 'id'>

interface Changes {
  phone?: SealedPhone
  occupation?: Occupation
  employer?: string
  communityId?: string
}

/** What I change of my own: phone and work at once, the community with a look of its grid workers. */
export function useDetails() {
  const load = useLoad(() => api.identity.data({}), [])
  const [changes, setChanges] = useState<Changes>({})
  /** The number is in somebody else's name: may the community look at it? */
  const [taken, setTaken] = useState(false)
  const details = useWrite(api.identity.changeDetails)
  const asking = useWrite(api.identity.askForChange)
  const change = (fields: Changes) => setChanges((before) => ({ ...before, ...fields }))

  async function save(): Promise<void> {
    const { phone, occupation, employer } = changes
    if (phone && phone.expiresAt < now()) {
      setChanges(({ phone: _old, ...rest }) => rest)
      tell('手机号授权过期了，请再获取一次')
      return
    }
    const words: Details = {
      ...(phone ? { phoneTicket: phone.phoneTicket } : {}),
      occupation,
      ...(employer?.trim() ? { employer: employer.trim() } : {}),
    }
    try {
      if (Object.keys(words).length > 0) {
        const me = await details.write(words)
        if (!me) return
        noticeMe(me)
      }
      if (changes.communityId) await asking.write({ kind: 'community', communityId: changes.communityId })
      done(changes.communityId ? '已改，换社区等社区核实' : '已改好')
    } catch (error) {
      if (asApiError(error).code === 'PHONE_TAKEN') setTaken(true)
      else tellError(error)
    }
  }

  async function claim(): Promise<void> {
    if (!changes.phone) return
    if (!(await asking.write({ kind: 'phone', phoneTicket: changes.phone.phoneTicket }).catch(tellError))) return
    setTaken(false)
    done('已请网格员核实')
  }

  function done(words: string): void {
    buzz()
    tell(words)
    setChanges({})
    load.reload().catch(tellError)
  }

  return {
    load,
    changes,
    change,
    save,
    claim,
    taken,
    leave: () => setTaken(false),
    busy: details.busy || asking.busy,
    nothing: Object.keys(changes).length === 0,
  }
}
