/**
 * `npm run bench:flash`: 2,000 attempts by 500 workers on 300 meals, against DynamoDB Local, with the stock in one counter
 * and in shards, in the same run. Exit code 1 unless exactly 300 are sold, nobody has two and nobody paid for none.
 * Times are of this machine and its local database, which takes one transaction after the other; the ratios count.
 */
import { startDynamo } from '../../local/cloud/dynamodb'
import { createTable } from '../../local/cloud/table'
import { testEnvironment } from '../support/environment'

const WORKERS = 500
const MEALS = 300
const SHARDS = 16
/** People set up at once. */
const BATCH = 25

async function bench(): Promise<number> {
  // The client of the table reads the environment when it is first used: not before here.
  const { aPerson, aStreet } = await import('../support/factories')
  const { flashSale } = await import('../support/flashSale')
  const { streetId } = await aStreet()
  const workers: Awaited<ReturnType<typeof aPerson>>[] = []
  while (workers.length < WORKERS) {
    workers.push(...(await Promise.all(Array.from({ length: BATCH }, () => aPerson(streetId, { points: 36 })))))
  }
  await flashSale(workers.slice(0, BATCH), { stockPerDay: MEALS, stockShards: SHARDS })
  const single = await flashSale(workers, { stockPerDay: MEALS, stockShards: 1 })
  const sharded = await flashSale(workers, { stockPerDay: MEALS, stockShards: SHARDS })
  for (const [name, { attempts, sold, seconds, conflicts }] of Object.entries({ 'one counter': single, sharded })) {
    const rate = (attempts / seconds).toFixed(0)
    say(
      `${name.padEnd(12)} ${attempts} attempts, ${sold} sold in ${seconds.toFixed(1)} s: ${rate}/s, ${conflicts} conflicts`,
    )
  }
  const faster = sharded.attempts / sharded.seconds / (single.attempts / single.seconds)
  say(
    `${SHARDS} shards against one counter: ${faster.toFixed(2)} × the throughput, ${ratio(sharded, single)} × the conflicts`,
  )
  const wrong = [...single.wrong, ...sharded.wrong]
  for (const line of wrong) say(`✗ ${line}`)
  if (wrong.length === 0) say(`✓ exactly ${MEALS} sold, none twice, nobody charged without a voucher`)
  return wrong.length
}

const say = (line: string) => process.stdout.write(`${line}\n`)

const ratio = (one: { conflicts: number }, other: { conflicts: number }) =>
  other.conflicts === 0 ? '–' : (one.conflicts / other.conflicts).toFixed(2)

async function main(): Promise<void> {
  const { endpoint, stop } = await startDynamo()
  try {
    const environment = { ...testEnvironment(), AWS_ENDPOINT_URL_DYNAMODB: endpoint }
    Object.assign(process.env, environment)
    await createTable({ tableName: environment.TABLE_NAME, endpoint })
    process.exitCode = (await bench()) === 0 ? 0 : 1
  } finally {
    await stop()
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
})
