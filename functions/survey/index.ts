import { serve } from '@functions/platform/http/http'
import { survey as contract } from '@shared/contract/survey'
import { inviteOf, lackingOf, unsurveyedOf } from './coverage'
import { confirmImport, importRowsOf, stopImport } from './importActs'
import { looksView } from './looks'
import { markPerson } from './marking'
import { importsOf, importView, ownImport, sendRows, startImport } from './orders'
import { outletsOf, peopleOf, surveyNow } from './people'
import { reveal } from './reveal'
import { changeRound, closeRound, roundsView, startRound } from './rounds'

export const handler = serve(contract, {
  rounds: ({ input, actor }) => roundsView(actor, input),
  now: ({ input, actor }) => surveyNow(actor, input.kind),
  startRound: ({ input, actor }) => startRound(actor, input),
  changeRound: ({ input, actor }) => changeRound(actor, input),
  closeRound: ({ input, actor }) => closeRound(actor, input),
  outlets: ({ input, actor }) => outletsOf(actor, input),
  people: ({ input, actor }) => peopleOf(actor, input),
  mark: ({ input, actor }) => markPerson(actor, input),
  invite: ({ input, actor }) => inviteOf(actor, input),
  lacking: ({ input, actor }) => lackingOf(actor, input),
  unsurveyed: ({ input, actor }) => unsurveyedOf(actor, input),
  reveal: ({ input, actor }) => reveal(actor, input),
  looks: ({ input, actor }) => looksView(actor, input),
  startImport: ({ input, actor }) => startImport(actor, input),
  sendRows: ({ input, actor }) => sendRows(actor, input),
  imports: ({ input, actor }) => importsOf(actor, input),
  importOf: async ({ input, actor }) => importView(await ownImport(actor, input.importId)),
  importRows: ({ input, actor }) => importRowsOf(actor, input),
  confirmImport: ({ input, actor }) => confirmImport(actor, input),
  stopImport: ({ input, actor }) => stopImport(actor, input.importId),
})
