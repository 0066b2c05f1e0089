import { serve } from '@functions/platform/http/http'
import { openServices } from '@functions/servicelists/queries'
import { orgs as contract } from '@shared/contract/orgs'
import { handOver, holdings } from './handingOver'
import { answerHome, callHome, endHomeCall, homeCall, homeFigures } from './homeCalls'
import { instructed, mine, myOrg, ownDuties, visit } from './instructing'
import { addMeeting, meetings, record } from './meetings'
import { appoint, endPost, posts } from './posts'
import { add, change, close, list, org } from './register'
import { orgDuties, reopen, settle } from './settling'
import { takeVisitBack } from './visitBack'

export const handler = serve(contract, {
  list: ({ input, actor }) => list(actor, input),
  org: ({ input, actor }) => org(actor, input),
  add: ({ input, actor }) => add(actor, input),
  change: ({ input, actor }) => change(actor, input),
  close: ({ input, actor }) => close(actor, input, openServices),
  posts: ({ input, actor }) => posts(actor, input),
  appoint: ({ input, actor }) => appoint(actor, input),
  endPost: ({ input, actor }) => endPost(actor, input),
  instructed: ({ input, actor }) => instructed(actor, input),
  mine: ({ actor }) => mine(actor),
  myOrg: ({ input, actor }) => myOrg(actor, input),
  visit: ({ input, actor }) => visit(actor, input),
  takeVisitBack: ({ input, actor }) => takeVisitBack(actor, input),
  duties: ({ input, actor }) => ownDuties(actor, input),
  orgDuties: ({ input, actor }) => orgDuties(actor, input),
  settle: ({ input, actor }) => settle(actor, input),
  reopen: ({ input, actor }) => reopen(actor, input),
  meetings: ({ input, actor }) => meetings(actor, input),
  addMeeting: ({ input, actor }) => addMeeting(actor, input),
  record: ({ input, actor }) => record(actor, input),
  holdings: ({ input, actor }) => holdings(actor, input),
  handOver: ({ input, actor }) => handOver(actor, input),
  callHome: ({ input, actor }) => callHome(actor, input),
  endHomeCall: ({ input, actor }) => endHomeCall(actor, input),
  homeCall: ({ actor }) => homeCall(actor),
  answerHome: ({ input, actor }) => answerHome(actor, input),
  homeFigures: ({ input, actor }) => homeFigures(actor, input),
})
