/** Writes dist/service.json, which serverless.yml and the parts of a local run read. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from '../local/paths'
import { deployedFunctions } from './model'
import { serviceOf } from './template'

/** The bundles must be there: rights are read from them. */
async function main(): Promise<void> {
  const file = join(ROOT, 'dist', 'service.json')
  mkdirSync(dirname(file), { recursive: true })
  // Renamed into place, as the bundles are.
  writeFileSync(`${file}.part`, `${JSON.stringify(serviceOf(await deployedFunctions()), null, 2)}\n`)
  renameSync(`${file}.part`, file)
}

void main()
