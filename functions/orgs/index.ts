import { serve } from '@functions/platform/http/http'
import { orgs as contract } from '@shared/contract/orgs'
import { add, change, close, list, org } from './register'

export const handler = serve(contract, {
  list: ({ input, actor }) => list(actor, input),
  org: ({ input, actor }) => org(actor, input),
  add: ({ input, actor }) => add(actor, input),
  change: ({ input, actor }) => change(actor, input),
  close: ({ input, actor }) => close(actor, input),
})
