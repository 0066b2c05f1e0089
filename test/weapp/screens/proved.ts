import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PAGES } from '@shared/pages.gen'
import { build } from 'esbuild'

/** What each page was made from when it was last shown on every phone, by day and by night. */
const FILE = join(__dirname, 'proved.json')

/** Files that a page takes its looks from without importing them. */
const EVERYWHERE = readdirSync('miniapp')
  .filter((name) => /^app\.|\.scss$/.test(name))
  .map((name) => join('miniapp', name))

/** A digest of everything each page is made from, by its route. */
async function digests(): Promise<Record<string, string>> {
  const entryPoints = Object.values(PAGES).map((page) => join('miniapp', `${page}.tsx`))
  const { metafile } = await build({
    entryPoints,
    bundle: true,
    write: false,
    metafile: true,
    outdir: 'dist/pages',
    packages: 'external',
    alias: { '@shared': './shared', '@miniapp': './miniapp' },
    loader: Object.fromEntries(['.scss', '.png', '.jpg', '.svg'].map((extension) => [extension, 'empty'])),
    logLevel: 'error',
  })
  const found: Record<string, string> = {}
  for (const { entryPoint, inputs } of Object.values(metafile.outputs)) {
    if (!entryPoint) continue
    const digest = createHash('sha256')
    for (const file of [...Object.keys(inputs), ...EVERYWHERE].sort()) digest.update(file).update(readFileSync(file))
    found[entryPoint.replace(/^miniapp\//, '').replace(/\.tsx$/, '')] = digest.digest('hex').slice(0, 16)
  }
  return found
}

/** Routes of pages that have changed since they were last shown everywhere. */
export async function changedPages(): Promise<Set<string>> {
  const proved: Record<string, string> = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {}
  const now = await digests()
  return new Set(Object.keys(now).filter((route) => now[route] !== proved[route]))
}

/** Every page was shown everywhere. */
export async function notePages(): Promise<void> {
  const sorted = Object.entries(await digests()).sort(([a], [b]) => (a < b ? -1 : 1))
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`)
}
