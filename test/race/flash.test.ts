import { runs, within } from '../support/depth'
import { aPerson, aStreet } from '../support/factories'
import { flashSale } from '../support/flashSale'
import { ownTable } from '../support/ownTable'

const WORKERS = runs(30, 60)
const MEALS = WORKERS - 20

test.each([1, 5])(
  `${WORKERS} workers tap four times each for ${MEALS} meals in %i shards: exactly so many are sold, to as many people`,
  async (stockShards) => {
    await ownTable()
    const { streetId } = await aStreet()
    const workers = await Promise.all(Array.from({ length: WORKERS }, () => aPerson(streetId, { points: 24 })))
    expect(await flashSale(workers, { stockPerDay: MEALS, stockShards })).toMatchObject({ sold: MEALS, wrong: [] })
  },
  within(60_000),
)
