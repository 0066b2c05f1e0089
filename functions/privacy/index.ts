import { serve } from '@functions/platform/http/http'
import { privacy as contract } from '@shared/contract/privacy'
import { copyOf } from './copying'
import { cancelDeletion, deletionOf, orderDeletion, receiptOf } from './ordering'

export const handler = serve(contract, {
  copy: ({ input, actor }) => copyOf(actor, input),
  deletion: ({ actor }) => deletionOf(actor),
  orderDeletion: ({ input, actor }) => orderDeletion(actor, input),
  cancelDeletion: ({ input, actor }) => cancelDeletion(actor, input),
  receipt: ({ input }) => receiptOf(input.receiptId),
})
