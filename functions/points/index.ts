import { accountOf, accountView } from '@functions/ledger/accounts'
import { ledgerOf } from '@functions/ledger/history'
import { serve } from '@functions/platform/http/http'
import { streetOf } from '@functions/stations/street'
import { flagsOf, seeFlag } from '@functions/vigilance/flags'
import { points as contract } from '@shared/contract/points'
import { awardPoints, decide, reverseEntry } from './office'
import { actsOf, findMember, memberPoints, proposalsOf } from './officeLists'
import { changeRule, ruleBoard, ruleHistory, rulesInForce } from './ruleChanges'
import { saveSettings, settingsOf } from './settings'
import { statementFile, statementOf } from './statement'

export const handler = serve(contract, {
  account: async ({ actor }) => accountView(await accountOf(actor.memberId)),

  ledger: ({ input, actor }) => ledgerOf(actor.memberId, input),

  statement: ({ input, actor }) => statementOf(actor.memberId, input),
  statementFile: ({ input, actor }) => statementFile(actor.memberId, input.month),

  findMember: ({ input, actor }) => findMember(actor, input),
  member: ({ input, actor }) => memberPoints(actor, input),
  award: ({ input, actor }) => awardPoints(actor, input),
  reverse: ({ input, actor }) => reverseEntry(actor, input),
  proposals: ({ input, actor }) => proposalsOf(actor, input),
  decide: ({ input, actor }) => decide(actor, input),
  acts: ({ input, actor }) => actsOf(actor, input),

  ruleBoard: ({ actor }) => ruleBoard(actor),
  ruleHistory: ({ input, actor }) => ruleHistory(actor, input),
  changeRule: ({ input, actor }) => changeRule(actor, input),

  settings: ({ input, actor }) => settingsOf(actor, input),
  saveSettings: ({ input, actor }) => saveSettings(actor, input),

  flags: ({ input, actor }) => flagsOf(actor, input),
  seeFlag: ({ input, actor }) => seeFlag(actor, input),

  rules: async ({ input }) => {
    await streetOf(input.streetId)
    return { items: await rulesInForce(input.streetId) }
  },
})
