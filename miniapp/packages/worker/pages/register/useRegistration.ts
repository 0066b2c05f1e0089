import { api } from '@miniapp/lib/api/api'
import { ApiError } from '@miniapp/lib/api/apiError'
import { now } from '@miniapp/lib/clock'
import { useBusy } from '@miniapp/lib/load/useBusy'
import { keptId } from '@miniapp/lib/load/useWrite'
import { goTab } from '@miniapp/lib/navigation/go'
import { tell, tellError } from '@miniapp/lib/phone/feedback'
import { noticeMe, useSession } from '@miniapp/lib/session/session'
import { CONSENTS } from '@shared/rules/text/words'
import { useState } from 'react'
import { formOf, knownNumber, markedIn, missingIn, type Problems, type RegistrationForm } from './registrationForm'

/** The problems of single fields out of an INVALID_INPUT answer. */
function fieldProblems(error: unknown): Problems {
  if (!(error instanceof ApiError) || error.code !== 'INVALID_INPUT') return {}
  const fields = typeof error.data === 'object' && error.data && 'fields' in error.data ? error.data.fields : []
  if (!Array.isArray(fields)) return {}
  return Object.fromEntries(fields.map(({ path, message }: { path: string; message: string }) => [path, message]))
}

/** The 报到 form: what is in it, what is missing, sending it. */
export function useRegistration() {
  const me = useSession()?.me
  const [form, setForm] = useState(() => formOf(me))
  const [problems, setProblems] = useState(() => markedIn(me))
  // As it was when the form was opened.
  const [waits] = useState(me?.status === 'pending')
  const [known, setKnown] = useState(() => knownNumber(me))
  const [busy, run] = useBusy()
  // One id for this content: sent again after a lost answer it changes nothing; a change of the form is a new sending.
  const [id] = useState(() => keptId())
  const [claimId] = useState(() => keptId())
  const [taken, setTaken] = useState(false)

  const change = (fields: Partial<RegistrationForm>) => {
    id.renew()
    claimId.renew()
    setProblems((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in fields))))
    setForm((before) => ({ ...before, ...fields }))
  }

  const submit = () =>
    run(async () => {
      const { name, phone, occupation, employer, communityId, partyMember } = form
      if (!(phone || known) || !occupation || !communityId) return
      if (phone && phone.expiresAt < now()) {
        change({ phone: undefined })
        tell('手机号授权过期了，请再获取一次')
        return
      }
      try {
        const updated = await api.identity.register({
          id: id.get(),
          name: name.trim(),
          ...(phone ? { phoneTicket: phone.phoneTicket } : {}),
          occupation,
          employer: employer.trim(),
          communityId,
          privacy: { version: CONSENTS.privacy.version },
          ...(partyMember ? { partyMembership: { version: CONSENTS.partyMembership.version } } : {}),
        })
        noticeMe(updated)
        tell(waits ? '已改好，还在等确认' : '报到已提交')
        goTab('home')
      } catch (error) {
        id.failed(error)
        setProblems(fieldProblems(error))
        const code = error instanceof ApiError ? error.code : undefined
        if (code === 'PHONE_TAKEN' && phone) return setTaken(true)
        if (code === 'PHONE_TAKEN' || code === 'PHONE_CODE_INVALID') {
          // The number of before is no longer theirs: only one that is fetched anew helps.
          setKnown(undefined)
          change({ phone: undefined })
        }
        tellError(error)
      }
    })

  /** The number is in somebody else's name: the community looks at it, then it can be registered with. */
  const claim = () =>
    run(async () => {
      const { phone, communityId } = form
      if (!phone || !communityId) return
      const claiming = { id: claimId.get(), kind: 'phone', phoneTicket: phone.phoneTicket, communityId } as const
      const claimed = await api.identity.askForChange(claiming).catch((error) => {
        claimId.failed(error)
        tellError(error)
      })
      if (!claimed) return
      setTaken(false)
      tell('已请网格员核实，办好了会告诉你')
    })

  return {
    taken,
    claim,
    leave: () => setTaken(false),
    form,
    change,
    missing: missingIn(form, known),
    known,
    waits,
    problems,
    busy,
    submit,
    rejectReason: me?.rejectReason,
  }
}
