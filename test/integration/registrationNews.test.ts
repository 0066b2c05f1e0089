import { handler } from '@functions/events/onRecords'
import { Profile } from '@functions/identity/entities'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { inboxOf } from '../support/messages'
import { ownTable } from '../support/ownTable'
import { streamed } from '../support/stream'

beforeAll(() => ownTable({ stream: true }))

let streetId: string
let newcomer: Person
let staff: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  newcomer = await aPerson(streetId, { grants: [] })
  staff = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
  await asksToBeTaken()
})

const asksToBeTaken = () =>
  Profile.build(UpdateItemCommand).item({ memberId: newcomer.memberId, status: 'pending' }).send()

async function settle(): Promise<void> {
  const Records = await streamed(streetId)
  for (const answer of await Promise.all([handler({ Records }), handler({ Records })]))
    expect(answer).toEqual({ batchItemFailures: [] })
}

test('what becomes of a registration is told once a decision, with the reason and the way on', async () => {
  const { memberId } = newcomer
  await call('identity', 'reject', { memberId, id: anId(), reason: '电话少了一位' }, staff)
  await settle()
  await asksToBeTaken()
  await call('identity', 'confirm', { memberId, id: anId() }, staff)
  await settle()
  await settle()
  const { items } = await inboxOf(newcomer)
  expect(items.map(({ title, text, page }) => ({ title, text, page }))).toEqual([
    {
      title: '报到通过了',
      text: expect.stringContaining('现在可以打卡'),
      page: 'pages/home/index',
    },
    {
      title: '报到需要修改',
      text: '社区说：电话少了一位。改好后可以再交。',
      page: 'packages/worker/pages/register/index',
    },
  ])
})
