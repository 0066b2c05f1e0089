import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, number, string } from 'dynamodb-toolbox/schema'
import { getEach, getEachNow } from './batch'
import { newId } from './ids'
import { kind, table } from './table'
import { commit } from './transact'
import { put } from './writes'

const Thing = new Entity({
  ...kind('thing'),
  schema: item({ id: string().key(), n: number() }),
  computeKey: ({ id }) => ({ pk: `THING#${id}`, sk: 'THING' }),
})

afterEach(() => jest.restoreAllMocks())

test('items come in the order of their keys, over more than one batch, and what is not there is undefined', async () => {
  const ids = Array.from({ length: 130 }, newId)
  const there = ids.filter((_, index) => index % 26 === 0)
  await commit(
    there.map((id, n) => put(Thing, { id, n })),
    () => undefined,
  )
  const found = await getEachNow(
    Thing,
    ids.map((id) => ({ id })),
  )
  expect(found.map((each) => each?.id)).toEqual(ids.map((id) => (there.includes(id) ? id : undefined)))
  expect(await getEach(Thing, [])).toEqual([])
})

test('what the database leaves unread is told as busy, never as not there', async () => {
  const Keys = [{ pk: 'THING#1', sk: 'THING' }]
  const unread = { Responses: {}, UnprocessedKeys: { [table.getName()]: { Keys } } }
  jest.spyOn(DynamoDBDocumentClient.prototype, 'send').mockImplementation(() => Promise.resolve(unread))
  await expect(getEach(Thing, [{ id: '1' }])).rejects.toMatchObject({ code: 'BUSY' })
})
