import { serve } from '@functions/platform/http/http'
import { messages as contract } from '@shared/contract/messages'
import { accept } from './accept'
import { messagesOf, read, readAll } from './read'

export const handler = serve(contract, {
  list: ({ input, actor }) => messagesOf(actor, input),
  read: ({ input, actor }) => read(actor, input.messageId),
  readAll: ({ input, actor }) => readAll(actor, input),
  accept: ({ input, actor }) => accept(actor, input),
})
