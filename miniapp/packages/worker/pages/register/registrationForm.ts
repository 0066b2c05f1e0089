import type { Me } from '@miniapp/lib/session/session'
import type { Outputs } from '@shared/contract/contract'
import { CONSENTS, type Occupation } from '@shared/rules/text/words'

export type SealedPhone = Outputs['identity']['exchangePhone']

/** The 报到 form as it stands. */
export interface RegistrationForm {
  name: string
  phone: SealedPhone | undefined
  occupation: Occupation | undefined
  employer: string
  communityId: string | undefined
  privacy: boolean
  partyMember: boolean
}

export type Problems = Partial<Record<string, string>>

/** The number of a registration that waits or was sent back, masked: sent again it need not be fetched again. */
export const knownNumber = (me: Me | undefined): { phoneMasked: string } | undefined =>
  (me?.status === 'rejected' || me?.status === 'pending') && me.phoneMasked
    ? { phoneMasked: me.phoneMasked }
    : undefined

/** What was consented to in the words of today stays so. */
const isGiven = (me: Me | undefined, kind: keyof typeof CONSENTS): boolean =>
  me?.consents.some((each) => each.kind === kind && each.version === CONSENTS[kind].version) ?? false

const MARKED = '请改这一项'

/** What staff marked when they sent it back. */
export const markedIn = (me: Me | undefined): Problems =>
  Object.fromEntries((me?.rejectFields ?? []).map((field) => [field, MARKED]))

/** What still has to be filled in, as the button says it; undefined when nothing is. */
export function missingIn(
  { name, phone, occupation, employer, communityId, privacy }: RegistrationForm,
  known: { phoneMasked: string } | undefined,
): string | undefined {
  if (name.trim().length < 2) return '还要填姓名'
  if (!phone && !known) return '还要获取手机号'
  if (!occupation) return '还要选职业'
  if (!employer.trim()) return '还要填所在单位'
  if (!communityId) return '还要选社区'
  if (!privacy) return '还要同意隐私政策'
  return undefined
}

/** The form as it is opened: with what was sent before. A consent begins unticked unless it was given before. */
export const formOf = (me: Me | undefined): RegistrationForm => ({
  name: me?.name ?? '',
  phone: undefined,
  occupation: me?.occupation,
  employer: me?.employer ?? '',
  communityId: me?.communityId,
  privacy: isGiven(me, 'privacy'),
  partyMember: isGiven(me, 'partyMembership'),
})
