/**
 * Bundles every function: `node functions/build.mjs` writes dist/functions/<slice>[-onX]/index.js, a CommonJS file that
 * holds all it needs.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
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
const sharpOnlyWherePacked = (name) => ({
  name: 'sharp-only-where-packed',
  setup(context) {
    context.onResolve({ filter: /^sharp$/ }, ({ importer }) =>
      name === WITH_SHARP
        ? { path: 'sharp', external: true }
        : { errors: [{ text: `${name} imports sharp through ${importer}; only ${WITH_SHARP} ships it` }] },
    )
  },
})

/** Bundles all functions, or those named. Throws with esbuild's own message when one does not build. */
export async function bundle(names) {
  const chosen = entries().filter(({ name }) => names === undefined || names.includes(name))
  for (const { name, source } of chosen) {
    const output = join(OUTPUT, name, 'index.js')
    const { outputFiles } = await build({
      entryPoints: [source],
      outfile: output,
      write: false,
      bundle: true,
      minify: true,
      keepNames: true,
      platform: 'node',
      target: 'node22',
      format: 'cjs',
      mainFields: ['module', 'main'],
      legalComments: 'none',
      logLevel: 'error',
      plugins: [sharpOnlyWherePacked(name)],
    })
    // Renamed into place: a running `npm start` or a test may be reading the bundle at this moment.
    mkdirSync(join(OUTPUT, name), { recursive: true })
    writeFileSync(`${output}.part`, outputFiles[0].contents)
    renameSync(`${output}.part`, output)
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
