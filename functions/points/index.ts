import { now } from '@functions/platform/clock'
import { serve } from '@functions/platform/http'
import { streetOf } from '@functions/stations/street'
import { points as contract } from '@shared/contract/points'
import { ruleFor } from '@shared/rules/earning'
import { EARN_REASONS, REASONS } from '@shared/rules/points'
import { accountOf, accountView } from './accounts'
import { ledgerOf } from './history'
import { rulesOf } from './rules'

export const handler = serve(contract, {
  account: async ({ actor }) => accountView(await accountOf(actor.memberId)),

  ledger: ({ input, actor }) => ledgerOf(actor.memberId, input),

  rules: async ({ input }) => {
    await streetOf(input.streetId)
    const versions = await rulesOf(input.streetId)
    const inForce = EARN_REASONS.map((reason) => ruleFor(versions, reason, now()))
    return {
      items: inForce.flatMap((rule) =>
        rule && rule.amount > 0
          ? [{ reason: rule.reason, label: REASONS[rule.reason].label, amount: rule.amount, note: rule.note }]
          : [],
      ),
    }
  },
})
