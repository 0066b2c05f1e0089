import { makeSetupCode } from '@functions/setup/claim'
import { streetOf } from '@functions/stations/street'
import { Slug } from '@shared/contract/types'
import * as v from 'valibot'
import { fail, onTable } from './onTable'

/**
 * `npm run setup-code -- <streetId> [<districtId>]`: a one-time code, told once, that makes a registered member the street's
 * administrator; with a district one who also keeps its list of streets, in which this one then is.
 */
async function main(): Promise<void> {
  const [streetId, districtId] = process.argv.slice(2)
  if (streetId === undefined) throw new Error('npm run setup-code -- <streetId> [<districtId>]')
  if (districtId !== undefined) v.parse(Slug, districtId)
  await streetOf(streetId)
  const { code, until } = await makeSetupCode(streetId, districtId)
  process.stdout.write(`${code.replace(/(\d{4})(?=\d)/g, '$1 ')}\n`)
  process.stdout.write(`good once, until ${new Date(until).toISOString()}\n`)
}

if (process.argv[1] === __filename) onTable(main, { beside: true }).catch(fail)
