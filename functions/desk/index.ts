import { serve } from '@functions/platform/http/http'
import { desk as contract } from '@shared/contract/desk'
import { approve, begin, look, refuse } from './login'
import { desksOf, end, endDesk, poll, renew } from './session'

export const handler = serve(contract, {
  begin: ({ input, address, agent, cookies }) => begin(input.streetId, { address, agent, cookies }),
  poll: ({ cookies }) => poll(cookies),
  look: ({ input, actor, address }) => look(actor, { ...input, address }),
  approve: ({ input, actor }) => approve(actor, input),
  refuse: ({ input, actor }) => refuse(actor, input.code),
  renew: ({ cookies }) => renew(cookies),
  end: ({ cookies }) => end(cookies),
  desks: ({ input, actor }) => desksOf(actor, input),
  endDesk: ({ input, actor }) => endDesk(actor, input.sessionId),
})
