import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { KINDS } from '@functions/events/onRecords'
import { COUNTED_KINDS } from '@functions/insights/counting'
import { passes } from '../../local/cloud/filters'
import { streamReaders } from '../../local/cloud/service'

beforeAll(() => {
  const build = join(__dirname, '..', '..', 'functions', 'build.mjs')
  execFileSync(process.execPath, [build, '--changed'], { stdio: 'pipe' })
})

const patternsOf = (name: string) => streamReaders().find(({ functionName }) => functionName === name)?.patterns ?? []

/** Every kind of item there is in a stream, as far as filters are concerned. */
const ALL = [...new Set([...KINDS, ...COUNTED_KINDS, 'counted', 'counter', 'account', 'message'])]
const image = (kind: string) => ({ _et: { S: kind }, streetId: { S: 'qishan' } })
const inserted = (kind: string) => ({ eventName: 'INSERT', dynamodb: { NewImage: image(kind) } })
const changed = (kind: string) => ({ eventName: 'MODIFY', dynamodb: { NewImage: image(kind), OldImage: image(kind) } })
const removed = (kind: string) => ({ eventName: 'REMOVE', dynamodb: { OldImage: image(kind) } })
const through = (name: string, record: (kind: string) => object) =>
  ALL.filter((kind) => passes(patternsOf(name), record(kind))).sort()

test('counters are brought every record that counts, and no other', () => {
  expect(through('insightsOnRecords', inserted)).toEqual(COUNTED_KINDS)
  expect(through('insightsOnRecords', changed)).toEqual([])
  expect(through('insightsOnRecords', removed)).toEqual([])
})

/** Of messages only those are brought that are to be sent; each step of a sending would bring a call that does nothing. */
const OTHERS = KINDS.filter((kind) => kind !== 'message')

test.each([
  ['inserted', inserted],
  ['changed', changed],
  ['removed', removed],
])('what follows from records is brought every kind it looks at when it is %s, and no other', (_, record) => {
  expect(through('eventsOnRecords', record)).toEqual(OTHERS)
})

test.each([
  ['INSERT', 'due', true],
  ['INSERT', 'none', false],
  ['MODIFY', 'due', false],
])('a message is brought when it comes (%s) with something to send (%s): %s', (eventName, push, isBrought) => {
  const NewImage = { ...image('message'), push: { S: push } }
  expect(passes(patternsOf('eventsOnRecords'), { eventName, dynamodb: { NewImage } })).toBe(isBrought)
})

test('a pattern beyond equal texts is refused, not passed over', () => {
  expect(() => passes([{ eventName: [{ prefix: 'IN' }] }], inserted('report'))).toThrow('no such filter')
})
