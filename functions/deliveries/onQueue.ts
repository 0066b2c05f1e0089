import { openidOfMember } from '@functions/identity/openid'
import { type Reach, send } from '@functions/platform/events/errand'
import { asError, log } from '@functions/platform/log'
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import * as v from 'valibot'
import { ALL_ERRANDS } from './errands.gen'

const REACH: Reach = { openidOf: openidOfMember }

const Waiting = v.object({
  kind: v.string(),
  subject: v.record(v.string(), v.string()),
  urgent: v.optional(v.boolean(), false),
  tries: v.optional(v.number(), 0),
})

/**
 * Does the errands of a batch, each by itself: one that fails is reported alone and comes again, in the end to the dead
 * letters.
 */
export async function handler({ Records }: SQSEvent): Promise<SQSBatchResponse> {
  const outcomes = await Promise.allSettled(Records.map(deliver))
  const failed = Records.filter((_, index) => outcomes[index]?.status === 'rejected')
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) }
}

async function deliver({ messageId, body }: SQSRecord): Promise<void> {
  try {
    const errand = v.parse(Waiting, JSON.parse(body))
    const found = ALL_ERRANDS.find(({ kind }) => kind === errand.kind)
    if (!found) throw new Error(`no errand is called ${errand.kind}`)
    const again = await found.run(errand.subject, errand.tries, REACH)
    // A new message: to be put off is no failure, and does not bring it nearer to the dead letters.
    if (again !== undefined) await send({ ...errand, tries: errand.tries + 1 }, again)
  } catch (error) {
    log.error('an errand failed', { messageId, error: asError(error) })
    throw error
  }
}
