import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { parse } from 'yaml'
import { ROOT } from '../../paths'
import { TAGS } from '../roles'
import { service } from '../service'

const arn = v.pipe(
  v.string(),
  v.transform((text) => text.replace(/\.Arn$/, '')),
)
const Queue = v.object({
  Type: v.literal('AWS::SQS::Queue'),
  Properties: v.object({
    VisibilityTimeout: v.optional(v.number(), 30),
    MessageRetentionPeriod: v.number(),
    RedrivePolicy: v.optional(v.object({ deadLetterTargetArn: arn, maxReceiveCount: v.number() })),
  }),
})
const Queues = v.object({ Resources: v.record(v.string(), v.looseObject({ Type: v.string() })) })

/** A queue as the template has it. Seconds. */
export interface QueueRule {
  name: string
  visibility: number
  retention: number
  /** Where a message goes that was received so often. */
  redrive?: { to: string; after: number }
}

/** The queues of infra/queues.yml, by their names there. */
export function queueRules(): QueueRule[] {
  const text = readFileSync(join(ROOT, 'infra', 'queues.yml'), 'utf8')
  const { Resources } = v.parse(Queues, parse(text, { customTags: TAGS }))
  return Object.entries(Resources).flatMap(([name, resource]) => {
    const found = v.safeParse(Queue, resource)
    if (!found.success) return []
    const { VisibilityTimeout: visibility, MessageRetentionPeriod: retention, RedrivePolicy } = found.output.Properties
    return [
      {
        name,
        visibility,
        retention,
        ...(RedrivePolicy && {
          redrive: { to: RedrivePolicy.deadLetterTargetArn, after: RedrivePolicy.maxReceiveCount },
        }),
      },
    ]
  })
}

/** Lambda's mapping of a queue to a function, as it is deployed. */
export interface SourceRule {
  functionName: string
  /** The folder of its code, after which its role is named. */
  bundle: string
  queue: string
  batchSize: number
  /** So many batches at once. */
  concurrency: number
  /** Does the function tell which messages of a batch failed? */
  reports: boolean
}

export const sourceRules = (): SourceRule[] =>
  Object.entries(service().functions).flatMap(([functionName, { handler, events }]) =>
    events.flatMap(({ sqs }) => {
      if (!sqs) return []
      const [queue = ''] = sqs.arn['Fn::GetAtt']
      const bundle = handler.split('/').at(-2) ?? ''
      const reports = sqs.functionResponseType === 'ReportBatchItemFailures'
      return [{ functionName, bundle, queue, batchSize: sqs.batchSize, concurrency: sqs.maximumConcurrency, reports }]
    }),
  )
