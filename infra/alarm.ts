interface Alarm {
  description: string
  namespace: string
  metric: string
  dimensions: Readonly<Record<string, unknown>>
  /** It tells above this. Default: 0. */
  threshold?: number
  /** Default: the sum. */
  statistic?: 'Sum' | 'Maximum'
  /** Default: 5. */
  minutes?: number
}

/** An alarm that tells the topic `Alarms`. No data means nothing happened: no alarm. */
export function alarm({
  description,
  namespace,
  metric,
  dimensions,
  threshold = 0,
  statistic = 'Sum',
  minutes = 5,
}: Alarm) {
  return {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      AlarmDescription: description,
      Namespace: namespace,
      MetricName: metric,
      Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
      Statistic: statistic,
      Period: minutes * 60,
      EvaluationPeriods: 1,
      Threshold: threshold,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'notBreaching',
      AlarmActions: [{ Ref: 'Alarms' }],
    },
  }
}

/** An alarm on the highest value of one metric of a queue. */
const queue = (name: string, metric: string, more: Pick<Alarm, 'description' | 'threshold' | 'minutes'>) =>
  alarm({
    namespace: 'AWS/SQS',
    metric,
    dimensions: { QueueName: { 'Fn::GetAtt': [name, 'QueueName'] } },
    statistic: 'Maximum',
    ...more,
  })

const table = { namespace: 'AWS/DynamoDB', dimensions: { TableName: { Ref: 'Table' } } }

/** What wakes somebody up beside the functions themselves (infra/template.ts). */
export const COMMON_ALARMS = {
  DeadLettersWaiting: queue('DeadLettersQueue', 'ApproximateNumberOfMessagesVisible', {
    description: 'deliveries or effects that failed too often wait among the dead letters',
  }),
  UrgentLate: queue('UrgentQueue', 'ApproximateAgeOfOldestMessage', {
    description: 'an urgent message has waited for more than two minutes',
    threshold: 120,
    minutes: 1,
  }),
  DeliveriesLate: queue('DeliveriesQueue', 'ApproximateAgeOfOldestMessage', {
    description: 'messages or checks have waited for more than half an hour',
    threshold: 1800,
  }),
  EffectsFailing: queue('EffectsQueue', 'ApproximateAgeOfOldestMessage', {
    description: 'what follows from a record has failed for a quarter of an hour',
    threshold: 900,
  }),
  FailedEventsWaiting: queue('FailedEvents', 'ApproximateNumberOfMessagesVisible', {
    description: 'events that failed for good wait in their queue',
  }),
  TableReadThrottles: alarm({
    ...table,
    metric: 'ReadThrottleEvents',
    description: 'reads of the table are throttled',
  }),
  TableWriteThrottles: alarm({
    ...table,
    metric: 'WriteThrottleEvents',
    description: 'writes to the table are throttled',
  }),
  ApiFaults: alarm({
    description: 'the HTTP API answered 5xx',
    namespace: 'AWS/ApiGateway',
    metric: '5xx',
    dimensions: { ApiId: { Ref: 'HttpApi' } },
    threshold: 5,
  }),
}
