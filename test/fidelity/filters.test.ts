import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { COUNTED_KINDS } from '@functions/insights/counting'
import { KINDS } from '@functions/reports/onRecords'
import { passes } from '../../local/filters'
import { streamReaders } from '../../local/service'

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

test.each([
  ['inserted', inserted],
  ['changed', changed],
  ['removed', removed],
])('what follows from records is brought every kind it looks at when it is %s, and no other', (_, record) => {
  expect(through('reportsOnRecords', record)).toEqual(KINDS)
})

test('a pattern beyond equal texts is refused, not passed over', () => {
  expect(() => passes([{ eventName: [{ prefix: 'IN' }] }], inserted('report'))).toThrow('no such filter')
})
