import { client } from '@functions/platform/store/table'
import { allItems, type RawItem } from '../../local/commands/onTable'
import { anId, call } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { aClerk, anOffer, redeem, ticketFor } from '../support/meals'

/** Items of the next transactions, counted where they leave for the database. */
const transactions: number[] = []
client.middlewareStack.add(
  (next, { commandName }) =>
    (args) => {
      if (commandName === 'TransactWriteItemsCommand' && 'TransactItems' in args.input) {
        transactions.push(Array.isArray(args.input.TransactItems) ? args.input.TransactItems.length : 0)
      }
      return next(args)
    },
  { step: 'initialize', name: 'counting' },
)

/** Size of an item as DynamoDB counts it: names and values in UTF-8; numbers a byte for two digits and one more. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (typeof value === 'number') return Math.ceil(String(value).length / 2) + 1
  if (value instanceof Set) return [...value].reduce((sum: number, each) => sum + sizeOf(each), 3)
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + 1 + sizeOf(each), 3)
  if (typeof value !== 'object' || value === null) return 1
  return Object.entries(value).reduce((sum, [name, each]) => sum + 1 + Buffer.byteLength(name) + sizeOf(each), 3)
}

test('a redemption and a confirmation are five items and one index entry, each below 1 KB: 12 write units', async () => {
  const { streetId } = await aStreet()
  const title = '招牌番茄牛腩面配时令小菜暖心双人套餐'
  const offer = await anOffer(streetId, { title })
  const worker = await aPerson(streetId, { points: 100 })
  const clerk = await aClerk(streetId, offer.merchantId)
  transactions.length = 0
  const { body } = await redeem(worker, offer)
  const ticket = await ticketFor(clerk, body)
  await call('meals', 'confirm', { id: anId(), ticket }, clerk)
  expect(transactions).toEqual([5, 5])
  const written: RawItem[] = []
  for await (const item of allItems()) {
    if (item.streetId === streetId && /^(voucher|entry|account|stock|use|redemption)$/.test(String(item._et))) {
      written.push(item)
    }
  }
  const heavy = written.filter((item) => sizeOf(item) > 1024).map((item) => item._et)
  expect(written.length).toBeGreaterThanOrEqual(8)
  expect(heavy).toEqual([])
  // More than the byOwner entry of the voucher, and the transaction would cost more than the budget allows.
  expect(written.filter((item) => 'ownerPk' in item || 'queuePk' in item).map((item) => item._et)).toEqual(['voucher'])
})
