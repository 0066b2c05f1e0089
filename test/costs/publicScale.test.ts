import { randomBytes } from 'node:crypto'
import { monthOf } from '@shared/rules/reports/publicReport'
import { createTable, dropTable } from '../../local/cloud/table'
import { call } from '../support/api'
import { runs, within } from '../support/depth'
import { aStreet } from '../support/factories'
import { billOf } from '../support/meter'
import { aLongList, aMonthOf } from '../support/publicReports'

/** A year of a busy street in the gate, ten of them with TEST_DEPTH. */
const MANY = runs(10_000, 100_000)

/** Written to a table of its own without a stream: nobody else has to read all that. */
const tableName = `scale${randomBytes(4).toString('hex')}`
const endpoint = process.env.AWS_ENDPOINT_URL_DYNAMODB ?? ''

beforeAll(async () => {
  await createTable({ tableName, endpoint, stream: false })
  process.env.TABLE_NAME = tableName
})
afterAll(() => dropTable({ tableName, endpoint }))

test(
  `list, map and cell cost the same at ${MANY} reports as at 100`,
  async () => {
    const [{ streetId: small }, { streetId: large }] = [await aStreet(), await aStreet()]
    const at = Date.now()
    const month = monthOf(at)
    for (const [street, count] of [
      [small, 100],
      [large, MANY],
    ] as const) {
      // All in one month and one cell: the worst there is.
      await aLongList(street, `open#${month}`, at, count)
      await aLongList(street, 'cell#031882-075347', at, Math.min(count, 2000))
      await aMonthOf(street, 'open', month, count)
    }
    const bills = []
    for (const street of [small, large]) {
      const first = await call('publicReports', 'list', { streetId: street })
      bills.push([
        await billOf(() => call('publicReports', 'list', { streetId: street })),
        await billOf(() => call('publicReports', 'list', { streetId: street, cursor: first.body.cursor ?? '' })),
        await billOf(() => call('publicReports', 'cell', { streetId: street, cell: '031882-075347' })),
      ])
      expect(first.body.items).toHaveLength(20)
    }
    expect(bills[1]).toEqual(bills[0])
  },
  within(300_000),
)
