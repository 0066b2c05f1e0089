import { now } from '@functions/platform/clock'
import type { Verdict } from '@shared/rules/reports/publicity'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { Trace } from './entities'

/** Verdicts come within half an hour; a trace is of no use after some days. Seconds. */
const KEPT_SECONDS = 7 * 86_400

interface Half {
  reportId?: string
  photoId?: string
  articleId?: string
  picture?: string
  verdict?: Verdict
  label?: number
}

/**
 * Adds what is known of an order and returns all that is known now. A verdict may be pushed before the order was noted:
 * whoever comes second sees both halves. 1 write unit.
 */
export async function noteTrace(traceId: string, half: Half) {
  const { Attributes } = await Trace.build(UpdateItemCommand)
    .item({ traceId, ...half, expiresAt: Math.floor(now() / 1000) + KEPT_SECONDS })
    .options({ returnValues: 'ALL_NEW' })
    .send()
  return Attributes
}
