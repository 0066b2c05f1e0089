/**
 * What wakes somebody up: failed events, and per function errors and throttles. One list of functions, because an alarm
 * forgotten for one of them looks exactly like a function that never fails.
 */
const FUNCTIONS = [
  'identity',
  'stations',
  'checkins',
  'reports',
  'media',
  'points',
  'meals',
  'messages',
  'shops',
  'alerts',
  'safety',
  'insights',
  'publicReports',
  'open311',
  'openapi',
  'mediaOnUpload',
  'insightsOnRecords',
  'reportsOnRecords',
  'safetyOnPush',
  'safetyOnSchedule',
  'reportsOnSchedule',
  'reportsOnUnfinished',
  'alertsOnSchedule',
  'mealsOnSchedule',
  'pointsOnSchedule',
]

const toTopic = [{ Ref: 'Alarms' }]
const capital = (name) => name[0].toUpperCase() + name.slice(1)

/** An alarm on the sum (or `statistic`) of one metric over `minutes`. No data means nothing happened: no alarm. */
const alarm = ({ description, namespace, metric, dimensions, threshold = 0, minutes = 5, statistic = 'Sum' }) => ({
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
    AlarmActions: toTopic,
  },
})

const ofFunction = (name) => {
  const dimensions = { FunctionName: { Ref: `${capital(name)}LambdaFunction` } }
  const base = { namespace: 'AWS/Lambda', dimensions }
  return {
    [`${capital(name)}Errors`]: alarm({ ...base, metric: 'Errors', description: `${name} failed` }),
    [`${capital(name)}Throttles`]: alarm({ ...base, metric: 'Throttles', description: `${name} was throttled` }),
  }
}

const table = { namespace: 'AWS/DynamoDB', dimensions: { TableName: { Ref: 'Table' } } }

module.exports = {
  Resources: {
    ...Object.assign({}, ...FUNCTIONS.map(ofFunction)),
    FailedEventsWaiting: alarm({
      description: 'events that failed for good wait in the dead-letter queue',
      namespace: 'AWS/SQS',
      metric: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: { 'Fn::GetAtt': ['FailedEvents', 'QueueName'] } },
      statistic: 'Maximum',
    }),
    RecordsLate: alarm({
      description: 'the counters are more than five minutes behind the records',
      namespace: 'AWS/Lambda',
      metric: 'IteratorAge',
      dimensions: { FunctionName: { Ref: 'InsightsOnRecordsLambdaFunction' } },
      threshold: 300_000,
      statistic: 'Maximum',
    }),
    EffectsLate: alarm({
      description: 'messages and public copies are more than five minutes behind the records',
      namespace: 'AWS/Lambda',
      metric: 'IteratorAge',
      dimensions: { FunctionName: { Ref: 'ReportsOnRecordsLambdaFunction' } },
      threshold: 300_000,
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
  },
}
