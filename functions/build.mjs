/**
 * Bundles every function: `node functions/build.mjs` writes dist/functions/<slice>[-onX]/index.js, a CommonJS file that
 * holds all it needs, and dist/service.json, what serverless is told of them; with `--changed` only when a source has
 * changed since.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { bundleOf, slices } from './folders.cjs'

const FUNCTIONS = dirname(fileURLToPath(import.meta.url))
const ROOT = join(FUNCTIONS, '..')
const OUTPUT = join(ROOT, 'dist', 'functions')

/** Everything the bundles are made from; the lockfile stands for all packages. */
const INPUTS = ['functions', 'shared', 'infra', 'package-lock.json', 'tsconfig.json']
/** Says what the bundles that are there were made from. */
const MARK = join(OUTPUT, '.inputs')

/** The only bundle that may reach for a native module, which is then packed beside it (local/commands/package.mjs). */
const WITH_SHARP = 'media-onUpload'

/** Every deployed function: a slice's index.ts, and each of its on<Event>.ts. */
export const entries = () =>
  slices().flatMap(({ name, folder, handlers }) =>
    handlers.map((part) => ({ name: bundleOf(name, part), source: join(FUNCTIONS, folder, `${part}.ts`) })),
  )

/** sharp anywhere else would be a bundle that dies at its first start in the cloud: say so now. */
function refuseSharpOutside({ outputs, inputs }) {
  const imports = (path) => (inputs[path]?.imports ?? []).some((each) => each.path === 'sharp')
  for (const [output, { inputs: parts }] of Object.entries(outputs)) {
    const name = basename(dirname(output))
    const importer = name === WITH_SHARP ? undefined : Object.keys(parts).find(imports)
    if (importer) throw new Error(`${name} imports sharp through ${importer}; only ${WITH_SHARP} ships it`)
  }
}

/** A digest of the contents of every file the bundles are made from. */
function digest() {
  const hash = createHash('sha256')
  const filesOf = (path) =>
    statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
          .map((entry) => join(entry.parentPath, entry.name))
          .sort()
      : [path]
  for (const file of INPUTS.flatMap((path) => filesOf(join(ROOT, path))))
    hash.update(file.slice(ROOT.length)).update('\0').update(readFileSync(file))
  return hash.digest('hex')
}

/**
 * Bundles all functions in one run, which parses what they share once; not again what was made from the same sources,
 * unless `anew`. Throws with esbuild's own message when one does not build.
 */
export async function bundle({ anew = false } = {}) {
  const all = entries()
  const inputs = digest()
  const isBundled = all.every(({ name }) => existsSync(join(OUTPUT, name, 'index.js')))
  if (!anew && isBundled && existsSync(MARK) && readFileSync(MARK, 'utf8') === inputs) return all
  // A run that is killed half way must not pass for the whole one of before.
  rmSync(MARK, { force: true })
  const { outputFiles, metafile } = await build({
    entryPoints: Object.fromEntries(all.map(({ name, source }) => [join(name, 'index'), source])),
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
    plugins: [pureToolbox],
  })
  refuseSharpOutside(metafile)
  for (const { path, contents } of outputFiles) {
    // Renamed into place: a running `npm start` or a test may be reading the bundle at this moment.
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(`${path}.part`, contents)
    renameSync(`${path}.part`, path)
  }
  writeService()
  writeFileSync(MARK, inputs)
  return all
}

/**
 * dynamodb-toolbox does nothing when it is imported, and does not say so. What a function never calls stays out of its
 * bundle, and so out of its rights (infra/rights.ts).
 */
const pureToolbox = {
  name: 'pure-toolbox',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^dynamodb-toolbox\// }, async ({ path, importer, kind, resolveDir, pluginData }) => {
      if (pluginData === pureToolbox) return undefined
      const found = await resolve(path, { importer, kind, resolveDir, pluginData: pureToolbox })
      return { ...found, sideEffects: false }
    })
  },
}

/** Written in TypeScript, as the slices that it reads: a process of its own, which knows it. */
function writeService() {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', join(ROOT, 'infra', 'write.ts')], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0) throw new Error('dist/service.json could not be written, see above')
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
  const built = await bundle({ anew: !process.argv.includes('--changed') })
  process.stdout.write(`${built.length} functions bundled in ${((Date.now() - started) / 1000).toFixed(1)} s\n`)
}
