import { makeSetupCode } from '@functions/setup/claim'
import { streetOf } from '@functions/stations/street'
import { fail, onTable } from './onTable'

/** `npm run setup-code -- <streetId>`: a one-time code, told once, that makes a registered member the street's administrator. */
async function main(): Promise<void> {
  const [streetId] = process.argv.slice(2)
  if (streetId === undefined) throw new Error('npm run setup-code -- <streetId>')
  await streetOf(streetId)
  const { code, until } = await makeSetupCode(streetId)
  process.stdout.write(`${code.replace(/(\d{4})(?=\d)/g, '$1 ')}\n`)
  process.stdout.write(`good once, until ${new Date(until).toISOString()}\n`)
}

if (process.argv[1] === __filename) onTable(main, { beside: true }).catch(fail)
