import { api } from '@miniapp/lib/api/api'
import { asApiError } from '@miniapp/lib/api/apiError'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { callPhone } from '@miniapp/lib/phone/call'
import { buzz, tell, tellError } from '@miniapp/lib/phone/feedback'
import type { Outputs } from '@shared/contract/contract'
import type { RegistrationField } from '@shared/rules/people/registration'
import { useState } from 'react'

type Decision = Outputs['identity']['confirm']
type Contact = Outputs['identity']['revealContact']
type Open = 'confirm' | 'reject' | 'takeBack' | 'contact' | undefined

/** One registration: look at it, see how to reach the person, confirm it or send it back, or take a confirmation back. */
export function useRegistration() {
  const memberId = useParam<'grid/registration'>('id')
  const load = useLoad(() => api.identity.registration({ memberId }), [memberId])
  const [open, setOpen] = useState<Open>()
  const [contact, setContact] = useState<Contact>()
  const [decided, setDecided] = useState<Decision>()
  const [marked, mark] = useState<RegistrationField[]>([])

  // The sending that is looked at: a decision is about this one.
  const registrationId = load.data?.registrationId
  const confirming = useWrite(api.identity.confirm)
  const rejecting = useWrite(api.identity.reject)
  const takingBack = useWrite(api.identity.takeBack)
  const revealing = useWrite(api.identity.revealContact)

  async function decide(write: () => Promise<Decision | undefined>): Promise<void> {
    try {
      const decision = await write()
      if (!decision) return
      setDecided(decision)
      buzz()
      setOpen(undefined)
      if (load.data) load.put({ ...load.data, status: decision.status, decidedAt: decision.decidedAt })
    } catch (error) {
      const { code } = asApiError(error)
      if (code !== 'REGISTRATION_DECIDED' && code !== 'REGISTRATION_CHANGED') return tellError(error)
      setOpen(undefined)
      setContact(undefined)
      tell(code === 'REGISTRATION_CHANGED' ? '对方刚改过内容，看过新的再办' : '同事刚刚办理过了，已为你刷新')
      await load.reload()
    }
  }

  return {
    load,
    open,
    setOpen,
    contact,
    decided,
    marked,
    mark,
    busy: confirming.busy || rejecting.busy || takingBack.busy,
    revealing: revealing.busy,
    confirm: () => decide(() => confirming.write({ memberId, registrationId })),
    reject: (reason: string) => decide(() => rejecting.write({ memberId, registrationId, reason, fields: marked })),
    takeBack: (reason: string) => decide(() => takingBack.write({ memberId, reason, fields: marked })),
    reveal: async (purpose: string) => {
      const found = await revealing.write({ memberId, purpose }).catch(tellError)
      if (!found) return
      setContact(found)
      setOpen(undefined)
    },
    call: callPhone,
  }
}
