import { Counter } from '@functions/insights/entities'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import { newId } from './ids'
import { AGAIN, asBusy, step, sure, transact, untilAnswered } from './transact'

const put = (scope: string) =>
  Counter.build(PutTransaction)
    .item({ scope, bucket: 'x', checkins: 1 })
    .options({ condition: { attr: 'scope', exists: false }, returnValuesOnConditionFalse: 'ALL_OLD' })

test('the failed condition brings the item as it stood, and nothing else happens', async () => {
  const [taken, free] = [newId(), newId()]
  await transact([sure(put(taken))], () => 'done')
  const answer = await transact<string>(
    [step(put(taken), (old) => `was ${String(old?.checkins)}`), sure(put(free))],
    () => 'done',
  )
  expect(answer).toBe('was 1')
  expect((await Counter.build(GetItemCommand).key({ scope: free, bucket: 'x' }).send()).Item).toBeUndefined()
})

test('a hundred transactions on one item all get through, each once', async () => {
  const scope = newId()
  await transact([sure(put(scope))], () => 'done')
  const add = () =>
    transact([sure(Counter.build(UpdateTransaction).item({ scope, bucket: 'x', checkins: $add(1) }))], () => 'done')
  await Promise.all(Array.from({ length: 100 }, add))
  const { Item } = await Counter.build(GetItemCommand).key({ scope, bucket: 'x' }).options({ consistent: true }).send()
  expect(Item?.checkins).toBe(101)
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
