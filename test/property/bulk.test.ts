import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { bulkDoing } from '@functions/bulk/doing'
import fc from 'fast-check'
import { anId } from '../support/api'
import { manyReports, ordered, orderOf, rowsOf, timesMade, worked } from '../support/bulk'
import { runs, within } from '../support/depth'
import { aPerson } from '../support/factories'
import { ownTable } from '../support/ownTable'
import { aDesk, handled } from '../support/reports'
import { consumerOf } from '../support/stream'

beforeAll(() => ownTable({ stream: true }))
afterEach(() => jest.restoreAllMocks())

/** More than a part sends. */
const SENDS = 60

/** A process that dies at one of its requests: the request lands or does not, and nothing after it is sent. */
async function dyingAt(request: number, lands: boolean, run: () => Promise<unknown>): Promise<void> {
  const send = DynamoDBDocumentClient.prototype.send
  let count = 0
  const spy = jest.spyOn(DynamoDBDocumentClient.prototype, 'send').mockImplementation(async function (
    this: DynamoDBDocumentClient,
    ...given: unknown[]
  ) {
    count += 1
    if (count < request) return send.apply(this, given as never)
    if (count === request && lands) await send.apply(this, given as never)
    throw new Error('killed')
  } as never)
  try {
    await run()
  } finally {
    spy.mockRestore()
  }
}

test(
  'killed at any step an order goes on: every report is moved once, and each outcome is true',
  async () => {
    const deaths = fc.array(fc.record({ request: fc.integer({ min: 1, max: SENDS }), lands: fc.boolean() }), {
      minLength: 1,
      maxLength: 8,
    })
    await fc.assert(
      fc.asyncProperty(
        deaths,
        fc.constantFrom('accept' as const, 'assign' as const, 'handOver' as const),
        async (given, move) => {
          const { streetId, categoryId, worker, staff } = await aDesk()
          const colleague = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
          const reportIds = await manyReports(worker, categoryId, 27)
          const impossible = [reportIds[3] ?? '', reportIds[25] ?? '']
          for (const reportId of impossible) await handled(staff, reportId, { move: 'reject', note: '不归本街道' })
          const words = { assigneeId: colleague.memberId, teamId: 'west' }
          const unknown = anId()
          const of = { by: 'ids' as const, reportIds: [...reportIds, unknown] }
          const { orderId } = (await ordered(staff, { move, ...words, of })).body
          const left = [...given]
          await worked(streetId, async (Records) => {
            const death = left.shift()
            const run = () => consumerOf(bulkDoing)({ Records })
            await (death ? dyingAt(death.request, death.lands, run) : run())
          })
          expect(await orderOf(staff, orderId)).toMatchObject({ state: 'done', total: 28, done: 25, refused: 3 })
          const refused = (await rowsOf(staff, orderId, 'refused')).map(({ reportId }) => reportId)
          expect(refused).toEqual([reportIds[3], reportIds[25], unknown])
          for (const reportId of reportIds) {
            expect(await timesMade(reportId, move)).toBe(impossible.includes(reportId) ? 0 : 1)
          }
        },
      ),
      { numRuns: runs(6, 40) },
    )
  },
  within(120_000),
)
