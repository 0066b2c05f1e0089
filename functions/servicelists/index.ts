import { serve } from '@functions/platform/http/http'
import { servicelists as contract } from '@shared/contract/servicelists'
import { committeesOf } from './committees'
import { draftList } from './drafting'
import { addItem, changeItem, removeItem } from './items'
import { publishList, tickItem } from './publishing'
import { listFor, listsFor, listsNear } from './reading'
import { untickItem } from './unticking'

export const handler = serve(contract, {
  committees: ({ input, actor }) => committeesOf(actor, input),
  lists: ({ input, actor }) => listsFor(actor, input),
  list: ({ input, actor }) => listFor(actor, input.committeeId, input.month),
  near: ({ input, actor }) => listsNear(actor, input),
  draft: ({ input, actor }) => draftList(actor, input),
  add: ({ input, actor }) => addItem(actor, input),
  change: ({ input, actor }) => changeItem(actor, input),
  remove: ({ input, actor }) => removeItem(actor, input),
  publish: ({ input, actor }) => publishList(actor, input),
  tick: ({ input, actor }) => tickItem(actor, input),
  untick: ({ input, actor }) => untickItem(actor, input),
})
