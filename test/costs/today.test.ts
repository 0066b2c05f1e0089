import { Profile } from '@functions/identity/entities'
import { headOf } from '@functions/identity/me'
import { queueOf } from '@functions/identity/register'
import { Report } from '@functions/reports/entities'
import { placeOf } from '@functions/reports/place'
import { dutyPlace, RecurringDuty } from '@functions/worklog/entities'
import { DUE_AT_ONCE } from '@shared/rules/office/due'
import { addDays, dayOf } from '@shared/rules/time/day'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { type Put, writeAll } from '../../local/seed/writer'
import { anId, call, type Person } from '../support/api'
import { runs } from '../support/depth'
import { aPerson, aStreet } from '../support/factories'
import { billOf } from '../support/meter'
import { aCategory, aReport, recordOf } from '../support/reports'

/** Things of one kind that are late, one a second, each as large as when it came by the app. */
const LATE: Record<string, (streetId: string, many: number) => Promise<Put[]>> = {
  report: async (streetId, many) => {
    const description = '楼道里堆放杂物，挡住了消防通道，请社区来看一下。'.repeat(4)
    const worker = await aPerson(streetId)
    const { report } = await recordOf(await aReport(worker, await aCategory(streetId), { description }))
    return Array.from({ length: many }, (_, n) => {
      const late = { ...report, reportId: anId(), dueAt: lateBy(n) }
      return Report.build(BatchPutRequest).item({ ...late, ...placeOf(late) })
    })
  },
  registration: async (streetId, many) => {
    const { profile } = await headOf((await aPerson(streetId)).memberId)
    return Array.from({ length: many }, (_, n) => {
      const [memberId, submittedAt] = [anId(), lateBy(n)]
      const queue = queueOf(streetId, 'east', 'pending', submittedAt, memberId)
      return Profile.build(BatchPutRequest).item({ ...profile, memberId, submittedAt, status: 'pending', ...queue })
    })
  },
  duty: async (streetId, many) => {
    const day = addDays(dayOf(Date.now()), -3)
    const plan = { period: 'once' as const, times: 1, from: day, to: day, pauses: [] }
    return Array.from({ length: many }, () => {
      const id = anId()
      const duty = { id, hash: 'h', streetId, communityId: 'east', categoryId: 'stairs', name: '楼道整治', plan }
      const rest = { progress: { period: day, settled: 0 }, version: 1, made: [], by: anId(), at: Date.now() }
      return RecurringDuty.build(BatchPutRequest).item({ ...duty, ...rest, ...dutyPlace(streetId, 'east', day, id) })
    })
  },
}
const lateBy = (n: number) => Date.now() - 3 * 86_400_000 - n * 1000

/** What a page costs a grid worker of one community where so many of these are late. */
async function billWith(kinds: readonly string[], many: number) {
  const { streetId } = await aStreet()
  const staff = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
  for (const kind of kinds) await writeAll((await LATE[kind]?.(streetId, many)) ?? [])
  const page = await pageOf(staff)
  expect(page.items).toHaveLength(many > 0 ? DUE_AT_ONCE : 0)
  return billOf(() => pageOf(staff))
}

async function pageOf(staff: Person) {
  const { status, body } = await call('today', 'due', {}, staff)
  expect(status).toBe(200)
  return body
}

const FEW = 30
const MANY = runs(600, 3000)
/** A page of one kind, whose other lists are empty. */
const MOST_READ_UNITS = 5

test.each(Object.keys(LATE))(
  'a page of 20 late things of one kind (%s) costs ≤ 5 read units, and as much however many are late',
  async (kind) => {
    const nothing = await billWith([], 0)
    const few = await billWith([kind], FEW)
    expect(few.readUnits - nothing.readUnits).toBeLessThanOrEqual(MOST_READ_UNITS)
    expect(await billWith([kind], MANY)).toEqual(few)
    expect(few.writeUnits).toBe(0)
  },
)

test('what is late of all kinds at once costs hardly more than its items', async () => {
  const all = await billWith(Object.keys(LATE), FEW)
  expect(all.readUnits).toBeLessThanOrEqual(MOST_READ_UNITS + 4)
  expect(await billWith(Object.keys(LATE), MANY)).toEqual(all)
})
