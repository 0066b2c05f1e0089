import { addDays, dayOf, startOf } from '@shared/rules/time/day'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { shifted } from '../support/meals'

let streetId: string
let admin: Person
let other: Person

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  other = await aPerson(streetId, { grants: [{ role: 'admin' }] })
})

const settings = async () => (await call('points', 'settings', {}, admin)).body
const save = (version: number, secondPersonAbove: number, pointFen = 10, as = admin, id = anId()) =>
  call('points', 'saveSettings', { id, version, pointFen, secondPersonAbove }, as)
const award = async (amount: number) => {
  const { memberId } = await aPerson(streetId)
  const { body } = await call('points', 'award', { id: anId(), memberId, amount, reason: '志愿服务' }, admin)
  return body.state
}

test('what was set stands with who set it, and a repeat changes nothing', async () => {
  expect(await settings()).toMatchObject({ pointFen: 0, secondPersonAbove: 500, version: 0, items: [] })
  const id = anId()
  const first = await save(0, 100, 25, admin, id)
  expect(first).toMatchObject({ status: 200, body: { version: 1 } })
  expect(await save(1, 90, 25, other)).toMatchObject({ status: 200, body: { version: 2 } })
  expect(await save(0, 100, 25, admin, id)).toEqual(first)
  expect(await save(0, 101, 25, admin, id)).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } })
  const { items, ...now } = await settings()
  expect(now).toEqual({ pointFen: 25, secondPersonAbove: 90, version: 2 })
  expect(items.map(({ secondPersonAbove }) => secondPersonAbove)).toEqual([90, 100])
})

test('of ten who save at once one is taken, the others are told', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => save(0, 100 + n)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(new Set(answers.filter(({ status }) => status !== 200).map(({ body }) => body.code))).toEqual(
    new Set(['SETTING_CHANGED']),
  )
})

test('a lower limit holds at once, a higher one from the next day', async () => {
  await save(0, 50)
  expect(await award(60)).toBe('proposed')
  await save(1, 400)
  expect(await award(60)).toBe('proposed')
  const tomorrow = startOf(addDays(dayOf(Date.now()), 1))
  expect(await settings()).toMatchObject({ secondPersonAbove: 400, limitFrom: tomorrow, limitBefore: 50 })
  // Lifting it further, or for a moment, does not bring it forward.
  await save(2, 500)
  expect(await award(60)).toBe('proposed')
  await shifted(tomorrow + 1000 - Date.now(), async () => expect(await award(450)).toBe('done'))
})

test('is the office’s alone, within limits', async () => {
  const clerk = await aPerson(streetId, { grants: [{ role: 'merchant', merchantId: 'x', owner: true }] })
  expect(await save(0, 100, 10, clerk)).toMatchObject({ status: 403 })
  expect(await save(0, 10_001)).toMatchObject({ status: 400 })
  expect(await save(0, 100, 1001)).toMatchObject({ status: 400 })
})
