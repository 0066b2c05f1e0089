import { serve } from '@functions/platform/http/http'
import { setup as contract } from '@shared/contract/setup'
import { claim } from './claim'
import { saveShop, saveStation, saveStreet, shopsSetup, stationsSetup, streetSetup } from './places'
import { candidate, endRole, giveRole, openWorkOf, preview, setupChanges, staffList } from './staff'

export const handler = serve(contract, {
  street: ({ actor }) => streetSetup(actor),
  saveStreet: ({ input, actor }) => saveStreet(actor, input),
  stations: ({ input, actor }) => stationsSetup(actor, input),
  saveStation: ({ input, actor }) => saveStation(actor, input),
  shops: ({ input, actor }) => shopsSetup(actor, input),
  saveShop: ({ input, actor }) => saveShop(actor, input),
  staff: ({ input, actor }) => staffList(actor, input),
  candidate: ({ input, actor }) => candidate(actor, input.memberId),
  preview: ({ input, actor }) => preview(actor, input.grant),
  giveRole: ({ input, actor }) => giveRole(actor, input),
  openWork: ({ input, actor }) => openWorkOf(actor, input),
  endRole: ({ input, actor }) => endRole(actor, input),
  claim: ({ input, actor }) => claim(actor, input),
  changes: ({ input, actor }) => setupChanges(actor, input),
})
