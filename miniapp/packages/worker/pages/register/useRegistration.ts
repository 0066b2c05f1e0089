import { api } from '@miniapp/lib/api/api'
import { ApiError } from '@miniapp/lib/api/apiError'
import { now } from '@miniapp/lib/clock'
import { useBusy } from '@miniapp/lib/load/useBusy'
import { goTab } from '@miniapp/lib/navigation/go'
import { tell, tellError } from '@miniapp/lib/phone/feedback'
import { newId } from '@miniapp/lib/phone/ids'
import { noticeMe, useSession } from '@miniapp/lib/session/session'
import type { Outputs } from '@shared/contract/contract'
import { CONSENTS, type Occupation } from '@shared/rules/words'
import { useRef, useState } from 'react'

export type SealedPhone = Outputs['identity']['exchangePhone']

export interface RegistrationForm {
  name: string
  phone: SealedPhone | undefined
  occupation: Occupation | undefined
  employer: string
  communityId: string | undefined
  privacy: boolean
  partyMember: boolean
}

/** What still has to be filled in, as the button says it; undefined when nothing is. */
function missingIn({ name, phone, occupation, employer, communityId, privacy }: RegistrationForm): string | undefined {
  if (name.trim().length < 2) return '还要填姓名'
  if (!phone) return '还要获取手机号'
  if (!occupation) return '还要选职业'
  if (!employer.trim()) return '还要填所在单位'
  if (!communityId) return '还要选社区'
  if (!privacy) return '还要同意隐私政策'
  return undefined
}

/** The problems of single fields out of an INVALID_INPUT answer. */
function fieldProblems(error: unknown): Partial<Record<string, string>> {
  if (!(error instanceof ApiError) || error.code !== 'INVALID_INPUT') return {}
  const fields = typeof error.data === 'object' && error.data && 'fields' in error.data ? error.data.fields : []
  if (!Array.isArray(fields)) return {}
  return Object.fromEntries(fields.map(({ path, message }: { path: string; message: string }) => [path, message]))
}

/** The 报到 form: what is in it, what is missing, sending it. Both consents begin unticked. */
export function useRegistration() {
  const me = useSession()?.me
  const [form, setForm] = useState<RegistrationForm>(() => ({
    name: me?.name ?? '',
    phone: undefined,
    occupation: me?.occupation,
    employer: me?.employer ?? '',
    communityId: me?.communityId,
    privacy: false,
    partyMember: false,
  }))
  const [problems, setProblems] = useState<Partial<Record<string, string>>>({})
  const [busy, run] = useBusy()
  // One id for this content: sent again after a lost answer it changes nothing; a change of the form is a new sending.
  const id = useRef<string>()
  const claimId = useRef<string>()
  const [taken, setTaken] = useState(false)

  const change = (fields: Partial<RegistrationForm>) => {
    id.current = undefined
    claimId.current = undefined
    setProblems({})
    setForm((before) => ({ ...before, ...fields }))
  }

  const submit = () =>
    run(async () => {
      const { name, phone, occupation, employer, communityId, partyMember } = form
      if (!phone || !occupation || !communityId) return
      if (phone.expiresAt < now()) {
        change({ phone: undefined })
        tell('手机号授权过期了，请再获取一次')
        return
      }
      id.current ??= newId()
      try {
        const updated = await api.identity.register({
          id: id.current,
          name: name.trim(),
          phoneTicket: phone.phoneTicket,
          occupation,
          employer: employer.trim(),
          communityId,
          privacy: { version: CONSENTS.privacy.version },
          ...(partyMember ? { partyMembership: { version: CONSENTS.partyMembership.version } } : {}),
        })
        noticeMe(updated)
        tell('报到已提交')
        goTab('home')
      } catch (error) {
        setProblems(fieldProblems(error))
        if (error instanceof ApiError && error.code === 'PHONE_TAKEN') return setTaken(true)
        if (error instanceof ApiError && error.code === 'PHONE_CODE_INVALID') change({ phone: undefined })
        tellError(error)
      }
    })

  /** The number is in somebody else's name: the community looks at it, then it can be registered with. */
  const claim = () =>
    run(async () => {
      const { phone, communityId } = form
      if (!phone || !communityId) return
      claimId.current ??= newId()
      try {
        await api.identity.askForChange({
          id: claimId.current,
          kind: 'phone',
          phoneTicket: phone.phoneTicket,
          communityId,
        })
        setTaken(false)
        tell('已请网格员核实，办好了会告诉你')
      } catch (error) {
        tellError(error)
      }
    })

  return {
    taken,
    claim,
    leave: () => setTaken(false),
    form,
    change,
    missing: missingIn(form),
    problems,
    busy,
    submit,
    rejectReason: me?.rejectReason,
  }
}
