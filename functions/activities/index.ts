import { serve } from '@functions/platform/http/http'
import { problem } from '@functions/platform/problem'
import { activities as contract } from '@shared/contract/activities'

/** Until its use case is there. */
const soon = () => Promise.reject(problem('BUSY'))

export const handler = serve(contract, {
  list: soon,
  open: soon,
  publicOpen: soon,
  mine: soon,
  record: soon,
  signUp: soon,
  leave: soon,
  accept: soon,
  comeIn: soon,
  goOut: soon,
  ticket: soon,
  certify: soon,
  desk: soon,
  edit: soon,
  save: soon,
  publish: soon,
  cancel: soon,
  repeat: soon,
  summarise: soon,
  signups: soon,
  add: soon,
  drop: soon,
  door: soon,
  comeInBy: soon,
  goOutBy: soon,
  count: soon,
  attendance: soon,
  openHours: soon,
  closeHours: soon,
  correctHours: soon,
  takeBack: soon,
  corrections: soon,
  remarks: soon,
  remark: soon,
  minutes: soon,
  figures: soon,
})
