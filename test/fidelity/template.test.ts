import { execFile, execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { CelEngine, TemplateFile } from '@aws/cloudformation-validate'
import * as v from 'valibot'
import { service } from '../../local/cloud/service'

const ROOT = join(__dirname, '..', '..')

const Statement = v.object({
  Effect: v.string(),
  Action: v.union([v.string(), v.array(v.string())]),
  Resource: v.optional(v.unknown()),
})
type Statement = v.InferOutput<typeof Statement>
const Template = v.object({
  Resources: v.record(
    v.string(),
    v.looseObject({ Type: v.string(), Properties: v.optional(v.record(v.string(), v.unknown()), {}) }),
  ),
})
type Resources = v.InferOutput<typeof Template>['Resources']

// The list of tests below follows from it.
execFileSync(process.execPath, [join(ROOT, 'functions', 'build.mjs'), '--changed'], { stdio: 'pipe' })

/** The functions that are deployed, as the template names them. */
const FUNCTIONS = Object.keys(service().functions).map((name) => `${name[0]?.toUpperCase()}${name.slice(1)}`)

/** Rights that AWS grants on everything or not at all. */
const UNAVOIDABLE = ['dynamodb:ListStreams']

const actionsOf = ({ Action }: Statement) => (typeof Action === 'string' ? [Action] : Action)

let folder = ''
let files: Record<string, string> = {}

/** The bundles that are deployed. */
const deployed = () => Object.values(service().functions).map(({ handler }) => handler.split('/').at(-2) ?? '')

const run = promisify(execFile)

const TEMPLATE = 'cloudformation-template-update-stack.json'

/**
 * The template of a partition: what `npm run package` has just made, where PACKAGES says; else packaged here, with empty
 * bundles, because only the templates are looked at. In a service folder of its own, where serverless keeps its state.
 */
async function packageFor(partition: string, region: string): Promise<string> {
  if (process.env.PACKAGES) return join(process.env.PACKAGES, partition, TEMPLATE)
  const copy = join(folder, partition)
  for (const part of ['serverless.yml', 'infra']) cpSync(join(ROOT, part), join(copy, part), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'))
  mkdirSync(join(copy, 'dist'), { recursive: true })
  cpSync(join(ROOT, 'dist', 'service.json'), join(copy, 'dist', 'service.json'))
  for (const name of deployed()) {
    mkdirSync(join(copy, 'dist', 'functions', name), { recursive: true })
    writeFileSync(join(copy, 'dist', 'functions', name, 'index.js'), '')
  }
  const cli = join(ROOT, 'node_modules', 'serverless', 'bin', 'serverless.js')
  const output = join(copy, 'package')
  const args = [cli, 'package', '--stage', 'prod', '--region', region, '--package', output]
  await run(process.execPath, args, { cwd: copy })
  return join(output, TEMPLATE)
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nuanxin-template-'))
  const [china, world] = await Promise.all([
    packageFor('aws-cn', 'cn-northwest-1'),
    packageFor('aws', 'ap-southeast-1'),
  ])
  files = { 'aws-cn': china, aws: world }
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const resourcesOf = (partition: string): Resources =>
  v.parse(Template, JSON.parse(readFileSync(files[partition] ?? '', 'utf8'))).Resources

const ofType = (type: string) => Object.entries(resourcesOf('aws-cn')).filter(([, resource]) => resource.Type === type)
const propertiesOf = (name: string) => resourcesOf('aws-cn')[name]?.Properties

function statementsOf(role: string): Statement[] {
  const Policies = v.array(v.object({ PolicyDocument: v.object({ Statement: v.array(Statement) }) }))
  return v.parse(Policies, propertiesOf(role)?.Policies).flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
}

describe.each([
  ['aws-cn', 'cn-northwest-1', 'amazonaws.com.cn'],
  ['aws', 'ap-southeast-1', 'amazonaws.com'],
])('the template for %s', (partition, region, urlSuffix) => {
  it('has no fault that AWS would refuse it for', () => {
    const engine = new CelEngine()
    const { diagnostics } = engine.validateStandard(new TemplateFile(files[partition] ?? ''), {
      pseudoParameterOverrides: { partition, region, urlSuffix },
    })
    engine.free()
    const faults = diagnostics.filter(({ severity }) => severity === 'ERROR' || severity === 'FATAL')
    expect(faults.map(({ ruleId, message }) => `${ruleId} ${message}`)).toEqual([])
  })

  it('names no partition and no domain of its own', () => {
    const text = readFileSync(files[partition] ?? '', 'utf8')
    expect(text.match(/arn:aws[\w-]*:/g)).toBeNull()
    // Service principals are the same in China; everything else that ends so would not be.
    const domains = text.match(/[\w.-]+\.amazonaws\.com(\.cn)?/g) ?? []
    expect(new Set(domains)).toEqual(
      new Set([
        'lambda.amazonaws.com',
        's3.amazonaws.com',
        'apigateway.amazonaws.com',
        'cloudfront.amazonaws.com',
        'cloudwatch.amazonaws.com',
        'events.amazonaws.com',
      ]),
    )
  })
})

describe('rights', () => {
  it('every deployed function has a role of its own', () => {
    const functions = ofType('AWS::Lambda::Function')
    expect(functions.map(([name]) => name).sort()).toEqual(FUNCTIONS.map((name) => `${name}LambdaFunction`).sort())
    for (const name of FUNCTIONS) {
      expect(propertiesOf(`${name}LambdaFunction`)?.Role).toEqual({ 'Fn::GetAtt': [`${name}Role`, 'Arn'] })
    }
    expect(ofType('AWS::IAM::Role')).toHaveLength(FUNCTIONS.length)
  })

  it.each(FUNCTIONS)('%s has no wildcard but where AWS knows nothing narrower', (name) => {
    for (const statement of statementsOf(`${name}Role`)) {
      const actions = actionsOf(statement)
      expect(actions.filter((action) => action.includes('*'))).toEqual([])
      if (statement.Resource === '*') expect(actions).toEqual(UNAVOIDABLE)
      else expect(JSON.stringify(statement.Resource)).not.toBe('"*"')
    }
  })

  it.each(FUNCTIONS)('%s writes only its own log', (name) => {
    const logs = statementsOf(`${name}Role`).filter((statement) =>
      actionsOf(statement).some((a) => a.startsWith('logs:')),
    )
    const own = `${name[0]?.toLowerCase()}${name.slice(1)}`
    expect(logs.map(({ Resource }) => JSON.stringify(Resource))).toEqual([
      expect.stringContaining(`log-group:/aws/lambda/nuanxin-prod-${own}:*`),
    ])
  })

  /** Who may do that with an object of the bucket whose key begins so; a right on all keys counts for each. */
  const holdersOf = (action: string, bucket: string, folder = '') =>
    FUNCTIONS.filter((name) =>
      statementsOf(`${name}Role`).some((statement) => {
        const resource = JSON.stringify(statement.Resource)
        const where = [...resource.matchAll(new RegExp(`${bucket}[^"]*?/([a-z]*)/?\\*`, 'g'))].map(([, on]) => on)
        return actionsOf(statement).includes(action) && where.some((on) => on === '' || folder === '' || on === folder)
      }),
    )

  it('only the developer of photos sees an original, and only it makes photos', () => {
    expect(holdersOf('s3:GetObject', '-uploads-', 'originals')).toEqual(['MediaOnUpload'])
    for (const folder of ['photos', 'tiles', 'rows']) {
      expect(holdersOf('s3:PutObject', '-photos-', folder)).toEqual(['MediaOnUpload'])
    }
    expect(holdersOf('s3:PutObject', '-photos-', 'exports')).toEqual(['EventsOnRecords'])
    expect(holdersOf('s3:PutObject', '-photos-', 'copies')).toEqual(['Privacy'])
    expect(holdersOf('s3:PutObject', '-photos-')).toEqual(['Privacy', 'EventsOnRecords', 'MediaOnUpload'])
    expect(holdersOf('s3:PutObject', '-uploads-', 'originals')).toEqual(['Media', 'Open311'])
  })

  it('a photo without its black boxes is put aside by who makes photos, and shown by nobody but the safety function', () => {
    expect(holdersOf('s3:GetObject', '-uploads-', 'unredacted')).toEqual(['Safety', 'MediaOnUpload'])
    expect(holdersOf('s3:PutObject', '-uploads-', 'unredacted')).toEqual(['MediaOnUpload'])
    expect(holdersOf('s3:PutObject', '-uploads-', 'orders')).toEqual(['EventsOnRecords'])
  })

  it('only the deletion of accounts deletes pictures; a paper goes when its consent is over', () => {
    expect(holdersOf('s3:DeleteObject', '-photos-')).toEqual(['PrivacyOnDeletions'])
    for (const folder of ['originals', 'orders', 'unredacted']) {
      expect(holdersOf('s3:DeleteObject', '-uploads-', folder)).toEqual(['PrivacyOnDeletions'])
    }
    expect(holdersOf('s3:DeleteObject', '-uploads-', 'papers')).toEqual(['EventsOnRecords'])
    expect(holdersOf('s3:DeleteObject', '-uploads-', 'files')).toEqual([])
  })

  it('only who signs links to photos may read them, and who blackens parts of them', () => {
    expect(holdersOf('s3:GetObject', '-photos-')).toEqual([
      'Alerts',
      'Articles',
      'Meals',
      'Open311',
      'Privacy',
      'PublicReports',
      'Reports',
      'Safety',
      'Setup',
      'Shops',
      'Stations',
      'Study',
      'ArticlesOnPicture',
      'DeliveriesOnQueue',
      'EventsOnRecords',
      'MediaOnUpload',
    ])
  })
})

describe('nothing is lost or left open', () => {
  it('the table survives a deletion of the stack, is encrypted, streams and can go back in time', () => {
    const table = resourcesOf('aws-cn').Table
    expect(table).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true },
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
        DeletionProtectionEnabled: { 'Fn::If': ['IsProd', true, false] },
      },
    })
  })

  it.each(['UploadsBucket', 'PhotosBucket'])(
    '%s is private, encrypted, spoken to by TLS only, and cleans up',
    (name) => {
      expect(propertiesOf(name)).toMatchObject({
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        BucketEncryption: expect.anything(),
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        LifecycleConfiguration: expect.anything(),
      })
      const policy = JSON.stringify(propertiesOf(`${name}Policy`))
      expect(policy).toContain('"Effect":"Deny"')
      expect(policy).toContain('"aws:SecureTransport":"false"')
    },
  )

  it('an event that fails for good waits in an encrypted queue as long as its original does', () => {
    const [mapping] = ofType('AWS::Lambda::EventSourceMapping')
    const queue = { 'Fn::GetAtt': ['FailedEvents', 'Arn'] }
    expect(mapping?.[1].Properties).toMatchObject({
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BisectBatchOnFunctionError: true,
      StartingPosition: 'TRIM_HORIZON',
      DestinationConfig: { OnFailure: { Destination: queue } },
    })
    const [asynchronous] = ofType('AWS::Lambda::EventInvokeConfig')
    expect(asynchronous?.[1].Properties).toMatchObject({ DestinationConfig: { OnFailure: { Destination: queue } } })
    expect(propertiesOf('FailedEvents')).toMatchObject({
      MessageRetentionPeriod: 14 * 86_400,
      SqsManagedSseEnabled: true,
    })
    expect(JSON.stringify(propertiesOf('UploadsBucket'))).toContain('"ExpirationInDays":14')
  })

  it('what waits in a queue comes again by itself, each message reported alone, and is kept as a dead letter in the end', () => {
    const queues = ['UrgentQueue', 'DeliveriesQueue', 'EffectsQueue']
    const deadLetters = { 'Fn::GetAtt': ['DeadLettersQueue', 'Arn'] }
    for (const name of queues) {
      expect(propertiesOf(name)).toMatchObject({
        SqsManagedSseEnabled: true,
        RedrivePolicy: { deadLetterTargetArn: deadLetters, maxReceiveCount: 10 },
      })
    }
    expect(propertiesOf('DeadLettersQueue')).toMatchObject({
      MessageRetentionPeriod: 14 * 86_400,
      SqsManagedSseEnabled: true,
    })
    const policy = JSON.stringify(propertiesOf('QueuesPolicy'))
    expect(policy).toContain('"aws:SecureTransport":"false"')
    for (const name of [...queues, 'DeadLettersQueue']) expect(policy).toContain(`{"Ref":"${name}"}`)
    const sources = ofType('AWS::Lambda::EventSourceMapping').filter(([, { Properties }]) =>
      JSON.stringify(Properties.EventSourceArn).includes('Queue'),
    )
    expect(sources).toHaveLength(queues.length)
    for (const [, { Properties }] of sources) {
      expect(Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures'])
      const [queue] = queues.filter((name) => JSON.stringify(Properties.EventSourceArn).includes(name))
      const called = JSON.stringify(Properties.FunctionName)
      const name = FUNCTIONS.find((each) => called.includes(`"${each}LambdaFunction"`))
      const seconds = Number(propertiesOf(`${name}LambdaFunction`)?.Timeout)
      // AWS asks for six times: a batch that is still being worked on must not be given to another one.
      expect(Number(propertiesOf(queue ?? '')?.VisibilityTimeout)).toBeGreaterThanOrEqual(6 * seconds)
    }
  })

  it('alarms are told under a key of their own, which CloudWatch may use', () => {
    expect(propertiesOf('Alarms')).toMatchObject({ KmsMasterKeyId: { Ref: 'AlarmsKey' } })
    const key = propertiesOf('AlarmsKey')
    expect(key).toMatchObject({ EnableKeyRotation: true })
    expect(JSON.stringify(key)).toContain('"Service":"cloudwatch.amazonaws.com"')
  })

  it('every log is kept for a set time', () => {
    const groups = ofType('AWS::Logs::LogGroup')
    expect(groups).toHaveLength(FUNCTIONS.length + 1)
    for (const [, { Properties }] of groups) expect(Properties.RetentionInDays).toBe(180)
  })

  it('somebody is told when a function fails or is throttled, events pile up or the table is throttled', () => {
    const alarms = ofType('AWS::CloudWatch::Alarm')
    const names = alarms.map(([name]) => name)
    expect(names).toEqual(expect.arrayContaining(FUNCTIONS.flatMap((name) => [`${name}Errors`, `${name}Throttles`])))
    expect(names).toEqual(
      expect.arrayContaining([
        'FailedEventsWaiting',
        'DeadLettersWaiting',
        'UrgentLate',
        'DeliveriesLate',
        'EffectsFailing',
        'InsightsOnRecordsLate',
        'EventsOnRecordsLate',
        'TableReadThrottles',
        'TableWriteThrottles',
        'ApiFaults',
      ]),
    )
    for (const [, { Properties }] of alarms) expect(Properties.AlarmActions).toEqual([{ Ref: 'Alarms' }])
  })

  it('the API is throttled and logged', () => {
    expect(propertiesOf('HttpApiStage')).toMatchObject({
      DefaultRouteSettings: { ThrottlingRateLimit: 300, ThrottlingBurstLimit: 500 },
      AccessLogSettings: { DestinationArn: { 'Fn::GetAtt': ['HttpApiLogGroup', 'Arn'] } },
    })
  })
})

describe('one host for pages and API, where there is a domain for it', () => {
  const Site = v.object({
    DistributionConfig: v.looseObject({
      ViewerCertificate: v.record(v.string(), v.unknown()),
      Origins: v.array(v.looseObject({ Id: v.string() })),
      CacheBehaviors: v.array(v.looseObject({ PathPattern: v.string(), TargetOriginId: v.string() })),
    }),
  })

  it('nothing of it is there without one', () => {
    const parts = Object.entries(resourcesOf('aws-cn')).filter(([name]) => name.startsWith('Site'))
    expect(parts.length).toBeGreaterThan(8)
    for (const [name, part] of parts) expect([name, part.Condition]).toEqual([name, 'HasSite'])
  })

  it('has the certificate where the partition keeps it, and speaks TLS alone', () => {
    const { DistributionConfig } = v.parse(Site, propertiesOf('Site'))
    expect(DistributionConfig.ViewerCertificate).toMatchObject({
      MinimumProtocolVersion: 'TLSv1.2_2021',
      AcmCertificateArn: { 'Fn::If': ['InChina', { Ref: 'AWS::NoValue' }, 'none'] },
      IamCertificateId: { 'Fn::If': ['InChina', 'none', { Ref: 'AWS::NoValue' }] },
    })
  })

  it('asks the API anew each time, with all that the browser sent, and proves itself by what the functions know', () => {
    const { DistributionConfig } = v.parse(Site, propertiesOf('Site'))
    const behavior = DistributionConfig.CacheBehaviors.find(({ PathPattern }) => PathPattern === '/api/*')
    expect(behavior).toMatchObject({
      TargetOriginId: 'api',
      CachePolicyId: { Ref: 'SiteNotKept' },
    })
    const api = DistributionConfig.Origins.find(({ Id }) => Id === 'api')
    const [header] = v.parse(
      v.array(v.object({ HeaderName: v.string(), HeaderValue: v.unknown() })),
      api?.OriginCustomHeaders,
    )
    expect(header?.HeaderName).toBe('x-nuanxin-front')
    for (const name of FUNCTIONS) {
      const { Variables } = v.parse(
        v.object({ Variables: v.record(v.string(), v.unknown()) }),
        propertiesOf(`${name}LambdaFunction`)?.Environment,
      )
      expect(Variables.FRONT_KEY).toEqual(header?.HeaderValue)
    }
  })

  it.each(['SiteHeaders', 'SiteConsoleHeaders'])('%s: what a local run sends, but for what is local', (name) => {
    const text = JSON.stringify(propertiesOf(name))
    expect(text).toContain("frame-ancestors 'none'")
    expect(text).not.toContain('localhost')
    expect(text).toContain('"FrameOption":"DENY"')
    expect(text).toContain('"AccessControlMaxAgeSec":31536000')
  })

  it('its two functions give each path to what it names', () => {
    const run = (name: string, uri: string) => {
      const code = String(propertiesOf(name)?.FunctionCode)
      const handler = new Function(`${code}; return handler`)() as (event: object) => Record<string, unknown>
      return handler({ request: { uri, headers: {} }, viewer: { ip: '203.0.113.5' } })
    }
    expect(run('SiteApiPaths', '/api/streets/x')).toEqual({
      uri: '/streets/x',
      headers: { 'x-nuanxin-viewer': { value: '203.0.113.5' } },
    })
    expect(run('SitePagePaths', '/console/reports/01J').uri).toBe('/console/index.html')
    expect(run('SitePagePaths', '/console').uri).toBe('/console/index.html')
    expect(run('SitePagePaths', '/').uri).toBe('/index.html')
    expect(run('SitePagePaths', '/console/assets/a.1.js').uri).toBe('/console/assets/a.1.js')
    expect(run('SitePagePaths', '/consoles').uri).toBe('/index.html')
  })
})
