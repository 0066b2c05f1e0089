import { client } from '@functions/platform/table'

/** What the database was asked for and what it charged. */
export interface Bill {
  trips: number
  writeUnits: number
  readUnits: number
}

interface Capacity {
  CapacityUnits?: number
  ReadCapacityUnits?: number
  WriteCapacityUnits?: number
}

const WRITES = /^(TransactWrite|Put|Update|Delete|BatchWrite)/

let bill: Bill | undefined

client.middlewareStack.add(
  (next, context) => async (args) => {
    if (bill) (args.input as { ReturnConsumedCapacity?: string }).ReturnConsumedCapacity = 'TOTAL'
    const current = bill
    if (current) current.trips++
    const result = await next(args)
    if (current) {
      const consumed = (result.output as { ConsumedCapacity?: Capacity | Capacity[] }).ConsumedCapacity
      for (const each of [consumed ?? []].flat()) {
        const units = each.CapacityUnits ?? 0
        if (WRITES.test(context.commandName ?? '')) current.writeUnits += units
        else current.readUnits += units
      }
    }
    return result
  },
  { step: 'initialize', name: 'meter' },
)

/** Runs something and says what it cost: calls to the database and the capacity it charged for them. */
export async function billOf(run: () => Promise<unknown>): Promise<Bill> {
  bill = { trips: 0, writeUnits: 0, readUnits: 0 }
  try {
    await run()
    return bill
  } finally {
    bill = undefined
  }
}
