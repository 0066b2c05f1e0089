import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { everybodyIn } from '@functions/survey/entities'
import { surveyImporting } from '@functions/survey/importing'
import fc from 'fast-check'
import { runs, within } from '../support/depth'
import { ownTable } from '../support/ownTable'
import { consumerOf } from '../support/stream'
import { anOutlet, aSurvey, confirmed, importOf, importRows, rowsFor, sentImport, worked } from '../support/survey'

beforeAll(() => ownTable({ stream: true }))
afterEach(() => jest.restoreAllMocks())

/** More than a part sends. */
const SENDS = 140

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
  'M2 killed at any step and resumed, every good row is written once and every bad one named',
  async () => {
    const deaths = fc.array(fc.record({ request: fc.integer({ min: 1, max: SENDS }), lands: fc.boolean() }), {
      minLength: 1,
      maxLength: 8,
    })
    await fc.assert(
      fc.asyncProperty(deaths, async (given) => {
        const { streetId, admin, staff, round } = await aSurvey()
        await anOutlet(admin, '样一网点')
        const rows = rowsFor(123, '样一网点')
        const bad = [rows[5], rows[118]]
        for (const row of bad) if (row) row.cells[1] = '1.38E+10'
        const left = [...given]
        const carried = () =>
          worked(streetId, async (Records) => {
            const death = left.shift()
            const run = () => consumerOf(surveyImporting)({ Records })
            await (death ? dyingAt(death.request, death.lands, run) : run())
          })
        const importId = await sentImport(staff, round, rows)
        await carried()
        left.push(...given)
        await confirmed(staff, importId)
        await carried()
        expect(await importOf(staff, importId)).toMatchObject({ state: 'done', done: { create: 121, bad: 2 } })
        expect((await importRows(staff, importId)).map(({ line }) => line)).toEqual(bad.map((row) => row?.line))
        const people = await everybodyIn(streetId, round).all()
        expect(people).toHaveLength(121)
        expect(people.map(({ version }) => version)).toEqual(people.map(() => 1))
      }),
      { numRuns: runs(4, 30) },
    )
  },
  within(240_000),
)
