/**
 * Bundles every function: `node functions/build.mjs` writes dist/functions/<slice>[-onX]/index.js, a CommonJS file that
 * holds all it needs.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const FUNCTIONS = dirname(fileURLToPath(import.meta.url))
const OUTPUT = join(FUNCTIONS, '..', 'dist', 'functions')

/** The only bundle that may reach for a native module, which is then packed beside it (local/package.mjs). */
const WITH_SHARP = 'media-onUpload'

/** Every deployed function: a slice's index.ts, and each of its on<Event>.ts. */
export function entries() {
  return readdirSync(FUNCTIONS, { withFileTypes: true })
    .filter((folder) => folder.isDirectory() && folder.name !== 'platform')
    .flatMap(({ name: slice }) =>
      readdirSync(join(FUNCTIONS, slice))
        .map((file) => /^(index|on[A-Z]\w*)\.ts$/.exec(file)?.[1])
        .filter((part) => part !== undefined)
        .map((part) => ({
          name: part === 'index' ? slice : `${slice}-${part}`,
          source: join(FUNCTIONS, slice, `${part}.ts`),
        })),
    )
}

/** sharp anywhere else would be a bundle that dies at its first start in the cloud: say so now. */
function refuseSharpOutside({ outputs, inputs }) {
  const imports = (path) => (inputs[path]?.imports ?? []).some((each) => each.path === 'sharp')
  for (const [output, { inputs: parts }] of Object.entries(outputs)) {
    const name = basename(dirname(output))
    const importer = name === WITH_SHARP ? undefined : Object.keys(parts).find(imports)
    if (importer) throw new Error(`${name} imports sharp through ${importer}; only ${WITH_SHARP} ships it`)
  }
}

/**
 * Bundles all functions, or those named; in one run, which parses what they share once. Throws with esbuild's own message
 * when one does not build.
 */
export async function bundle(names) {
  const chosen = entries().filter(({ name }) => names === undefined || names.includes(name))
  const { outputFiles, metafile } = await build({
    entryPoints: Object.fromEntries(chosen.map(({ name, source }) => [join(name, 'index'), source])),
    outdir: OUTPUT,
    write: false,
    metafile: true,
    bundle: true,
    minify: true,
    keepNames: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    mainFields: ['module', 'main'],
    legalComments: 'none',
    logLevel: 'error',
    external: ['sharp'],
  })
  refuseSharpOutside(metafile)
  for (const { path, contents } of outputFiles) {
    // Renamed into place: a running `npm start` or a test may be reading the bundle at this moment.
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(`${path}.part`, contents)
    renameSync(`${path}.part`, path)
  }
  return chosen
}

/** What each bundle weighs in bytes, as it is and gzipped. */
export async function sizes() {
  const built = entries().filter(({ name }) => existsSync(join(OUTPUT, name, 'index.js')))
  return Promise.all(
    built.map(async ({ name }) => {
      const file = join(OUTPUT, name, 'index.js')
      return { name, bytes: statSync(file).size, gzipped: gzipSync(await readFile(file)).length }
    }),
  )
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const started = Date.now()
  const built = await bundle()
  process.stdout.write(`${built.length} functions bundled in ${((Date.now() - started) / 1000).toFixed(1)} s\n`)
}
