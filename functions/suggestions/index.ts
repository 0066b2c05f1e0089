import { serve } from '@functions/platform/http/http'
import { suggestions as contract } from '@shared/contract/suggestions'
import { deskList, itemFor, mine, threadFor } from './reading'
import { fromRemark, suggest } from './suggesting'
import { move, withdraw } from './triage'

export const handler = serve(contract, {
  mine: ({ input, actor }) => mine(actor, input),
  suggest: ({ input, actor }) => suggest(actor, input),
  thread: ({ input, actor }) => threadFor(actor, input.suggestionId),
  withdraw: ({ input, actor }) => withdraw(actor, input),
  desk: ({ input, actor }) => deskList(actor, input),
  item: ({ input, actor }) => itemFor(actor, input.suggestionId),
  move: ({ input, actor }) => move(actor, input),
  fromRemark: ({ input, actor }) => fromRemark(actor, input),
})
