import { serve } from '@functions/platform/http/http'
import { noticeDevice } from '@functions/vigilance/device'
import { identity as contract } from '@shared/contract/identity'
import { changeConsent } from './consents'
import { looksAt, revealContact } from './contact'
import { dataOf } from './data'
import { confirm, registrationFor, reject } from './decide'
import { decideChange } from './decideRequest'
import { changeDetails } from './details'
import { headOf, meOf } from './me'
import { membersNamed } from './named'
import { exchangePhone } from './phone'
import { register } from './register'
import { cardOf, registrationsOf } from './registrations'
import { remind } from './remind'
import { askForChange, requestsIn } from './requests'
import { signIn } from './signIn'
import { signOutEverywhere } from './signOut'
import { takeBack } from './takeBack'

export const handler = serve(contract, {
  signIn: async ({ input }) => {
    const signedIn = await signIn(input)
    await noticeDevice(input.streetId, input.device, signedIn.me.memberId)
    return signedIn
  },
  signOutEverywhere: ({ actor }) => signOutEverywhere(actor),
  me: async ({ actor }) => meOf((await headOf(actor.memberId)).profile),
  data: ({ actor }) => dataOf(actor),
  looks: ({ input, actor }) => looksAt(actor.memberId, input),
  memberLooks: async ({ input: { memberId, ...page }, actor }) => {
    await registrationFor(actor, memberId)
    return looksAt(memberId, page)
  },
  exchangePhone: ({ input, actor }) => exchangePhone(actor.memberId, input.code),
  changeConsent: ({ input, actor }) => changeConsent(actor, input),
  register: ({ input, actor }) => register(actor, input),
  remind: ({ input, actor }) => remind(actor, input),
  changeDetails: ({ input, actor }) => changeDetails(actor, input),
  askForChange: ({ input, actor }) => askForChange(actor, input),
  changeRequests: ({ input, actor }) => requestsIn(actor, input),
  decideChange: ({ input, actor }) => decideChange(actor, input),
  registrations: ({ input, actor }) => registrationsOf(actor, input),
  membersNamed: ({ input, actor }) => membersNamed(actor, input),
  registration: async ({ input, actor }) => cardOf(await registrationFor(actor, input.memberId)),
  confirm: ({ input, actor }) => confirm(actor, input),
  reject: ({ input, actor }) => reject(actor, input),
  takeBack: ({ input, actor }) => takeBack(actor, input),
  revealContact: ({ input, actor }) => revealContact(actor, input),
})
