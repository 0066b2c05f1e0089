import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import * as v from 'valibot'
import { startGuarded } from '../machine/child'
import { ROOT } from '../paths'

export type Target = 'h5' | 'weapp' | 'console'

const EVERYWHERE = ['shared', 'config', 'tsconfig.json', 'package-lock.json']
const APP = ['miniapp', ...EVERYWHERE, 'types', 'babel.config.js']

/** Everything a build reads. */
const INPUTS: Readonly<Record<Target, readonly string[]>> = {
  h5: APP,
  weapp: APP,
  console: ['console', ...EVERYWHERE],
}

export const outputOf = (target: Target): string => join(ROOT, 'dist', target)
const markOf = (target: Target) => join(ROOT, 'dist', `.${target}.inputs`)

export function filesOf(path: string): string[] {
  if (!existsSync(join(ROOT, path))) return []
  const names = readdirSync(ROOT, { withFileTypes: true }).find(({ name }) => name === path)
  if (names?.isFile()) return [path]
  return readdirSync(join(ROOT, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
    .sort()
}

/** A digest of the contents a build depends on, and of the settings it is built with. */
function digestOf(target: Target, environment: Record<string, string>): string {
  const digest = createHash('sha256').update(JSON.stringify(environment))
  for (const file of INPUTS[target].flatMap(filesOf))
    digest
      .update(file)
      .update('\0')
      .update(readFileSync(join(ROOT, file)))
  return digest.digest('hex')
}

/** The first line that says something after the builder's own heading for errors. */
function firstError(output: string): string {
  const lines = output.split('\n').map((line) => line.trim())
  const from = lines.findIndex((line) => line.startsWith('✖'))
  return lines.slice(from + 1).find((line) => line !== '') ?? 'it says nothing'
}

/** Settings of a build that come from outside (config/index.ts). */
const SETTINGS = [
  'TARO_APP_API',
  'TARO_APP_STREET_ID',
  'TARO_APP_TILES',
  'TARO_APP_TILES_BY',
  'TARO_APP_TILES_SUBDOMAINS',
]

/** The builder of a target, and what it is told. */
function commandOf(target: Target): string[] {
  if (target !== 'console') return [require.resolve('@tarojs/cli/bin/taro'), 'build', '--type', target]
  return [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--config', join(ROOT, 'config/console.mts')]
}

interface Building {
  /** Settings that differ from the environment's. */
  environment?: Record<string, string>
  /** Builds also what was made from the same inputs. */
  anew?: boolean
  onOutput?: (text: string) => void
}

/**
 * Builds the app for a target, or the console, into dist/<target>, unless what is there was made from the same inputs. Returns whether it
 * built. Throws the build's first error when it fails.
 */
export async function buildApp(
  target: Target,
  { environment, anew = false, onOutput }: Building = {},
): Promise<boolean> {
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', ...environment }
  const digest = digestOf(target, Object.fromEntries(SETTINGS.map((name) => [name, env[name] ?? ''])))
  const mark = markOf(target)
  const isBuilt = existsSync(outputOf(target)) && existsSync(mark) && readFileSync(mark, 'utf8') === digest
  if (isBuilt && !anew) return false
  // A build that is killed half way must not pass for the whole one of before.
  rmSync(mark, { force: true })
  const build = startGuarded(process.execPath, commandOf(target), {
    ...{ cwd: ROOT, env },
    ...(onOutput ? { onOutput } : {}),
  })
  const code = await build.ended
  if (code !== 0) {
    const log = join(ROOT, 'dist', `${target}.log`)
    writeFileSync(log, build.output())
    throw new Error(`the ${target} build failed, see ${relative(ROOT, log)}: ${firstError(build.output())}`)
  }
  writeFileSync(mark, digest)
  return true
}

const AppJson = v.object({
  pages: v.array(v.string()),
  subPackages: v.optional(v.array(v.object({ root: v.string(), pages: v.array(v.string()) })), []),
})

/** Every page of the built mini-program, without a leading slash; undefined while it is not built. */
export function builtPages(): string[] | undefined {
  const file = join(outputOf('weapp'), 'app.json')
  if (!existsSync(file)) return undefined
  const { pages, subPackages } = v.parse(AppJson, JSON.parse(readFileSync(file, 'utf8')))
  return [...pages, ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => join(root, page)))]
}
