import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { slices } from '../../functions/folders.cjs'
import { ROOT } from '../paths'

/** As Biome breaks lines. */
const LINE = 120
const WRITTEN = '// Written by `npm run openapi` from the folders of functions/; do not edit.\n'

/** The slices that have such a file, by the alphabet. */
const slicesWith = (file: string) => slices().filter(({ files }) => files.includes(file))

/** Imports what each slice exports under that name from its file of that name, and lists all of it. */
function listOf(name: string, type: string, from: string, beside?: string): string {
  const found = slicesWith(`${name}.ts`)
  const imports = [
    ...found.map((slice) => `import { ${name} as ${slice.name} } from '${pathOf(slice, name, beside)}'`),
    `import type { ${type} } from '${from}'`,
  ].sort((a, b) => (importedFrom(a) < importedFrom(b) ? -1 : 1))
  const declared = `export const ALL_${name.toUpperCase()}: readonly ${type}[] = [`
  const inOneLine = `${declared}${found.map((slice) => `...${slice.name}`).join(', ')}]`
  const list =
    inOneLine.length <= LINE ? inOneLine : [declared, ...found.map((slice) => `  ...${slice.name},`), ']'].join('\n')
  return `${WRITTEN}${imports.join('\n')}

/** Everything that slices export from their ${name}.ts. */
${list}
`
}

const fromOf = (line: string) => line.slice(line.indexOf("'"))
/** Aliases stand before neighbours, as Biome sorts them. */
const importedFrom = (line: string) => fromOf(line).replace("'.", "'~")
/** A slice's file, as the list imports it that lies beside it in that slice. */
const pathOf = ({ name, folder }: { name: string; folder: string }, file: string, beside?: string) =>
  name === beside ? `./${file}` : `@functions/${folder}/${file}`

/** What each slice exports as `personal` from its personal.ts, by its name. */
function personalSource(): string {
  const found = slicesWith('personal.ts')
  const imports = [
    ...found.map((slice) => `import { personal as ${slice.name} } from '${pathOf(slice, 'personal', 'privacy')}'`),
    "import type { Personal } from '@functions/platform/held'",
  ].sort((a, b) => (importedFrom(a) < importedFrom(b) ? -1 : 1))
  return `${WRITTEN}${imports.join('\n')}

/** What slices say of the persons whose data they store. */
export const ALL_PERSONAL: Readonly<Record<string, Personal>> = {
${found.map(({ name }) => `  ${name},`).join('\n')}
}
`
}

/** What shared/contract has for slices that answer requests. */
function contractOf(names: readonly string[]): string {
  return `${WRITTEN}${names.map((slice) => `import { ${slice} } from './${slice}'`).join('\n')}

/** Named, because the compiler does not write down a type of this length. */
type Contract = {
${names.map((slice) => `  ${slice}: typeof ${slice}`).join('\n')}
}

/** The whole public truth: every route of every slice. */
export const contract: Contract = {
${names.map((slice) => `  ${slice},`).join('\n')}
}
`
}

/** Files that list what slices have, each with its text: who adds a slice touches none of them. */
export function listsOfSlices(): Record<string, string> {
  return {
    'shared/contract/slices.gen.ts': contractOf(
      slicesWith('index.ts')
        .map(({ name }) => name)
        .filter((slice) => existsSync(join(ROOT, 'shared/contract', `${slice}.ts`))),
    ),
    'functions/events/effects.gen.ts': listOf('effects', 'Effect', '@functions/platform/events/effect'),
    'functions/insights/counted.gen.ts': listOf('counted', 'CountedKind', '@functions/counters/kinds', 'insights'),
    'functions/today/due.gen.ts': listOf('due', 'DueSource', '@functions/platform/due', 'today'),
    'functions/privacy/personal.gen.ts': personalSource(),
    'functions/privacy/erasures.gen.ts': listOf('erasures', 'Erasure', '@functions/platform/held', 'privacy'),
    'functions/deliveries/errands.gen.ts': listOf('errands', 'ErrandKind', '@functions/platform/events/errand'),
    'test/support/handlers.gen.ts': `${WRITTEN}/** What each slice deploys for its routes. */
export const HANDLERS = {
${slicesWith('index.ts')
  .map(({ name, folder }) => `  ${name}: () => import('@functions/${folder}/index'),`)
  .join('\n')}
}
`,
  }
}
