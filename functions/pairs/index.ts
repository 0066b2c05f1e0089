import { serve } from '@functions/platform/http/http'
import { pairs as contract } from '@shared/contract/pairs'
import { contactsOf, logContact, takeContactBack } from './contacts'
import { contactFigures } from './figures'
import { assign } from './giving'
import { myPairs, onePair, pairsIn, peopleOf } from './lists'
import { startOrder } from './ordering'
import { orderOf, orderRows, ordersOf, stopOrder } from './orders'
import { askOf, callPerson, ownPair, sayContact } from './own'

export const handler = serve(contract, {
  mine: ({ input, actor }) => myPairs(actor, input),
  list: ({ input, actor }) => pairsIn(actor, input),
  people: ({ input, actor }) => peopleOf(actor, input),
  one: ({ input, actor }) => onePair(actor, input.memberId),
  contacts: ({ input, actor }) => contactsOf(actor, input),
  log: ({ input, actor }) => logContact(actor, input),
  takeBack: ({ input, actor }) => takeContactBack(actor, input),
  assign: ({ input, actor }) => assign(actor, input),
  figures: ({ input, actor }) => contactFigures(actor, input),
  own: ({ actor }) => ownPair(actor),
  call: ({ input, actor }) => callPerson(actor, input),
  say: ({ input, actor }) => sayContact(actor, input),
  ask: ({ input, actor }) => askOf(actor, input),
  startOrder: ({ input, actor }) => startOrder(actor, input),
  orders: ({ input, actor }) => ordersOf(actor, input),
  order: ({ input, actor }) => orderOf(actor, input.orderId),
  orderRows: ({ input, actor }) => orderRows(actor, input),
  stopOrder: ({ input, actor }) => stopOrder(actor, input.orderId),
})
