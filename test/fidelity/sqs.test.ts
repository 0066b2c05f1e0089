import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { SQSEvent } from 'aws-lambda'
import { type LocalSqs, MAX_BODY_BYTES, mayUse, startSqs } from '../../local/cloud/sqs'
import { queueRules, sourceRules } from '../../local/cloud/sqs/template'

const MINUTE_MS = 60_000
const [VISIBILITY = 0, RETENTION = 0, MOST = 0] = [180_000, 14 * 86_400_000, 10]

let sqs: LocalSqs
let clock = 0
let folder = ''

beforeEach(async () => {
  clock = Date.parse('2026-11-29T04:00:00Z')
  folder = mkdtempSync(join(tmpdir(), 'nuanxin-sqs-'))
  sqs = await open()
})
afterEach(async () => {
  await sqs.stop()
  rmSync(folder, { recursive: true })
})

const open = () => startSqs({ keys: { local: 'local-secret' }, region: 'cn-northwest-1', folder, now: () => clock })
/** A client with the rights of a function. */
const as = (bundle?: string, secretAccessKey = 'local-secret') =>
  new SQSClient({
    endpoint: sqs.endpoint,
    region: 'cn-northwest-1',
    credentials: { accessKeyId: bundle ? `local.${bundle}` : 'local', secretAccessKey },
    maxAttempts: 1,
  })
const send = (MessageBody: string, DelaySeconds = 0, client = as(), queue = 'DeliveriesQueue') =>
  client.send(new SendMessageCommand({ QueueUrl: `http://localhost/000000000000/${queue}`, MessageBody, DelaySeconds }))

interface Call {
  name: string
  bodies: string[]
  receives: string[]
}

/** Everything that may be seen is delivered to a function that answers so; what it was called with. */
async function delivered(answer: (event: SQSEvent) => unknown = () => undefined): Promise<Call[]> {
  const calls: Call[] = []
  sqs.deliver(async (name, event) => {
    const { Records } = event as SQSEvent
    const receives = Records.map(({ attributes }) => attributes.ApproximateReceiveCount)
    calls.push({ name, bodies: Records.map(({ body }) => body), receives })
    return answer(event as SQSEvent)
  })
  await sqs.drain()
  await sqs.hold()
  return calls
}
const bodies = (calls: readonly Call[]) => calls.flatMap((call) => call.bodies)
const waiting = (queue = 'DeliveriesQueue') => sqs.messages(queue).map(({ body }) => body)
const fail = () => {
  throw new Error('no')
}

test('the queues and their readers are those of the template', () => {
  expect(queueRules()).toContainEqual({
    ...{ name: 'DeliveriesQueue', visibility: VISIBILITY / 1000, retention: RETENTION / 1000 },
    redrive: { to: 'DeadLettersQueue', after: MOST },
  })
  expect(sourceRules().map(({ functionName, queue, reports }) => [functionName, queue, reports])).toEqual([
    ['deliveriesOnQueue', 'UrgentQueue', true],
    ['deliveriesOnQueue', 'DeliveriesQueue', true],
    ['eventsOnRecords', 'EffectsQueue', true],
  ])
})

test('a message comes in the shape Lambda sends, once, and is gone when it was taken', async () => {
  const { MessageId = '', MD5OfMessageBody = '' } = await send('{"n":1}')
  let event: SQSEvent | undefined
  await delivered((given) => {
    event = given
  })
  expect(event).toEqual({
    Records: [
      {
        messageId: MessageId,
        receiptHandle: expect.any(String),
        body: '{"n":1}',
        attributes: {
          ApproximateReceiveCount: '1',
          SentTimestamp: String(clock),
          SenderId: 'local',
          ApproximateFirstReceiveTimestamp: String(clock),
        },
        messageAttributes: {},
        md5OfBody: MD5OfMessageBody,
        eventSource: 'aws:sqs',
        eventSourceARN: 'arn:aws-cn:sqs:cn-northwest-1:000000000000:DeliveriesQueue',
        awsRegion: 'cn-northwest-1',
      },
    ],
  })
  clock += 60 * MINUTE_MS
  expect([await delivered(), waiting()]).toEqual([[], []])
})

test('batches are as large as the template says', async () => {
  for (let n = 0; n < 23; n++) await send(String(n))
  const sizes = (await delivered()).map((call) => call.bodies.length)
  expect(sizes.sort((a, b) => b - a)).toEqual([10, 10, 3])
})

test('one that is kept back is seen when its time has come', async () => {
  await send('later', 900)
  expect(await delivered()).toEqual([])
  clock += 899_000
  expect(await delivered()).toEqual([])
  clock += 1000
  expect(bodies(await delivered())).toEqual(['later'])
})

test('of a batch only what failed comes again, when nobody else could still be at it, and with its count', async () => {
  for (const body of ['a', 'b', 'c']) await send(body)
  const failing = ({ Records }: SQSEvent) => ({
    batchItemFailures: Records.filter(({ body }) => body === 'b').map(({ messageId }) => ({
      itemIdentifier: messageId,
    })),
  })
  expect(bodies(await delivered(failing)).sort()).toEqual(['a', 'b', 'c'])
  expect(waiting()).toEqual(['b'])
  clock += VISIBILITY - 1
  expect(await delivered()).toEqual([])
  clock += 1
  expect(await delivered()).toEqual([{ name: 'deliveriesOnQueue', bodies: ['b'], receives: ['2'] }])
})

test.each([
  ['throws', fail],
  ['answers what Lambda cannot read', () => ({ batchItemFailures: 'all' })],
  ['names a message that is not in the batch', () => ({ batchItemFailures: [{ itemIdentifier: 'x' }] })],
  ['names nothing', () => ({ batchItemFailures: [{ itemIdentifier: null }] })],
])('the whole batch comes again when the function %s', async (_, answer) => {
  await send('a')
  await send('b')
  await delivered(answer)
  clock += VISIBILITY
  expect(bodies(await delivered()).sort()).toEqual(['a', 'b'])
})

test('what failed ten times lies among the dead letters, by itself', async () => {
  await send('bad')
  for (let time = 0; time < MOST; time++) {
    expect(bodies(await delivered(fail))).toEqual(['bad'])
    clock += VISIBILITY
  }
  await send('good')
  expect(bodies(await delivered())).toEqual(['good'])
  expect([waiting(), waiting('DeadLettersQueue')]).toEqual([[], ['bad']])
})

test('nothing is kept longer than the queue keeps it', async () => {
  await send('old')
  clock += RETENTION + 1
  expect([await delivered(), waiting()]).toEqual([[], []])
})

test('what was cut off by a stop is there after the next start, and comes again in its time', async () => {
  await send('cut off')
  await send('later', 300)
  await delivered(fail)
  await sqs.stop()
  sqs = await open()
  expect(waiting().sort()).toEqual(['cut off', 'later'])
  clock += VISIBILITY
  expect(bodies(await delivered())).toEqual(['cut off'])
})

test('a reader that takes longer than the visibility timeout does not hold back the others, and removes nothing of theirs', async () => {
  await send('slow')
  let isFirst = true
  const calls: string[][] = []
  sqs.deliver(async (_, event) => {
    calls.push((event as SQSEvent).Records.map(({ body }) => body))
    if (!isFirst) return fail()
    isFirst = false
    // While it works its message is given to another one, which fails.
    clock += VISIBILITY
    await send('wakes the poller')
    return undefined
  })
  await sqs.drain()
  await sqs.hold()
  expect(calls.flat().filter((body) => body === 'slow')).toHaveLength(2)
  expect(waiting()).toContain('slow')
})

test('what SQS refuses is refused', async () => {
  const refused = (name: string, status = 400) => ({
    name,
    $metadata: expect.objectContaining({ httpStatusCode: status }),
  })
  await expect(send('x'.repeat(MAX_BODY_BYTES + 1))).rejects.toMatchObject(refused('InvalidParameterValueException'))
  await expect(send('x', 901)).rejects.toMatchObject(refused('InvalidParameterValueException'))
  await expect(send('x', 0, as(), 'NoSuchQueue')).rejects.toMatchObject(refused('QueueDoesNotExist'))
  await expect(send('x', 0, as(undefined, 'wrong'))).rejects.toMatchObject(refused('SignatureDoesNotMatch', 403))
  const receive = new ReceiveMessageCommand({ QueueUrl: 'http://localhost/000000000000/DeliveriesQueue' })
  await expect(as().send(receive)).rejects.toMatchObject(refused('UnsupportedOperation'))
  expect(waiting()).toEqual([])
})

test('a function may send where its role in the template allows it, and nowhere else', async () => {
  const denied = { name: 'AccessDeniedException', $metadata: expect.objectContaining({ httpStatusCode: 403 }) }
  for (const queue of ['UrgentQueue', 'DeliveriesQueue', 'EffectsQueue']) {
    await send('x', 0, as('events-onRecords'), queue)
    await expect(send('x', 0, as('reports'), queue)).rejects.toMatchObject(denied)
  }
  await expect(send('x', 0, as('deliveries-onQueue'), 'EffectsQueue')).rejects.toMatchObject(denied)
  await expect(send('x', 0, as('events-onRecords'), 'DeadLettersQueue')).rejects.toMatchObject(denied)
  expect(mayUse('local.deliveries-onQueue', 'sqs:ReceiveMessage', 'UrgentQueue')).toBe(true)
  expect(mayUse('local.deliveries-onQueue', 'sqs:ReceiveMessage', 'EffectsQueue')).toBe(false)
})
