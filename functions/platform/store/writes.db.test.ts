import { secrets } from '@functions/platform/sealed/secrets'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, number, string } from 'dynamodb-toolbox/schema'
import { fingerprint, newId } from './ids'
import { kind } from './table'
import { AGAIN, commit, transact } from './transact'
import { asSeen, below, checkIf, firstTime, getNow, putIf, putNew, removeIf, updateIf } from './writes'

const Thing = new Entity({
  ...kind('thing'),
  schema: item({ id: string().key(), n: number(), version: number().optional(), hash: fingerprinted().optional() }),
  computeKey: ({ id }) => ({ pk: `THING#${id}`, sk: 'THING' }),
})

beforeAll(async () => void (await secrets()))

const make = (id: string, n: number) =>
  commit([firstTime(Thing, { id, n, hash: fingerprint({ n }) }, (first) => `first ${first.n}`)], () => 'written')

test('the same write again gets the first answer, another one under its id is refused', async () => {
  const id = newId()
  expect(await make(id, 1)).toBe('written')
  expect(await make(id, 1)).toBe('first 1')
  await expect(make(id, 2)).rejects.toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' })
  expect((await getNow(Thing, { id }))?.n).toBe(1)
})

test('a new item takes no place that is taken, and what stands there can be asked for', async () => {
  const id = newId()
  expect(await transact([putNew(Thing, { id, n: 1 })], () => 'written')).toBe('written')
  expect(await transact<string>([putNew(Thing, { id, n: 2 })], () => 'written')).toBe(AGAIN)
  expect(await transact<number>([putNew(Thing, { id, n: 2 }, ({ n }) => n)], () => 0)).toBe(1)
})

test('an item is replaced, changed, removed and vouched for only as it was seen', async () => {
  const id = newId()
  const written = (...steps: Parameters<typeof transact<string>>[0]) => transact<string>(steps, () => 'written')
  expect(await written(putIf(Thing, { id, n: 1, version: 1 }, asSeen<'version', number>('version', undefined)))).toBe(
    'written',
  )
  expect(await written(putIf(Thing, { id, n: 2, version: 1 }, asSeen<'version', number>('version', undefined)))).toBe(
    AGAIN,
  )
  expect(await written(updateIf(Thing, { id, n: 2 }, asSeen('version', 1)))).toBe('written')
  expect(await written(updateIf(Thing, { id, n: 3 }, asSeen('version', 2), (old) => `${old?.n}`))).toBe('2')
  expect(await written(checkIf(Thing, { id }, asSeen('version', 2), () => 'gone'))).toBe('gone')
  expect(await written(removeIf(Thing, { id }, asSeen('version', 2)))).toBe(AGAIN)
  expect(await written(removeIf(Thing, { id }, asSeen('version', 1)))).toBe('written')
  expect(await getNow(Thing, { id })).toBeUndefined()
})

test('a check lets through what stands beside it only where it holds, and leaves its own item as it is', async () => {
  const [seen, other] = [newId(), newId()]
  await make(seen, 1)
  const beside = (n: number) =>
    transact<string>(
      [checkIf(Thing, { id: seen }, { attr: 'n', eq: n }), putNew(Thing, { id: other, n })],
      () => 'written',
    )
  expect(await beside(2)).toBe(AGAIN)
  expect(await getNow(Thing, { id: other })).toBeUndefined()
  expect(await beside(1)).toBe('written')
  expect(await getNow(Thing, { id: other })).toMatchObject({ n: 1 })
  expect(await getNow(Thing, { id: seen })).toMatchObject({ n: 1 })
})

test('a count goes on as long as it is below its limit', async () => {
  const id = newId()
  const count = (n: number) =>
    transact<string>([updateIf(Thing, { id, n }, below('n', 2), () => 'full')], () => 'one more')
  expect([await count(1), await count(2), await count(3)]).toEqual(['one more', 'one more', 'full'])
})
