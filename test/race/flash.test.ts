import { aPerson, aStreet } from '../support/factories'
import { flashSale } from '../support/flashSale'
import { ownTable } from '../support/ownTable'

test.each([1, 5])(
  'sixty workers tap four times each for forty meals in %i shards: exactly forty are sold, to forty people',
  async (stockShards) => {
    await ownTable()
    const { streetId } = await aStreet()
    const workers = await Promise.all(Array.from({ length: 60 }, () => aPerson(streetId, { points: 24 })))
    expect(await flashSale(workers, { stockPerDay: 40, stockShards })).toMatchObject({ sold: 40, wrong: [] })
  },
  60_000,
)
