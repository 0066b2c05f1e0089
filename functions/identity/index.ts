import { now } from '@functions/platform/clock'
import { serve } from '@functions/platform/http'
import { Account } from '@functions/points/entities'
import { identity as contract } from '@shared/contract/identity'
import { $add, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { changeConsent } from './consents'
import { revealContact } from './contact'
import { confirm, registrationFor, reject } from './decide'
import { headOf, meOf } from './me'
import { exchangePhone } from './phone'
import { register } from './register'
import { cardOf, registrationsOf } from './registrations'
import { signIn } from './signIn'

export const handler = serve(contract, {
  signIn: ({ input }) => signIn(input),
  signOutEverywhere: async ({ actor }) => {
    await Account.build(UpdateItemCommand)
      .item({ memberId: actor.memberId, epoch: $add(1) })
      .options({ condition: { attr: 'memberId', exists: true } })
      .send()
    return { revokedAt: now() }
  },
  me: async ({ actor }) => meOf((await headOf(actor.memberId)).profile),
  exchangePhone: ({ input, actor }) => exchangePhone(actor.memberId, input.code),
  changeConsent: ({ input, actor }) => changeConsent(actor, input),
  register: ({ input, actor }) => register(actor, input),
  registrations: ({ input, actor }) => registrationsOf(actor, input),
  registration: async ({ input, actor }) => cardOf(await registrationFor(actor, input.memberId)),
  confirm: ({ input, actor }) => confirm(actor, input),
  reject: ({ input, actor }) => reject(actor, input),
  revealContact: ({ input, actor }) => revealContact(actor, input),
})
