interface Alarm {
  description: string
  namespace: string
  metric: string
  dimensions: Readonly<Record<string, unknown>>
  /** It tells above this. Default: 0. */
  threshold?: number
  /** Default: the sum over five minutes. */
  statistic?: 'Sum' | 'Maximum'
}

/** An alarm that tells the topic `Alarms`. No data means nothing happened: no alarm. */
export function alarm({ description, namespace, metric, dimensions, threshold = 0, statistic = 'Sum' }: Alarm) {
  return {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      AlarmDescription: description,
      Namespace: namespace,
      MetricName: metric,
      Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
      Statistic: statistic,
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: threshold,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'notBreaching',
      AlarmActions: [{ Ref: 'Alarms' }],
    },
  }
}

const table = { namespace: 'AWS/DynamoDB', dimensions: { TableName: { Ref: 'Table' } } }

/** What wakes somebody up beside the functions themselves (infra/template.ts). */
export const COMMON_ALARMS = {
  FailedEventsWaiting: alarm({
    description: 'events that failed for good wait in the dead-letter queue',
    namespace: 'AWS/SQS',
    metric: 'ApproximateNumberOfMessagesVisible',
    dimensions: { QueueName: { 'Fn::GetAtt': ['FailedEvents', 'QueueName'] } },
    statistic: 'Maximum',
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
