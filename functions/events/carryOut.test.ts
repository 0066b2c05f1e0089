import type { Effect } from '@functions/platform/events/effect'
import type { Change } from '@functions/platform/events/records'
import type { DynamoDBRecord } from 'aws-lambda'
import { carryOut } from './carryOut'

const aside: [string | undefined, readonly string[]][] = []
jest.mock('./setAside', () => ({
  setAside: async ({ dynamodb }: DynamoDBRecord, names: readonly string[]) => {
    aside.push([dynamodb?.SequenceNumber, names])
    return true
  },
}))

beforeEach(() => {
  aside.length = 0
})

let number = 0
const aRecord = (item: string, about: string): DynamoDBRecord => ({
  dynamodb: {
    SequenceNumber: String(++number),
    Keys: { pk: { S: item }, sk: { S: item } },
    NewImage: { _et: { S: 'thing' }, about: { S: about } },
  },
})
const aboutOf = ({ after }: Change) => String(after?.about)

/** An effect that writes down when it ran, and waits a little so that others could overtake it. */
const noting = (log: string[], name: string, more: Partial<Effect> = {}): Effect => ({
  name,
  kinds: ['thing'],
  run: async (change) => {
    await Promise.resolve()
    log.push(`${name} ${aboutOf(change)}`)
  },
  ...more,
})

test('a whole delivery takes one turn after the other', async () => {
  const log: string[] = []
  const effects = [noting(log, 'rest'), noting(log, 'copy', { turn: 2 }), noting(log, 'trace', { turn: 1 })]
  await carryOut(effects, [aRecord('a', 'x'), aRecord('b', 'y'), aRecord('a', 'z')])
  expect(log.map((line) => line.split(' ')[0])).toEqual([
    ...Array(3).fill('trace'),
    ...Array(3).fill('copy'),
    ...Array(3).fill('rest'),
  ])
})

test('what looks at what is stored is called once for all records of a subject, what looks at the record for each', async () => {
  const log: string[] = []
  const subject = (change: Change) => (aboutOf(change) === 'alone' ? undefined : aboutOf(change))
  const effects = [noting(log, 'copy', { subject }), noting(log, 'told')]
  const records = ['x', 'alone', 'x', 'y', 'alone', 'x'].map((about, at) => aRecord(`item${at % 3}`, about))
  await carryOut(effects, records)
  const copies = log.filter((line) => line.startsWith('copy')).sort()
  expect(copies).toEqual(['copy alone', 'copy alone', 'copy x', 'copy y'])
  expect(log.filter((line) => line.startsWith('told'))).toHaveLength(6)
  await carryOut(effects, records)
  expect(log.filter((line) => line === 'copy x')).toHaveLength(2)
})

test('where it fails, every record of the subject is set aside with it, once, and nothing else', async () => {
  const log: string[] = []
  const broken = noting(log, 'copy', {
    turn: 2,
    subject: aboutOf,
    run: async (change) => {
      if (aboutOf(change) === 'x') throw new Error('not this one')
    },
  })
  const last = noting(log, 'last', { run: async () => Promise.reject(new Error('never')) })
  const records = [aRecord('a', 'x'), aRecord('b', 'x'), aRecord('c', 'y')]
  expect(await carryOut([broken, last, noting(log, 'told')], records)).toEqual({ batchItemFailures: [] })
  const [one, two, three] = records.map(({ dynamodb }) => dynamodb?.SequenceNumber)
  expect(aside.sort()).toEqual([
    [one, ['copy', 'last']],
    [two, ['copy', 'last']],
    [three, ['last']],
  ])
  expect(log).toEqual(['told x', 'told x', 'told y'])
})
