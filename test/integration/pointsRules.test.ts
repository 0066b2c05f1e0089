import { Rule } from '@functions/ledger/entities'
import { sceneOf } from '@functions/stations/posted'
import { addDays, dayOf, startOf } from '@shared/rules/time/day'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { verifyLedger } from '../../local/commands/verifyLedger'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStation, aStreet, CENTER } from '../support/factories'
import { accountOf, entriesOf } from '../support/ledger'
import { shifted } from '../support/meals'
import { aCategory, aReport } from '../support/reports'

let streetId: string
let admin: Person
const today = () => dayOf(Date.now())
const noon = (day: string) => startOf(day) + 12 * 3_600_000 - Date.now()

beforeEach(async () => {
  ;({ streetId } = await aStreet())
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
})

type Change = Parameters<typeof call<'points', 'changeRule'>>[2]
const change = (given: Partial<Change> = {}, by = admin) =>
  call(
    'points',
    'changeRule',
    { id: anId(), reason: 'checkin', amount: 3, firstDay: addDays(today(), 2), note: '新规则', ...given },
    by,
  )
const shown = async () =>
  (await call('points', 'rules', { streetId })).body.items.find(({ reason }) => reason === 'checkin')

test('a change is a new version from its day on; what held before is kept and shown until then', async () => {
  const firstDay = addDays(today(), 2)
  const lastDay = addDays(today(), 4)
  const id = anId()
  const answers = await Promise.all([1, 2].map(() => change({ id, dailyCap: 7, lastDay })))
  expect(answers.map(({ status }) => status)).toEqual([201, 201])
  expect(answers[0]?.body).toMatchObject({ amount: 3, dailyCap: 7, firstDay, lastDay, byLabel: '测*甲' })
  expect(await change({ id, amount: 4 })).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } })
  expect(await shown()).toMatchObject({ amount: 2 })
  await shifted(noon(firstDay), async () => expect(await shown()).toMatchObject({ amount: 3, dailyCap: 7, lastDay }))
  await shifted(noon(addDays(lastDay, 1)), async () => expect(await shown()).toBeUndefined())
  const history = await call('points', 'ruleHistory', { reason: 'checkin' }, admin)
  expect(history.body.items.map(({ amount }) => amount)).toEqual([3, 2])
  const board = (await call('points', 'ruleBoard', {}, admin)).body.items.find(({ reason }) => reason === 'checkin')
  expect(board).toMatchObject({ current: { amount: 2 }, coming: { amount: 3 } })
})

test('a second version for the same day takes the place of the first, also when both are written at once', async () => {
  await Promise.all([change({ amount: 5 }), change({ amount: 6 })])
  await change({ amount: 7 })
  const history = await call('points', 'ruleHistory', { reason: 'checkin' }, admin)
  expect(history.body.items).toHaveLength(4)
  await shifted(noon(addDays(today(), 2)), async () => expect(await shown()).toMatchObject({ amount: 7 }))
})

test('days that do not exist or lie beyond the calendar are refused with a sentence', async () => {
  for (const day of ['2032-02-30', '9999-02-30', '9999-12-31']) {
    for (const given of [{ firstDay: day }, { lastDay: day }]) {
      expect(await change(given)).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT' } })
    }
  }
  expect((await call('points', 'ruleHistory', { reason: 'checkin' }, admin)).body.items).toHaveLength(1)
})

test('no rule begins today, ends before it begins, or is changed by others', async () => {
  expect(await change({ firstDay: today() })).toMatchObject({ status: 422, body: { code: 'RULE_TOO_SOON' } })
  const backwards = await change({ lastDay: addDays(today(), 1) })
  expect(backwards).toMatchObject({ status: 422, body: { code: 'RULE_DAYS' } })
  expect(await change({}, await aPerson(streetId))).toMatchObject({ status: 403 })
  expect(await change({}, { ...admin, epoch: 0 })).toMatchObject({ status: 401 })
})

const cap = (reason: 'checkin' | 'reportAccepted', amount: number, dailyCap: number) =>
  Rule.build(PutItemCommand).item({ streetId, reason, amount, dailyCap, validFrom: 1, note: '' }).send()

test('check-ins earn up to the cap of the day and no more, also all at once', async () => {
  await cap('checkin', 4, 10)
  const worker = await aPerson(streetId)
  const stations = await Promise.all([1, 2, 3].map(() => aStation(streetId)))
  await Promise.all(
    stations.map((station) => {
      const proof = { kind: 'posted' as const, scene: sceneOf(station), location: CENTER }
      return call('checkins', 'create', { id: anId(), stationId: station.stationId, proof }, worker)
    }),
  )
  const amounts = (await entriesOf(worker.memberId)).map(({ amount }) => amount)
  expect(amounts.sort()).toEqual([2, 4, 4])
  expect((await verifyLedger(streetId)).differences).toEqual([])
})

test('reports earn up to the cap of the day and no more, accepted all at once by several', async () => {
  await cap('reportAccepted', 5, 12)
  const worker = await aPerson(streetId)
  const staff = await Promise.all(
    [1, 2].map(() => aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })),
  )
  const categoryId = await aCategory(streetId)
  const reports = await Promise.all([1, 2, 3, 4].map(() => aReport(worker, categoryId)))
  const accepted = await Promise.all(
    reports.map((reportId, n) => call('reports', 'handle', { reportId, id: anId(), move: 'accept' }, staff[n % 2])),
  )
  expect(accepted.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  const { balance, caps } = await accountOf(worker.memberId)
  expect({ balance, cap: caps.reportAccepted }).toEqual({ balance: 12, cap: { day: today(), points: 12 } })
  expect((await verifyLedger(streetId)).differences).toEqual([])
})
