import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

export const KB = 1024

/** WeChat takes 2 MB for the main package and for each subpackage, and 30 MB in all. */
const OFFICIAL_PART = 2048 * KB
const OFFICIAL_TOTAL = 30 * 1024 * KB
/** Ours: the main package is what a rider waits for at the first start. */
const MAIN_BUDGET = 700 * KB
const TOTAL_BUDGET = 1536 * KB

/** One package of the mini-program, in bytes, against our budget and WeChat's limit. */
export interface Part {
  name: string
  bytes: number
  budget: number
  official: number
}

const weightOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)

/**
 * What the packages of a weapp build weigh: main first, then each subpackage, then all together.
 * @param root e.g. `dist/weapp`; throws when there is no app.json in it.
 */
export function weighWeapp(root: string): Part[] {
  const app: { subPackages?: { root: string }[] } = JSON.parse(readFileSync(join(root, 'app.json'), 'utf8'))
  const subs = (app.subPackages ?? []).map(({ root: name }) => ({
    name,
    bytes: weightOf(join(root, name)),
    budget: OFFICIAL_PART,
    official: OFFICIAL_PART,
  }))
  const total = weightOf(root)
  const main = total - subs.reduce((sum, { bytes }) => sum + bytes, 0)
  return [
    { name: 'main package', bytes: main, budget: MAIN_BUDGET, official: OFFICIAL_PART },
    ...subs,
    { name: 'in all', bytes: total, budget: TOTAL_BUDGET, official: OFFICIAL_TOTAL },
  ]
}

/** What a PC fetches before the console can be used, and what a screen adds, gzipped. */
const CONSOLE_FIRST_BUDGET = 450 * KB
const CONSOLE_SCREEN_BUDGET = 200 * KB

interface Chunk {
  file: string
  css?: string[]
  imports?: string[]
  /** What it loads when a person asks for it. */
  dynamicImports?: string[]
  isEntry?: boolean
  isDynamicEntry?: boolean
  name?: string
}

/**
 * What the console's first page weighs gzipped, and each screen beside it. What a screen opens later weighs what it adds to
 * every screen that may open it.
 * @param root `dist/console`; throws when no build is in it.
 */
export function weighConsole(root: string): Omit<Part, 'official'>[] {
  const chunks: Record<string, Chunk> = JSON.parse(readFileSync(join(root, 'files.json'), 'utf8'))
  const filesOf = (key: string, known = new Set<string>()): Set<string> => {
    const chunk = chunks[key]
    if (!chunk || known.has(chunk.file)) return known
    for (const file of [chunk.file, ...(chunk.css ?? [])]) known.add(file)
    for (const next of chunk.imports ?? []) filesOf(next, known)
    return known
  }
  const weigh = (files: Iterable<string>) =>
    [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(root, file))).length, 0)
  const entry = Object.keys(chunks).find((key) => chunks[key]?.isEntry)
  if (entry === undefined) throw new Error(`no page in ${root}`)
  const first = filesOf(entry)
  /** Is that file there, whichever screen opened this one? */
  const hasBefore = (key: string) => {
    const openers = Object.entries(chunks).filter(([, { dynamicImports }]) => dynamicImports?.includes(key))
    const theirs = openers.map(([opener]) => filesOf(opener))
    return (file: string) => first.has(file) || (theirs.length > 0 && theirs.every((files) => files.has(file)))
  }
  const screens = Object.entries(chunks)
    .filter(([, { isDynamicEntry }]) => isDynamicEntry)
    .map(([key, { name = key }]) => {
      const isThere = hasBefore(key)
      return {
        name: `screen ${name}`,
        bytes: weigh([...filesOf(key)].filter((file) => !isThere(file))),
        budget: CONSOLE_SCREEN_BUDGET,
      }
    })
  return [{ name: 'first page', bytes: weigh(first), budget: CONSOLE_FIRST_BUDGET }, ...screens]
}
