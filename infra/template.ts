/** The part of serverless.yml that follows from the slices: functions, their roles, their alarms. */

import type { Queue } from '@functions/platform/declaration'
import { alarm, COMMON_ALARMS } from './alarm'
import { type Call, type Deployed, queuesOf } from './model'
import { rightsOf, statementsOf } from './rights'
import { siteResources } from './site'

/** `infra/service.cjs` hands it to serverless. */
export interface Service {
  functions: Record<string, unknown>
  roles: Record<string, unknown>
  alarms: Record<string, unknown>
  /** Of the one host of pages and API. */
  site: Record<string, unknown>
}

const capital = (name: string) => `${name[0]?.toUpperCase()}${name.slice(1)}`

/** The template's name for a function's role. */
export const roleNameOf = (name: string): string => `${capital(name)}Role`

/** @throws when a function is not bundled */
export function serviceOf(deployed: readonly Deployed[]): Service {
  return {
    functions: Object.fromEntries(deployed.map((each) => [each.name, functionOf(each)])),
    roles: Object.fromEntries(deployed.map((each) => [roleNameOf(each.name), roleOf(each)])),
    alarms: { ...Object.fromEntries(deployed.flatMap(alarmsOf)), ...COMMON_ALARMS },
    site: siteResources(),
  }
}

const failedEvents = { type: 'sqs', arn: { 'Fn::GetAtt': ['FailedEvents', 'Arn'] } }

/** What is not said is left out of the file, and serverless.yml's own value holds. */
function functionOf({ name, bundle, call, needs }: Deployed) {
  const events = eventsOf(call)
  const invoked = call.by === 'upload' ? { maximumRetryAttempts: 2, destinations: { onFailure: failedEvents } } : {}
  return {
    handler: `dist/functions/${bundle}/index.handler`,
    role: { 'Fn::GetAtt': [roleNameOf(name), 'Arn'] },
    package: { patterns: [`dist/functions/${bundle}/**`] },
    memorySize: needs.megabytes,
    timeout: needs.seconds,
    ...invoked,
    events,
  }
}

function eventsOf(call: Call): unknown[] {
  if (call.by === 'request') return call.requests.map((httpApi) => ({ httpApi }))
  if (call.by === 'schedule') return [{ schedule: { rate: call.schedule, enabled: '${param:schedules}' } }]
  const atOnce = call.by === 'queues' ? call.atOnce : undefined
  const messages = queuesOf(call).map((queue) => messagesOf(queue, atOnce))
  // The uploads bucket calls by itself (infra/buckets.yml).
  return call.by === 'records' ? [recordsOf(call), ...messages] : messages
}

const messagesOf = (queue: Queue, maximumConcurrency: number | undefined) => ({
  sqs: {
    arn: { 'Fn::GetAtt': [queue, 'Arn'] },
    batchSize: 10,
    functionResponseType: 'ReportBatchItemFailures',
    maximumConcurrency,
  },
})

const recordsOf = (call: FromRecords) => ({
  stream: {
    type: 'dynamodb',
    arn: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
    startingPosition: 'TRIM_HORIZON',
    batchSize: 100,
    batchWindow: 1,
    bisectBatchOnFunctionError: true,
    functionResponseType: 'ReportBatchItemFailures',
    filterPatterns: patternsOf(call),
    // A bad record may hold up its shard for about a quarter of an hour, then it goes to the queue and the rest goes on.
    maximumRetryAttempts: 10,
    destinations: { onFailure: failedEvents },
  },
})

type FromRecords = Extract<Call, { by: 'records' }>

/** Only what is looked at: else each item that is written would bring the next call, which does nothing. */
function patternsOf({ kinds, onlyNew, narrowed }: FromRecords): Record<string, unknown>[] {
  const whole = { _et: { S: kinds.filter((kind) => narrowed[kind] === undefined) } }
  // What is removed has no new image.
  const wide = onlyNew
    ? [{ eventName: ['INSERT'], dynamodb: { NewImage: whole } }]
    : [{ dynamodb: { NewImage: whole } }, { dynamodb: { OldImage: whole } }]
  const narrow = Object.entries(narrowed).map(([kind, texts]) => {
    const says = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, { S: [text] }]))
    return { eventName: ['INSERT'], dynamodb: { NewImage: { _et: { S: [kind] }, ...says } } }
  })
  return [...wide, ...narrow]
}

function roleOf(deployed: Deployed) {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      },
      Policies: [
        {
          PolicyName: 'own',
          PolicyDocument: { Version: '2012-10-17', Statement: statementsOf(deployed.name, rightsOf(deployed)) },
        },
      ],
    },
  }
}

/** How far a reader of the stream may fall behind. Milliseconds. */
const LATE_MS = 300_000

function alarmsOf({ name, call }: Deployed): [string, unknown][] {
  const base = { namespace: 'AWS/Lambda', dimensions: { FunctionName: { Ref: `${capital(name)}LambdaFunction` } } }
  const alarms: [string, unknown][] = [
    [`${capital(name)}Errors`, alarm({ ...base, metric: 'Errors', description: `${name} failed` })],
    [`${capital(name)}Throttles`, alarm({ ...base, metric: 'Throttles', description: `${name} was throttled` })],
  ]
  if (call.by === 'records') {
    const description = `${name} is more than five minutes behind the records`
    const late = alarm({ ...base, metric: 'IteratorAge', statistic: 'Maximum', threshold: LATE_MS, description })
    alarms.push([`${capital(name)}Late`, late])
  }
  return alarms
}
