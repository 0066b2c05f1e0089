import { newId } from '@functions/platform/store/ids'
import { kind } from '@functions/platform/store/table'
import { commit } from '@functions/platform/store/transact'
import { get, put } from '@functions/platform/store/writes'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, number, string } from 'dynamodb-toolbox/schema'
import { stillTrusted } from './trust'

const Thing = new Entity({
  ...kind('thing'),
  schema: item({ id: string().key() }),
  computeKey: ({ id }) => ({ pk: `THING#${id}`, sk: 'THING' }),
})

/** An account as far as tokens are held against it. */
const Held = new Entity({
  ...kind('account'),
  schema: item({ memberId: string().key(), epoch: number() }),
  computeKey: ({ memberId }) => ({ pk: `MEMBER#${memberId}`, sk: 'HEAD#ACCOUNT' }),
})

const writtenBy = (memberId: string, epoch: number, id: string) =>
  commit<string>([put(Thing, { id }), stillTrusted({ memberId, epoch })], () => 'written')

test('a write lands only while the token of who writes still counts', async () => {
  const [memberId, id] = [newId(), newId()]
  await commit([put(Held, { memberId, epoch: 2 })], () => undefined)
  for (const epoch of [1, 3]) {
    await expect(writtenBy(memberId, epoch, id)).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  }
  await expect(writtenBy(newId(), 2, id)).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  expect(await get(Thing, { id })).toBeUndefined()
  expect(await writtenBy(memberId, 2, id)).toBe('written')
})
