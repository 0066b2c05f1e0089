import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deployedFunctions } from '../../infra/model'
import { javaMajor } from '../../local/cloud/dynamodb'
import { openQueue } from '../../local/cloud/events'
import { nextRun, scheduledEvent } from '../../local/cloud/schedules'
import { schedules } from '../../local/cloud/service'
import { tableResource } from '../../local/cloud/table'

describe('an asynchronous event', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nuanxin-events-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const queueWith = (invoke: () => Promise<unknown>, retryAfterMs: number[] = [0, 0]) =>
    openQueue({ folder, functionName: 'mediaOnUpload', invoke, retryAfterMs })
  const inFolder = (name: string) => readdirSync(join(folder, name))

  it('is delivered once and then forgotten', async () => {
    const invoke = jest.fn(async () => undefined)
    const queue = queueWith(invoke)
    queue.push({ n: 1 })
    await queue.drain()
    expect(invoke.mock.calls).toEqual([['mediaOnUpload', { n: 1 }]])
    expect(inFolder('waiting')).toEqual([])
  })

  it('is tried three times and then kept for a person to look at', async () => {
    const invoke = jest.fn(async () => Promise.reject(new Error('no')))
    const queue = queueWith(invoke)
    queue.push({ n: 1 })
    await queue.drain()
    expect(invoke).toHaveBeenCalledTimes(3)
    expect(inFolder('failed')).toHaveLength(1)
  })

  it('that was cut off by a stop is delivered after the next start', async () => {
    const first = queueWith(async () => Promise.reject(new Error('no')), [60_000, 60_000])
    first.push({ n: 1 })
    await first.stop()
    expect(inFolder('waiting')).toHaveLength(1)
    const invoke = jest.fn(async () => undefined)
    await queueWith(invoke).drain()
    expect(invoke.mock.calls).toEqual([['mediaOnUpload', { n: 1 }]])
  })
})

describe('a schedule', () => {
  const at = (text: string) => Date.parse(text)

  it.each([
    ['rate(5 minutes)', '2026-01-02T03:04:00Z', '2026-01-02T03:09:00Z'],
    ['rate(1 hour)', '2026-01-02T03:04:00Z', '2026-01-02T04:04:00Z'],
    ['cron(10 18 * * ? *)', '2026-01-02T03:04:00Z', '2026-01-02T18:10:00Z'],
    ['cron(10 18 * * ? *)', '2026-01-02T18:10:00Z', '2026-01-03T18:10:00Z'],
  ])('%s fires next', (schedule, from, next) => {
    expect(new Date(nextRun(schedule, at(from))).toISOString()).toBe(new Date(next).toISOString())
  })

  it('of a kind that is not known here is refused rather than never fired', () => {
    expect(() => nextRun('cron(0 0 ? * MON *)', 0)).toThrow('not known')
  })

  it('is taken from what is deployed, each one understood', async () => {
    const found = schedules()
    const declared = (await deployedFunctions()).flatMap(({ name, call }) => (call.by === 'schedule' ? [name] : []))
    expect(declared.length).toBeGreaterThan(4)
    expect(found.map(({ functionName }) => functionName)).toEqual(declared)
    for (const { schedule } of found) expect(nextRun(schedule, 0)).toBeGreaterThan(0)
  })

  it('comes in the shape EventBridge sends', () => {
    expect(scheduledEvent('mealsOnSchedule', 'cn-northwest-1', at('2026-01-02T03:04:05Z'))).toMatchObject({
      source: 'aws.events',
      'detail-type': 'Scheduled Event',
      time: '2026-01-02T03:04:05Z',
      resources: ['arn:aws-cn:events:cn-northwest-1:000000000000:rule/mealsOnSchedule'],
    })
  })
})

it('the local table has the keys, indexes, TTL and stream that are deployed', () => {
  const { GlobalSecondaryIndexes, TimeToLiveSpecification, StreamSpecification } = tableResource()
  expect(GlobalSecondaryIndexes.map(({ IndexName }) => IndexName)).toEqual(['byOwner', 'byQueue'])
  expect(TimeToLiveSpecification).toEqual({ AttributeName: 'expiresAt', Enabled: true })
  expect(StreamSpecification).toEqual({ StreamViewType: 'NEW_AND_OLD_IMAGES' })
})

it.each([
  ['openjdk version "17.0.15" 2025-04-15', 17],
  ['java version "1.8.0_391"', 8],
  ['openjdk version "25" 2025-09-16', 25],
  ['command not found', undefined],
])('reads the Java version from %s', (text, major) => {
  expect(javaMajor(text)).toBe(major)
})
