import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { Entity } from 'dynamodb-toolbox/entity'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import { item, number, string } from 'dynamodb-toolbox/schema'
import { newId } from './ids'
import { kind, table } from './table'
import { AGAIN, asBusy, transact, untilAnswered } from './transact'
import { putNew, update } from './writes'

const Thing = new Entity({
  ...kind('thing'),
  schema: item({ id: string().key(), n: number() }),
  computeKey: ({ id }) => ({ pk: `THING#${id}`, sk: 'THING' }),
})

const made = <T = never>(id: string, otherwise?: (old: { n: number }) => T) => putNew(Thing, { id, n: 1 }, otherwise)

test('the failed condition brings the item as it stood, and nothing else happens', async () => {
  const [taken, free] = [newId(), newId()]
  await transact([made(taken)], () => 'done')
  const answer = await transact<string>([made(taken, ({ n }) => `was ${n}`), made(free)], () => 'done')
  expect(answer).toBe('was 1')
  expect((await Thing.build(GetItemCommand).key({ id: free }).send()).Item).toBeUndefined()
})

test('a hundred transactions on one item all get through, each once', async () => {
  const id = newId()
  await transact([made(id)], () => 'done')
  const add = () => transact([update(Thing, { id, n: $add(1) })], () => 'done')
  await Promise.all(Array.from({ length: 100 }, add))
  const { Item } = await Thing.build(GetItemCommand).key({ id }).options({ consistent: true }).send()
  expect(Item?.n).toBe(101)
})

test('while an earlier step is in conflict, a later failed condition does not decide', async () => {
  const [repeated, other] = [newId(), newId()]
  await transact([made(repeated), made(other)], () => 'done')
  // What DynamoDB says while the first sending of the same request is landing, item by item.
  const landing = new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: [{ Code: 'TransactionConflict' }, { Code: 'ConditionalCheckFailed' }],
  })
  const send = jest.spyOn(table.getDocumentClient(), 'send').mockImplementationOnce(() => Promise.reject(landing))
  const answer = await transact<string>(
    [made(repeated, () => 'the first answer'), made(other, () => 'refused')],
    () => 'done',
  )
  expect(send).toHaveBeenCalledTimes(2)
  send.mockRestore()
  expect(answer).toBe('the first answer')
})

test('starting again and again ends with BUSY, not for ever', async () => {
  let rounds = 0
  const never = untilAnswered<string>(async () => {
    rounds++
    return AGAIN
  })
  await expect(never).rejects.toMatchObject({ code: 'BUSY', status: 503 })
  expect(rounds).toBe(6)
})

test('an overloaded database is BUSY, a bug stays a bug', () => {
  const throttled = Object.assign(new Error('slow down'), { name: 'ProvisionedThroughputExceededException' })
  expect(asBusy(throttled)).toMatchObject({ code: 'BUSY' })
  const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
  expect(asBusy(refused)).toMatchObject({ code: 'BUSY' })
  const bug = new TypeError('x is not a function')
  expect(asBusy(bug)).toBe(bug)
})
