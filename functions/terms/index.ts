import { serve } from '@functions/platform/http/http'
import { terms as contract } from '@shared/contract/terms'
import { answer, endByOffice, resign } from './acts'
import { appoint } from './appoint'
import { decide, waitingIn } from './claims'
import { detailOf, mineOf, servedBy, termsWith } from './lists'
import { certify, check } from './papers'
import { log, takeBack } from './serve'

export const handler = serve(contract, {
  list: ({ input, actor }) => termsWith(actor, input),
  detail: ({ input, actor }) => detailOf(actor, input.termId),
  appoint: ({ input, actor }) => appoint(actor, input),
  end: ({ input, actor }) => endByOffice(actor, input),
  mine: ({ actor }) => mineOf(actor),
  accept: ({ input, actor }) => answer(actor, input, true),
  decline: ({ input, actor }) => answer(actor, input, false),
  resign: ({ input, actor }) => resign(actor, input),
  log: ({ input, actor }) => log(actor, input),
  served: ({ input, actor }) => servedBy(actor, input),
  takeBack: ({ input, actor }) => takeBack(actor, input),
  waiting: ({ input, actor }) => waitingIn(actor, input),
  confirm: ({ input, actor }) => decide(actor, input),
  refuse: ({ input, actor }) => decide(actor, input),
  certify: ({ input, actor }) => certify(actor, input),
  check: ({ input }) => check(input.code),
})
