import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { ROOT } from '../paths'

const Pattern = v.record(v.string(), v.unknown())
const Event = v.looseObject({
  httpApi: v.optional(v.string()),
  schedule: v.optional(v.looseObject({ rate: v.string() })),
  stream: v.optional(v.looseObject({ filterPatterns: v.array(Pattern) })),
  sqs: v.optional(
    v.object({
      arn: v.object({ 'Fn::GetAtt': v.array(v.string()) }),
      batchSize: v.number(),
      /** AWS's own limit where none is set. */
      maximumConcurrency: v.optional(v.number(), 1000),
      functionResponseType: v.string(),
    }),
  ),
})
const Statement = v.object({ Effect: v.string(), Action: v.array(v.string()), Resource: v.unknown() })
const Role = v.object({
  Properties: v.looseObject({
    Policies: v.array(
      v.object({ PolicyName: v.string(), PolicyDocument: v.looseObject({ Statement: v.array(Statement) }) }),
    ),
  }),
})
const Service = v.object({
  functions: v.record(v.string(), v.looseObject({ handler: v.string(), events: v.optional(v.array(Event), []) })),
  roles: v.record(v.string(), Role),
})

export type Service = v.InferOutput<typeof Service>

let known: Service | undefined

/** What serverless deploys, as the last build wrote it (infra/write.ts). @throws when nothing was built */
export function service(): Service {
  known ??= v.parse(Service, JSON.parse(readFileSync(join(ROOT, 'dist', 'service.json'), 'utf8')))
  return known
}

/** Functions with a reader of the table's stream, and what each is brought. */
export const streamReaders = (): { functionName: string; patterns: Record<string, unknown>[] }[] =>
  Object.entries(service().functions).flatMap(([functionName, { events }]) =>
    events.flatMap(({ stream }) => (stream ? [{ functionName, patterns: stream.filterPatterns }] : [])),
  )

/** Functions on a schedule: EventBridge's expression. */
export const schedules = (): { functionName: string; schedule: string }[] =>
  Object.entries(service().functions).flatMap(([functionName, { events }]) =>
    events.flatMap(({ schedule }) => (schedule ? [{ functionName, schedule: schedule.rate }] : [])),
  )

/** The statements of a function's role, by the function's name in the template. */
export const statementsOf = (functionName: string): v.InferOutput<typeof Statement>[] =>
  service().roles[`${functionName[0]?.toUpperCase()}${functionName.slice(1)}Role`]?.Properties.Policies.flatMap(
    ({ PolicyDocument }) => PolicyDocument.Statement,
  ) ?? []
