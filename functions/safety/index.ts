import { serve } from '@functions/platform/http/http'
import { safety as contract } from '@shared/contract/safety'
import { appeal, publicitySeenBy } from './appeal'
import { decide } from './decide'
import { originalOf, redactionFor, redactPhoto } from './redact'
import { reviewsOf } from './reviews'
import { safetyRuleView, saveSafetyRule } from './settings'

export const handler = serve(contract, {
  redaction: ({ input, actor }) => redactionFor(actor, input),
  redact: ({ input, actor }) => redactPhoto(actor, input),
  original: ({ input, actor }) => originalOf(actor, input),
  reviews: ({ input, actor }) => reviewsOf(actor, input),
  decide: ({ input, actor }) => decide(actor, input),
  publicity: ({ input, actor }) => publicitySeenBy(actor, input.reportId),
  appeal: ({ input, actor }) => appeal(actor, input),
  rule: ({ actor }) => safetyRuleView(actor),
  saveRule: ({ input, actor }) => saveSafetyRule(actor, input),
})
