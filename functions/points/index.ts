import { now } from '@functions/platform/clock'
import { serve } from '@functions/platform/http'
import { pageOfQuery } from '@functions/platform/pages'
import { table } from '@functions/platform/table'
import { streetOf } from '@functions/stations/street'
import { points as contract } from '@shared/contract/points'
import { type EarnReason, REASONS, ruleFor } from '@shared/rules/points'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { accountOf, accountView, entryView } from './accounts'
import { Entry } from './entities'
import { rulesOf } from './rules'

const EARN_REASONS = (Object.keys(REASONS) as (keyof typeof REASONS)[]).filter(
  (reason): reason is EarnReason => REASONS[reason].kind === 'earn',
)

export const handler = serve(contract, {
  account: async ({ actor }) => accountView(await accountOf(actor.memberId)),

  ledger: ({ input, actor }) =>
    pageOfQuery(
      input,
      `ledger#${actor.memberId}`,
      (options) =>
        table
          .build(QueryCommand)
          .query({ partition: `MEMBER#${actor.memberId}`, range: { beginsWith: 'LEDGER#' } })
          .entities(Entry)
          .options({ ...options, reverse: true })
          .send(),
      entryView,
    ),

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
