import { serve } from '@functions/platform/http/http'
import { activities as contract } from '@shared/contract/activities'
import { comeIn, comeInBy, count, goOut, goOutBy } from './attending'
import { certify } from './certificate'
import { closeHours, correctHours, correctionList, takeBack } from './corrections'
import { addRemark, keepMinutes, remarkList } from './council'
import { doorOf, ticketOf } from './door'
import { figuresOf } from './figures'
import { addSignup, attendanceList, deskList, dropSignup, editOf, openHours, signupList } from './managing'
import { cancelActivity, publishActivity, repeatActivity, summarise } from './publishing'
import { listFor, listPublic, mine, openFor, openPublic, record } from './reading'
import { remindMe } from './reminding'
import { saveActivity } from './saving'
import { changeSeries } from './seriesChange'
import { accept, leave, signUp } from './signups'
import { beginSummary } from './summary'

export const handler = serve(contract, {
  list: ({ input, actor }) => listFor(actor, input),
  open: ({ input, actor }) => openFor(actor, input.activityId),
  publicList: ({ input }) => listPublic(input),
  publicOpen: ({ input: { streetId, activityId } }) => openPublic(streetId, activityId),
  mine: ({ input, actor }) => mine(actor, input),
  record: ({ input, actor }) => record(actor, input),
  signUp: ({ input, actor }) => signUp(actor, input),
  leave: ({ input, actor }) => leave(actor, input),
  accept: ({ input, actor }) => accept(actor, input),
  remind: ({ input, actor }) => remindMe(actor, input),
  comeIn: ({ input, actor }) => comeIn(actor, input),
  goOut: ({ input, actor }) => goOut(actor, input),
  ticket: ({ input, actor }) => ticketOf(actor, input.activityId),
  certify: ({ input, actor }) => certify(actor, input),
  desk: ({ input, actor }) => deskList(actor, input),
  edit: ({ input, actor }) => editOf(actor, input.activityId),
  save: ({ input, actor }) => saveActivity(actor, input),
  publish: ({ input, actor }) => publishActivity(actor, input),
  cancel: ({ input, actor }) => cancelActivity(actor, input),
  repeat: ({ input, actor }) => repeatActivity(actor, input),
  changeSeries: ({ input, actor }) => changeSeries(actor, input),
  summarise: ({ input, actor }) => summarise(actor, input),
  beginSummary: ({ input, actor }) => beginSummary(actor, input),
  signups: ({ input, actor }) => signupList(actor, input),
  add: ({ input, actor }) => addSignup(actor, input),
  drop: ({ input, actor }) => dropSignup(actor, input),
  door: ({ input, actor }) => doorOf(actor, input.activityId),
  comeInBy: ({ input, actor }) => comeInBy(actor, input),
  goOutBy: ({ input, actor }) => goOutBy(actor, input),
  count: ({ input, actor }) => count(actor, input),
  attendance: ({ input, actor }) => attendanceList(actor, input),
  openHours: ({ input, actor }) => openHours(actor, input),
  closeHours: ({ input, actor }) => closeHours(actor, input),
  correctHours: ({ input, actor }) => correctHours(actor, input),
  takeBack: ({ input, actor }) => takeBack(actor, input),
  corrections: ({ input, actor }) => correctionList(actor, input),
  remarks: ({ input, actor }) => remarkList(actor, input),
  remark: ({ input, actor }) => addRemark(actor, input),
  minutes: ({ input, actor }) => keepMinutes(actor, input),
  figures: ({ input, actor }) => figuresOf(actor, input),
})
