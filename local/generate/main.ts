/**
 * `npm run openapi`: writes what is derived from folders – lists of what slices have, the table of pages, what slices may
 * import (README.md), what lies in the table (`docs/data-model.md`) – and from the contract: the OpenAPI document (`dist/openapi.json`), who may call what
 * (`docs/access.md`), what each function may do (`docs/rights.md`), what is stored of persons (`docs/personal-data.md`), the mini-program's route table
 * (`miniapp/lib/api/routes.gen.ts`), which keeps valibot and oRPC out of the phone's package, and the shape of the answers
 * (`miniapp/lib/offline/shape.gen.ts`), by which a phone knows that its copies are of another version.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../paths'
import { readmeWithBorders } from './borders'
import { pagesSource } from './pages'
import { modelWithPatterns } from './patterns'
import { listsOfSlices } from './slices'

function write(file: string, text: string): void {
  writeFileSync(join(ROOT, file), text)
}

async function main(): Promise<void> {
  for (const [file, text] of Object.entries(listsOfSlices())) write(file, text)
  write('shared/pages.gen.ts', pagesSource())
  write('README.md', readmeWithBorders(readFileSync(join(ROOT, 'README.md'), 'utf8')))
  write('docs/data-model.md', modelWithPatterns(readFileSync(join(ROOT, 'docs/data-model.md'), 'utf8')))
  // Only now: all that follows reads these lists.
  const { accessDocument, routesSource, shapeSource } = await import('./contract')
  const { openapiDocument } = await import('@functions/openapi/document')
  const { personalDocument } = await import('./personal')
  mkdirSync(join(ROOT, 'dist'), { recursive: true })
  write('docs/personal-data.md', personalDocument())
  write('dist/openapi.json', `${JSON.stringify(await openapiDocument(), null, 2)}\n`)
  write('docs/access.md', accessDocument())
  write('miniapp/lib/api/routes.gen.ts', routesSource())
  write('miniapp/lib/offline/shape.gen.ts', await shapeSource())
  execFileSync(process.execPath, [join(ROOT, 'functions/build.mjs'), '--changed'], { stdio: 'inherit' })
  const [{ rightsDocument }, { deployedFunctions }] = [
    await import('../../infra/document'),
    await import('../../infra/model'),
  ]
  write('docs/rights.md', rightsDocument(await deployedFunctions()))
}

void main()
